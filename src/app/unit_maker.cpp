// SPDX-License-Identifier: MIT
#include "app/unit_maker.h"

#include <fmt/format.h>

#include <cstring>
#include <map>

#include "app/log_book.h"
#include "base/hash.h"
#include "model/meeting_title.h"
#include "rules/content_code.h"
#include "rules/figures.h"
#include "rules/findings.h"
#include "rules/findings_approval.h"
#include "rules/frozen.h"
#include "rules/names_in_texts.h"
#include "site/posting.h"

namespace app {
namespace {

// The same for the same finding at another meeting, where the item is still on the list; rows may have moved meanwhile.
std::vector<std::int64_t> finding_numbers(const std::vector<rules::Finding>& findings, const std::string& unit) {
  std::vector<std::int64_t> numbers;
  std::map<std::string, int> alike;
  for (const rules::Finding& finding : findings) {
    const bool of_several = !finding.item.empty() || finding.table == model::TableId::organization;
    const std::string about =
        fmt::format("{} {} {} {}", of_several ? "" : unit, static_cast<int>(finding.table), finding.item, finding.text);
    const std::string digest = base::sha256_digest(fmt::format("{} {}", about, ++alike[about]));
    std::int64_t number = 0;
    std::memcpy(&number, digest.data(), sizeof number);
    numbers.push_back(number);
  }
  return numbers;
}

site::UnitNode make_node(const model::DisclosedRecord& record, const std::vector<const site::UnitNode*>& children,
                         std::size_t unregistered) {
  site::UnitNode node;
  node.organization = record.organization.number;
  node.meeting = record.meeting.number;
  node.organization_name = record.organization.name;
  node.parent = record.organization.parent;
  node.theme = record.meeting.theme;
  node.has_commitments_page = record.has_commitments_page;
  node.has_appraisal_page = record.has_appraisal_page;
  node.own = record.figures;
  rules::add(node.all, record.figures);
  for (const site::UnitNode* child : children) rules::add(node.all, child->all);
  node.all.lacking += static_cast<int>(unregistered);
  node.missing = record.missing;
  // A branch by itself: its distribution as disclosed, with cap, names and guests.
  if (children.empty()) node.all.distribution = record.figures.distribution;
  return node;
}

// What is not posted any more or not yet, a line each for whoever runs the build.
std::vector<std::string> unposted_of(const model::DisclosedRecord& record) {
  std::vector<std::string> lines;
  for (const model::DisclosedNotice& notice : record.notices)
    if (notice.why == model::DisclosedNotice::Why::ended || notice.why == model::DisclosedNotice::Why::not_yet)
      lines.push_back(fmt::format("{} {} {}", record.organization.name, model::meeting_title(record.meeting.number),
                                  site::notice_text(notice)));
  return lines;
}

}  // namespace

bool UnitMaker::validate(const model::YearRecord& record) {
  if (import_ == nullptr || !import_->has_touched({record.organization.number, record.meeting.number})) return true;
  auto objections = import_->objections_to(record);
  if (objections.empty()) objections = import_->refused_findings(record);
  return !refuse(objections);
}

bool UnitMaker::refuse(const std::vector<model::Objection>& objections) {
  if (objections.empty()) return false;
  refused_ = true;
  const std::lock_guard lock(reading_);
  if (import_ != nullptr) {
    import_->refuse_sound_rows(objections);
    return true;
  }
  for (const model::Objection& objection : objections) {
    const auto sheet = source_.loader().sheet(objection.origin.file);
    const model::Table& table = model::table(objection.table);
    const auto column = table.index_of(objection.column);
    rejects_.add({objection.origin.file, 0, objection.origin.row, static_cast<int>(column.value_or(0)),
                  sheet ? model::place(*sheet, objection.origin.row, column) : std::string(table.header) + "表",
                  objection.what, objection.hint});
  }
  return true;
}

// The pages of a unit show other units too: those above it, those below, their entries of what is due.
void UnitMaker::watch(const OrganizationJob& job, const model::YearRecord& record, const site::UnitContext& unit,
                      const site::OrganizationNode& node) const {
  guard_.watch({unit.node.organization, unit.node.meeting, job.place.children},
               rules::secrets_of(record, source_.plan_of(record), options_.disclosure.audience), [&] {
                 std::string text = text_of(unit.node);
                 for (const model::Organization& superior : job.place.superiors)
                   text += superior.name + "\n" + superior.number + "\n";
                 for (const site::OrganizationNode& child : job.children) {
                   text += child.name + "\n" + text_of(child.subtree);
                   for (const site::UnitEntry& entry : child.units) text += text_of(entry.node);
                 }
                 for (const std::string& child : job.place.children) text += child + "\n";
                 for (const site::UnitEntry& entry : node.units) text += text_of(entry.node);
                 return text;
               });
  std::string listed = text_of(unit.due);  // its superiors' pages and the feed show these
  for (const site::FeedRow& row : site::feed_rows(unit.record)) listed += row.title + "\n";
  guard_.look(site::unit_path(unit.node.organization, unit.node.meeting) + site::kFeedFile, listed);
}

void UnitMaker::note_approvals(const model::YearRecord& record, const rules::Computed& computed,
                               const model::Plan& plan) {
  const rules::DisclosureOptions& disclosure = options_.disclosure;
  ApprovalNotes notes;
  for (const model::Batch* batch : rules::approved_batches(record, computed, plan, disclosure))
    notes.seen.push_back(approval_line(record, *batch));
  const std::string unit = record.organization.name + " " + model::meeting_title(record.meeting.number);
  if (rules::wants_approval(plan, disclosure, disclosure.audience))
    for (const rules::Finding& finding : rules::find_unapproved(record, computed, plan, disclosure))
      notes.lacking.push_back(fmt::format("{}：{}", unit, finding.text));
  if (notes.seen.empty() && notes.lacking.empty()) return;
  const std::lock_guard lock(noting_);
  notes_[{record.organization.number, record.meeting.number}] = std::move(notes);
}

ApprovalNotes UnitMaker::approvals() const {
  ApprovalNotes all;
  for (const auto& [unit, notes] : notes_) {
    all.seen.insert(all.seen.end(), notes.seen.begin(), notes.seen.end());
    all.lacking.insert(all.lacking.end(), notes.lacking.begin(), notes.lacking.end());
  }
  return all;
}

// Into the open transaction; a unit of the same organisation that is loaded later finds it there and shows the same.
void UnitMaker::post(const model::YearRecord& record, const model::DisclosedRecord& shown) {
  if (options_.postings == nullptr) return;
  const std::string& organization = record.organization.number;
  const std::vector<rules::ToPost> rows = rules::to_post(record, shown);
  if (rows.empty()) return;
  std::size_t items = 0, commitments = 0;
  const std::lock_guard lock(reading_);
  for (const rules::ToPost& row : rows) {
    if (row.text) options_.postings->add_text(organization, row.table, row.record, row.version, *row.text);
    if (!row.first) continue;
    options_.postings->add_first(organization, row.table, row.record, shown.audience, shown.as_of, row.version);
    ++(row.table == model::TableId::commitment ? commitments : items);
  }
  if (items + commitments == 0) return;
  const store::UnitKey unit{organization, record.meeting.number};
  posted_lines_[unit] = posted_line(unit, shown.audience, items, commitments);
  posted_ += items + commitments;
}

std::vector<store::LogLine> UnitMaker::first_postings() const {
  std::vector<store::LogLine> lines;
  for (const auto& [unit, line] : posted_lines_) lines.push_back(line);
  return lines;
}

void UnitMaker::make(const OrganizationJob& job, const std::string& meeting, site::OrganizationNode& node,
                     site::DueEntries& due) {
  const Place& place = job.place;
  model::YearRecord record;
  std::vector<site::Superior> superiors;
  {
    const std::lock_guard lock(reading_);
    record = source_.load(place, meeting);
    for (const model::Organization& superior : place.superiors) {
      if (!source_.loader().has_meeting({superior.number, meeting})) break;
      superiors.push_back({superior.number, superior.name});
    }
  }
  const bool sound = validate(record);
  const bool for_society = options_.disclosure.audience == model::Audience::society;
  const bool asks_for_names = sound && for_society;
  if (refused_ && !asks_for_names) return;

  rules::as_it_stood(record, options_.disclosure.as_of);
  const model::Plan& plan = source_.plan_of(record);
  const rules::Computed computed = source_.compute(record, plan);
  std::vector<std::string> named;
  model::DisclosedRecord shown = rules::disclose(record, computed, plan, options_.disclosure, &named);
  if (for_society) refuse(rules::names_in_texts(record, named, options_.disclosure.names));
  if (refused_) return;
  post(record, shown);
  const site::Contents contents = site::contents_of(shown, !job.children.empty());
  if (!job.children.empty()) site::leave_out_empty_pages(shown);
  std::vector<const site::UnitNode*> children;
  std::vector<site::UnregisteredChild> unregistered;
  for (std::size_t i = 0; i < job.children.size(); ++i) {
    if (const site::UnitEntry* unit = job.children[i].find(meeting)) {
      children.push_back(&unit->node);
    } else {
      unregistered.push_back({place.children[i], job.children[i].name});
    }
  }

  site::UnitEntry entry;
  entry.node = make_node(shown, children, unregistered.size());
  entry.node.contents = contents;
  entry.feed = site::feed_rows(shown);
  entry.unposted = unposted_of(shown);
  rules::DisclosureOptions usual = options_.disclosure;
  usual.audience = options_.usual;
  std::vector<rules::Finding> findings = rules::find(record, computed, plan, source_.options());
  for (rules::Finding& finding : rules::find_unapproved(record, computed, plan, usual))
    findings.push_back(std::move(finding));
  entry.findings = finding_numbers(findings, place.organization.number + " " + meeting);
  note_approvals(record, computed, plan);
  site::UnitContext unit{builder_.frame(),     shown,          entry.node, site::due_entries(shown),
                         std::move(superiors), place.meetings, children,   std::move(unregistered),
                         job.has_years_page};
  for (const site::UnitEntry& earlier : node.units)
    if (earlier.has_page("rectification.html")) unit.former_lists.push_back(earlier.node.meeting);
  const site::UnitEntry* former = job.former ? job.former->find(meeting) : nullptr;
  const std::vector<site::PageKey> none;
  const std::vector<site::PageKey>& pages = former == nullptr ? none : former->pages;
  watch(job, record, unit, node);
  entry.pages = builder_.add_unit(unit, options_.in_place ? pages : none, pages);
  due = unit.due;
  node.units.push_back(entry);
  if (meeting != place.meetings.back()) return;
  const std::vector<site::PageKey>& own = job.former ? job.former->pages : none;
  node.pages = builder_.add_organization(unit, node.units, options_.in_place ? own : none, own);
  const std::vector<site::PageKey>& screen = job.former ? job.former->kiosk : none;
  auto kiosk = builder_.add_kiosk(unit, node.units, options_.in_place ? screen : none, screen);
  node.kiosk = std::move(kiosk.pages);
  node.round_seconds = kiosk.seconds;
  guard_.leave({place.organization.number, meeting, place.children});
}

}  // namespace app

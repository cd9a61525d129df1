// SPDX-License-Identifier: MIT
#include "rules/disclose.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/figures.h"
#include "rules/missing.h"

namespace rules {
namespace {

using model::Audience;
using model::How;
using model::Shown;
using model::Tier;

Audience personal_items_posted_by(const model::Plan& plan) {
  return std::min(plan.posted.personal_items, Audience::unit);
}

// Turns record values into what the audience may see.
class Discloser {
 public:
  Discloser(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
            const DisclosureOptions& options)
      : record_(record), computed_(computed), plan_(plan), options_(options) {}

  model::DisclosedRecord record() {
    model::DisclosedRecord out;
    out.audience = options_.audience;
    out.as_of = options_.as_of;
    const model::Organization& own = record_.organization;
    out.organization = {own.number, own.name, own.kind, own.parent, own.phone, own.mailbox, own.address};
    const model::Meeting& meeting = record_.meeting;
    out.meeting = {meeting.number,
                   text(meeting.theme).text,
                   text(meeting.place).text,
                   text(meeting.format).text,
                   meeting.date,
                   meeting.attended,
                   {},
                   {}};
    if (may_see(Audience::unit)) out.meeting.host = {meeting.host, How::as_is};
    // What is said of a meeting is not there before it was held.
    const bool to_come = meeting.date && *meeting.date > options_.as_of;
    if (to_come) out.meeting.attended.reset();
    out.plan = plan_.id + " " + plan_.name;
    out.has_appraisal_page = plan_.appraisal.has_value() && may_see(options_.appraisal_audience);
    out.asks_list = plan_.uses(model::TableId::rectification);
    out.posts_list = out.has_rectification_page = posts_list(plan_, options_.audience);
    out.has_commitments_page = may_see(commitments_posted()) && plan_.uses(model::TableId::commitment);
    out.has_preparation_page =
        may_see(Audience::members) && (plan_.uses(model::TableId::opinion) || plan_.uses(model::TableId::talk));
    out.has_filings_page =
        may_see(Audience::members) && (plan_.uses(model::TableId::filing) || plan_.uses(model::TableId::material));
    for (const ComputedItem& computed : computed_.items)
      if (out.asks_list && may_see(widest(computed))) out.items.push_back(item(computed));
    for (const model::DisclosedItem& shown : out.items) shown_items_.insert(shown.number);
    std::set<std::string> promised;
    for (std::size_t i = 0; out.has_commitments_page && i < record_.commitments.size(); ++i) {
      const model::Commitment& raw = record_.commitments[i];
      const bool says_nothing = raw.text.empty() && !shown_items_.contains(raw.rectification);  // its item is not shown
      if (!may_see(widest(raw)) || says_nothing || to_come) continue;
      out.commitments.push_back(commitment(raw, computed_.fulfilments[i], computed_.commitment_dues[i]));
      out.commitments.back().first_of_member = promised.insert(raw.member).second;
    }
    if (out.has_commitments_page) out.groups = groups();
    for (std::size_t i = 0; i < computed_.earlier_fulfilments.size(); ++i)
      if (auto shown = earlier_commitment(i); out.has_commitments_page && !shown.text.empty())
        out.earlier_commitments.push_back(std::move(shown));
    for (const StageStatus& status : computed_.stages) out.stages.push_back(stage(status));
    last_list(out);
    if (may_see(Audience::members)) preparation_and_filings(out);
    if (!to_come) attendance(out);
    out.figures = figures_of(out);
    if (options_.audience == Audience::unit && !out.has_commitments_page && !to_come) count_reports(out.figures);
    out.figures.data_date = computed_.data_date;
    if (computed_.distribution && may_see(options_.appraisal_audience))
      out.figures.distribution = distribution(*computed_.distribution);
    out.missing = missing_of(out, record_, computed_, plan_);
    out.figures.lacking = out.missing.empty() ? 0 : 1;
    return out;
  }

 private:
  // Whether something meant for audiences up to `widest` is shown in this build.
  [[nodiscard]] bool may_see(Audience widest) const { return options_.audience <= widest; }

  // A member's problem that the committee took up: the item is the committee's, the problem stays the member's.
  [[nodiscard]] bool may_see_problem(const ComputedItem& computed) const {
    return computed.problem != nullptr &&
           (computed.problem->subject.is_committee() || may_see(personal_items_posted()));
  }
  [[nodiscard]] Audience widest(const ComputedItem& computed) const {
    const model::Rectification& item = *computed.item;
    const bool named_by_member =
        item.item.empty() && computed.problem != nullptr && !computed.problem->subject.is_committee();
    const Audience by_rule =
        item.subject.is_committee() && !named_by_member ? plan_.posted.items : personal_items_posted();
    return item.scope ? std::min(*item.scope, by_rule) : by_rule;
  }
  [[nodiscard]] Audience widest(const model::Commitment& commitment) const {
    return commitment.scope ? std::min(*commitment.scope, commitments_posted()) : commitments_posted();
  }
  // What one member promises or mends is never posted to society, whatever a plan says.
  [[nodiscard]] Audience commitments_posted() const { return std::min(plan_.posted.commitments, Audience::unit); }
  [[nodiscard]] Audience personal_items_posted() const { return personal_items_posted_by(plan_); }

  [[nodiscard]] Shown text(const std::string& raw) const {
    if (options_.audience != Audience::society) return {raw, How::as_is};
    return shown(mask_names(raw, options_.names), raw);
  }
  // An item without words of its own is called by the problem it answers.
  [[nodiscard]] Shown title(const model::Rectification& item, const model::Problem* problem) const {
    return text(item.item.empty() && problem != nullptr ? problem->text : item.item);
  }
  [[nodiscard]] Shown responsible(const std::string& raw) const {
    if (options_.audience != Audience::society) return {raw, How::as_is};
    return shown(mask_responsible(raw, options_.names), raw);
  }
  [[nodiscard]] static Shown shown(std::string masked, const std::string& raw) {
    const How how = masked == raw ? How::as_is : How::masked;
    return {std::move(masked), how};
  }

  [[nodiscard]] model::DisclosedItem item(const ComputedItem& computed) const {
    const model::Rectification& raw = *computed.item;
    const ItemStatus& status = computed.status;
    model::DisclosedItem out;
    out.number = raw.number;
    out.meeting = raw.meeting;
    out.listed_on = raw.meeting_date;
    out.carried = computed.carried;
    out.of_committee = raw.subject.is_committee();
    out.subject = {out.of_committee ? "班子" : raw.subject.name, How::as_is};
    const bool own_title = !raw.item.empty();
    out.item = title(raw, computed.problem);
    out.measures = text(raw.measures);
    out.unit = text(raw.unit);
    out.responsible = responsible(responsible_on(raw, options_.as_of));
    if (may_see_problem(computed)) {
      if (own_title) out.problem = text(computed.problem->text);
      out.source = computed.problem->source;
    }
    out.years = computed.years;
    out.former = former(computed.problem);
    out.status = status.status;
    out.due = status.due;
    out.earlier = earlier_deadlines(status);
    out.late_from = status.late_from();
    out.days_late = status.days_late;
    out.days_left = status.days_left;
    out.extensions = status.extensions;
    out.closed_late = status.closed_late;
    out.closed_on = status.closed_on;
    out.rechecked_on = status.rechecked_on;
    for (const model::Event& event : raw.events)
      if (event.date <= options_.as_of)
        out.events.push_back({event.date, event.kind, text(event.content), responsible(event.new_responsible),
                              event.new_deadline, event.result});
    return out;
  }

  // One step back: what came before that stands on the former item.
  [[nodiscard]] std::vector<model::DisclosedFormer> former(const model::Problem* problem) const {
    std::vector<model::DisclosedFormer> all;
    const model::Problem* earlier = problem == nullptr ? nullptr : find_problem(record_, problem->earlier);
    if (earlier == nullptr) return all;
    for (const model::Rectification& item : record_.earlier_items)
      if (item.problem == earlier->number && may_see(widest(ComputedItem{&item, earlier, {}, true, 1})))
        all.push_back({item.number, item.meeting});
    return all;
  }

  [[nodiscard]] static std::vector<model::DisclosedEarlierDeadline> earlier_deadlines(const ItemStatus& status) {
    std::vector<model::DisclosedEarlierDeadline> all;
    for (const EarlierDeadline& earlier : status.earlier)
      all.push_back({earlier.due, earlier.changed_on, earlier.approved_late, earlier.relapse});
    return all;
  }

  [[nodiscard]] std::vector<std::string> groups() const {
    std::vector<std::string> names;
    for (const model::Member& member : record_.members)
      if (!member.group.empty() && std::find(names.begin(), names.end(), member.group) == names.end())
        names.push_back(member.group);
    return names;
  }

  [[nodiscard]] const ComputedItem* find_item(const std::string& number) const {
    for (const ComputedItem& computed : computed_.items)
      if (computed.item->number == number) return &computed;
    return nullptr;
  }

  // A commitment tied to an item need not repeat its text, measures and deadline. Words of its own need measures of
  // its own: those of the item were not promised with them.
  [[nodiscard]] model::DisclosedCommitment commitment(const model::Commitment& raw, const FulfilmentStatus& status,
                                                      const model::Due& due) const {
    model::DisclosedCommitment out;
    out.number = raw.number;
    out.name = {raw.name, How::as_is};
    out.measures = text(raw.measures);
    out.text = text(raw.text);
    out.due = due;
    if (shown_items_.contains(raw.rectification)) {
      const ComputedItem* item = find_item(raw.rectification);
      out.item = raw.rectification;
      if (raw.text.empty()) out.text = title(*item->item, item->problem);
      if (raw.text.empty() && raw.measures.empty()) out.measures = text(item->item->measures);
      if (!raw.deadline) out.due = item->status.due;
    }
    out.latest = status.latest;
    out.kept_on = status.kept_on;
    for (const ExpectedReport& report : status.due)
      out.quarters.push_back({report.label, report.given, true, report.last_day, report.made_up && !report.given});
    if (status.running)
      out.quarters.push_back({status.running->label, status.running->given, false, status.running->last_day});
    for (const model::Member& member : record_.members)
      if (member.number == raw.member) {
        out.posts = member.posts;
        out.group = member.group;
      }
    for (const model::Fulfilment& report : raw.reports)
      if (report.date <= options_.as_of)
        out.reports.push_back({report.date, text(report.content), report.result, report.occasion});
    return out;
  }

  // Of the last meeting. Its item may have left the list; without text it is not shown.
  [[nodiscard]] model::DisclosedCommitment earlier_commitment(std::size_t index) const {
    const model::Commitment& raw = record_.earlier_commitments[index];
    if (!may_see(widest(raw))) return {};
    model::DisclosedCommitment out =
        commitment(raw, computed_.earlier_fulfilments[index], computed_.earlier_commitment_dues[index]);
    if (!out.item.empty()) return out;
    for (const model::Rectification& item : record_.earlier_items) {
      const ComputedItem computed{&item, find_problem(record_, item.problem), {}, true, 1};
      if (item.number != raw.rectification || !may_see(widest(computed))) continue;
      out.item = item.number;
      if (raw.text.empty()) out.text = title(item, computed.problem);
      if (raw.text.empty() && raw.measures.empty()) out.measures = text(item.measures);
    }
    return out;
  }

  [[nodiscard]] model::DisclosedStage stage(const StageStatus& status) const {
    const bool said = status.row != nullptr;
    return {text(status.name).text,
            said && may_see(Audience::members) ? status.row->note : "",
            status.sitting,
            said ? status.row->start : std::nullopt,
            status.done,
            status.due,
            status.state,
            status.days_late};
  }

  void last_list(model::DisclosedRecord& out) const {
    for (const LastItem& last : computed_.last_list) {
      const ComputedItem computed{last.item, last.problem, last.status, true, 1};
      if (!may_see(widest(computed))) continue;
      out.last_list.push_back({last.item->number, last.item->meeting, title(*last.item, last.problem),
                               responsible(last.responsible), text(last.cause), last.state, last.status.due,
                               earlier_deadlines(last.status), last.status.days_late, last.status.extensions,
                               last.status.closed_on});
    }
    out.has_last_page = !out.last_list.empty();
    out.three_states = plan_.last_list == model::LastList::three_states;
  }

  static bool was_absent(const model::Member& member) {
    return member.attendance == model::Attendance::absent || member.attendance == model::Attendance::made_up;
  }
  // Who should have come is known where those who came and those who did not add up; a committee's own sitting, or one
  // with statements in writing, does not.
  void attendance(model::DisclosedRecord& out) const {
    int expected = 0, missed = 0;
    for (const model::Member& member : record_.members) {
      using enum model::Attendance;
      if (member.attendance == away || member.attendance == elsewhere || member.attendance == out_of_scope) continue;
      ++expected;
      if (!was_absent(member)) continue;
      ++missed;
      if (may_see(Audience::members)) out.absent.push_back({member.name, state_of_absent(member)});
    }
    if (may_see(Audience::unit) && out.meeting.attended && *out.meeting.attended + missed == expected)
      out.meeting.expected = expected;
  }
  [[nodiscard]] std::string state_of_absent(const model::Member& member) const {
    if (member.attendance == model::Attendance::made_up) return "已补课";
    if (plan_.appraisal && plan_.knows(model::Attendance::made_up)) return "尚未补课";
    if (!plan_.absent_told) return "";
    return member.told && *member.told <= options_.as_of ? model::chinese(*member.told) + "已转告" : "还没有转告";
  }

  // A list of members that there is only if there is such a member (P04: 不合格党员名单), before it is approved.
  static bool tells_a_tier(const FilingStatus& filing) {
    return filing.if_any && filing.reviewed_there && !filing.reviewed;
  }

  void preparation_and_filings(model::DisclosedRecord& out) const {
    if (plan_.uses(model::TableId::opinion))
      for (const model::Opinion& raw : record_.opinions) out.opinions.push_back({raw.channel, raw.count, raw.answered});
    if (plan_.uses(model::TableId::talk))
      for (const model::Talk& raw : record_.talks)
        out.talks.push_back({raw.kind, raw.expected, raw.held, plan_.must_talk_of(raw.kind)});
    for (const FilingStatus& status : computed_.filings)
      if (!tells_a_tier(status))
        out.filings.push_back({status.material, status.recipient, status.due, status.state, status.sent,
                               status.reviewed, status.reviewed_there, status.gate, status.days_late});
    out.opinions_are_answered = plan_.requires_column("opinion.answered");
    for (const MaterialStatus& status : computed_.materials) out.materials.push_back({status.name, status.archived});
  }

  // Where reports are asked for (P10) the unit sees how many are missing, though not whose.
  void count_reports(model::Figures& figures) const {
    if (plan_.fulfilment == model::Rhythm::none) return;
    figures.commitments = static_cast<int>(record_.commitments.size());
    for (const FulfilmentStatus& status : computed_.fulfilments) {
      figures.due_reports += static_cast<int>(status.due.size());
      figures.given += status.given;
      figures.missing += status.missing;
      if (status.latest) ++figures.reported;
      if (status.latest == model::Fulfilled::kept) ++figures.kept;
    }
  }

  [[nodiscard]] model::DisclosedDistribution distribution(const Distribution& raw) const {
    model::DisclosedDistribution out;
    const bool exact = options_.audience == Audience::members;
    const model::Appraisal& appraisal = *plan_.appraisal;
    out.cells = merge_small(raw.tiers, appraisal.tiers, exact ? 0 : options_.small_count,
                            appraisal.commended && may_see(Audience::unit));
    const bool any_merged =
        std::any_of(out.cells.begin(), out.cells.end(), [](const auto& cell) { return cell.merged(); });
    out.merged_below = any_merged ? options_.small_count : 0;
    out.members = raw.members;
    out.assessed = raw.assessed;
    out.under_review = raw.under_review;
    out.undecided = raw.undecided;
    out.formal = raw.formal;
    out.not_assessed = raw.not_assessed;
    out.has_cap = appraisal.cap.has_value();
    out.cap = raw.cap();
    out.cap_base = raw.base();
    out.cap_of = raw.rule.base;
    out.knows_made_up = plan_.knows(model::Attendance::made_up);
    if (!out.cells.empty() && !out.cells.front().merged()) out.within_cap = raw.within_cap();
    if (may_see(appraisal.commended ? Audience::unit : Audience::members))
      for (const model::Member& member : record_.members)
        if (member.tier == Tier::excellent && tier_counts(member, appraisal, options_.as_of))
          out.excellent.push_back(member.name);
    return out;
  }

  const model::YearRecord& record_;
  const Computed& computed_;
  const model::Plan& plan_;
  const DisclosureOptions& options_;
  std::set<std::string> shown_items_;
};

}  // namespace

bool posts_list(const model::Plan& plan, Audience audience) {
  return plan.uses(model::TableId::rectification) &&
         audience <= std::max(plan.posted.items, personal_items_posted_by(plan));
}

std::vector<model::TierCell> merge_small(const std::array<int, 4>& tiers, const std::vector<Tier>& known,
                                         int small_count, bool commended) {
  std::vector<model::TierCell> cells;
  for (const Tier tier : known) cells.push_back({tier, tier, tiers[static_cast<std::size_t>(tier)]});
  const std::size_t kept = commended ? 1 : 0;
  while (cells.size() > kept + 1) {
    const bool small = std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(kept), cells.end(),
                                   [&](const model::TierCell& cell) { return cell.count < small_count; });
    if (!small) break;
    model::TierCell& above = cells[cells.size() - 2];
    above.to = cells.back().to;
    above.count += cells.back().count;
    cells.pop_back();
  }
  return cells;
}

model::DisclosedRecord disclose(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                                const DisclosureOptions& options) {
  return Discloser(record, computed, plan, options).record();
}

}  // namespace rules

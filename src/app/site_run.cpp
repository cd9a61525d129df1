// SPDX-License-Identifier: MIT
#include "app/site_run.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "app/commands.h"
#include "base/embedded.h"
#include "base/hash.h"
#include "base/workers.h"
#include "rules/figures.h"
#include "rules/findings.h"

namespace app {
namespace {

// Every build of the program is another one, also between two versions.
std::string program_stamp() {
  struct stat status {};
  if (::stat("/proc/self/exe", &status) != 0) return version();
  return fmt::format("{} {} {}.{}", version(), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

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

site::UnitNode make_node(const model::DisclosedRecord& record, const std::vector<const site::UnitNode*>& children) {
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
  // A branch by itself: its distribution as disclosed, with cap, names and guests.
  if (children.empty()) node.all.distribution = record.figures.distribution;
  return node;
}

model::DisclosedOrganization disclosed(const model::Organization& each) {
  return {each.number, each.name, each.kind, each.parent, each.phone, each.mailbox, each.address};
}

}  // namespace

// One organisation while it is worked on.
struct SiteRun::Job {
  Place place;
  std::optional<site::OrganizationNode> former;
  std::vector<site::OrganizationNode> children;
};

SiteRun::SiteRun(Workspace& workspace, LedgerImport* import, site::Publisher& publisher, SiteRunOptions options)
    : workspace_(workspace),
      import_(import),
      publisher_(publisher),
      options_(std::move(options)),
      site_(site_name(options_.target, options_.audience)),
      source_(workspace, options_.as_of) {}

SiteRun::~SiteRun() = default;

void SiteRun::decide() {
  const store::RecordState record = source_.loader().state();
  base::Sha256 inputs;
  for (const std::string& input :
       {program_stamp(), render::Templates::digest_of(options_.templates),
        render::Templates::digest_of(base::embedded_under("data/")), workspace_.settings.digest,
        model::iso(options_.as_of), std::string(config::audience_key(options_.audience)),
        options_.audience == model::Audience::society ? std::to_string(record.names) : ""})
    inputs.add_field(input);
  state_.inputs = inputs.hex();
  const auto former = options_.verify ? std::nullopt : remembered_site(workspace_.cache, site_);
  in_place_ = former && !former->version.empty() && former->version == publisher_.version();
  const bool known = in_place_ && former->inputs == state_.inputs &&
                     source_.loader().mark_of(former->record.number) == former->record.mark;
  const bool changed_record = import_ != nullptr && import_->changed_anything();
  if (!known) return plan_whole();
  if (!changed_record && record.number == former->record.number) {
    nothing_to_do_ = true;
    state_ = *former;
    return;
  }
  // Names may have changed: any text may name anybody.
  if (options_.audience == model::Audience::society) return plan_whole();
  plan_changed(source_.loader().changed_since(former->record.number));
}

void SiteRun::plan_whole() {
  publisher_.begin_whole();
  todo_ = source_.children_first();
  in_todo_.insert(todo_.begin(), todo_.end());
}

// What has changed, and everything above it.
void SiteRun::plan_changed(const std::vector<store::UnitKey>& changed) {
  whole_ = false;
  changed_.insert(changed.begin(), changed.end());
  std::map<std::string, std::size_t> depths;
  for (const store::UnitKey& unit : changed) {
    if (depths.contains(unit.organization)) continue;
    const Place place = source_.place(unit.organization);
    std::size_t depth = place.superiors.size();
    depths[unit.organization] = depth;
    for (const model::Organization& superior : place.superiors) depths[superior.number] = --depth;
  }
  for (const auto& [organization, depth] : depths) todo_.push_back(organization);
  std::stable_sort(todo_.begin(), todo_.end(),
                   [&](const std::string& a, const std::string& b) { return depths.at(a) > depths.at(b); });
  in_todo_.insert(todo_.begin(), todo_.end());
}

void SiteRun::make(const Console& console) {
  decide();
  if (nothing_to_do_) return;
  templates_.emplace(options_.templates);
  site::Frame frame;
  frame.audience = options_.audience;
  frame.as_of = options_.as_of;
  frame.url = workspace_.settings.url;
  frame.due_soon_days = workspace_.settings.due_soon_days;
  frame.small_count = workspace_.settings.small_count;
  frame.version = version();
  builder_.emplace(std::move(frame), *templates_, base::embedded_file("public/site.css").value_or(""), publisher_);
  if (options_.audience == model::Audience::society) names_ = rules::KnownNames(source_.loader().member_names());
  progress_.start("正在生成", todo_.size());
  base::run_workers(
      std::min(base::processor_count(), std::max<std::size_t>(todo_.size() / 4, 1)), [&] { work(console); },
      [&] {
        const std::lock_guard lock(planning_);
        stopped_ = true;
        finished_.notify_all();
      });
  console.end_progress();
  if (refused_) return;
  if (whole_) forget_others();
  make_root();
}

// An organisation that this record has not: another record may have it again, and its pages are gone by then.
void SiteRun::forget_others() {
  for (const std::string& name : workspace_.cache.names_under(entry("")))
    if (!in_todo_.contains(name.substr(entry("").size()))) workspace_.cache.remove(name);
}

void SiteRun::work(const Console& console) {
  while (const auto at = take()) {
    const std::string& organization = todo_[*at];
    process(organization);
    const std::lock_guard lock(planning_);
    done_.insert(organization);
    progress_.count(console);
    finished_.notify_all();
  }
}

std::optional<std::size_t> SiteRun::take() {
  const std::lock_guard lock(planning_);
  if (stopped_ || next_ == todo_.size()) return std::nullopt;
  return next_++;
}

// They were taken before, perhaps by others.
void SiteRun::wait_for_children(const Place& place) {
  std::unique_lock lock(planning_);
  finished_.wait(lock, [&] {
    return stopped_ || std::all_of(place.children.begin(), place.children.end(), [&](const std::string& child) {
             return !in_todo_.contains(child) || done_.contains(child);
           });
  });
}

// From the cache; made anew where the cache has lost it.
site::OrganizationNode SiteRun::node_of(const std::string& organization) {
  if (const auto bytes = workspace_.cache.get(entry(organization)))
    if (auto node = site::node_from_bytes(*bytes)) return std::move(*node);
  return process(organization);
}

bool SiteRun::must_remake(const Place& place, const std::string& meeting) const {
  if (whole_ || meeting == place.meetings.back()) return true;
  if (changed_.contains({place.organization.number, meeting})) return true;
  return std::any_of(place.children.begin(), place.children.end(),
                     [&](const std::string& child) { return in_todo_.contains(child); });
}

site::OrganizationNode SiteRun::process(const std::string& organization) {
  Job job;
  {
    const std::lock_guard lock(loading_);
    job.place = source_.place(organization);
  }
  wait_for_children(job.place);
  if (const auto bytes = workspace_.cache.get(entry(organization))) job.former = site::node_from_bytes(*bytes);
  if (!refused_)
    for (const std::string& child : job.place.children) job.children.push_back(node_of(child));
  site::OrganizationNode node;
  site::DueEntries due;
  for (const std::string& meeting : job.place.meetings) {
    const site::UnitEntry* former = job.former ? job.former->find(meeting) : nullptr;
    if (former != nullptr && !must_remake(job.place, meeting)) {
      builder_->keep_unit(*former);
      node.units.push_back(*former);
    } else if (auto unit = remake(job, meeting, due)) {
      node.units.push_back(std::move(*unit));
    }
  }
  if (refused_) return node;
  site::begin_subtree(node, due);
  for (const site::OrganizationNode& child : job.children) site::add_below(node, child.subtree);
  workspace_.cache.put(entry(organization), site::to_bytes(node));
  return node;
}

std::optional<site::UnitEntry> SiteRun::remake(const Job& job, const std::string& meeting, site::DueEntries& due) {
  const Place& place = job.place;
  const store::UnitKey key{place.organization.number, meeting};
  model::YearRecord record;
  std::vector<site::Superior> superiors;
  {
    const std::lock_guard lock(loading_);
    record = source_.load(place, meeting);
    for (const model::Organization& superior : place.superiors) {
      if (!source_.loader().has_meeting({superior.number, meeting})) break;
      superiors.push_back({superior.number, superior.name});
    }
  }
  if (import_ != nullptr && import_->has_touched(key)) {
    if (const auto objections = import_->objections_to(record); !objections.empty()) {
      const std::lock_guard lock(loading_);
      import_->refuse_sound_rows(objections);
      refused_ = true;
    }
  }
  if (refused_) return std::nullopt;

  const model::Plan& plan = source_.plan_of(record);
  const rules::Computed computed = source_.compute(record, plan);
  const config::Settings& settings = workspace_.settings;
  const model::DisclosedRecord shown =
      rules::disclose(record, computed, plan,
                      {options_.audience, settings.appraisal_audience, settings.small_count, options_.as_of, names_});
  std::vector<const site::UnitNode*> children;
  for (const site::OrganizationNode& child : job.children)
    if (const site::UnitEntry* unit = child.find(meeting)) children.push_back(&unit->node);

  site::UnitEntry entry;
  entry.node = make_node(shown, children);
  entry.findings = finding_numbers(rules::find(record, computed, plan, source_.options()), key.organization + meeting);
  const site::UnitContext unit{builder_->frame(),    shown,          entry.node, site::due_entries(shown),
                               std::move(superiors), place.meetings, children};
  const site::UnitEntry* former = job.former ? job.former->find(meeting) : nullptr;
  static const std::vector<site::PageKey> none;
  const std::vector<site::PageKey>& pages = former == nullptr ? none : former->pages;
  entry.pages = builder_->add_unit(unit, in_place_ ? pages : none, pages);
  due = unit.due;  // of the newest, which comes last
  return entry;
}

void SiteRun::make_root() {
  site::SiteRoot root;
  site::OrganizationNode everything;
  for (const std::string& organization : source_.loader().children(""))
    site::add_below(everything, node_of(organization).subtree);
  root.all = std::move(everything.subtree);
  const config::Settings& settings = workspace_.settings;
  root.contact = disclosed(source_.place(settings.organization).organization);
  if (root.contact.name.empty()) root.contact.name = "公示栏";  // nothing imported yet
  if (source_.loader().organization(settings.organization)) {
    const site::OrganizationNode own = node_of(settings.organization);
    if (const site::UnitEntry* unit = own.find(settings.meeting)) root.own = unit->node;
  }
  add_tops(root);
  state_.findings = root.all.findings;
  const site::SiteBuilder::Built built = builder_->finish(std::move(root));
  state_.version = built.version;
  state_.code = built.code;
  state_.pages = built.pages;
}

// Units at the top of the tree: those with children as tables, of each organisation the newest; the others alone.
void SiteRun::add_tops(site::SiteRoot& root) {
  const std::vector<store::UnitKey> tops = source_.loader().top_units();
  for (auto first = tops.begin(); first != tops.end();) {
    const std::string& organization = first->organization;
    const auto last =
        std::find_if(first, tops.end(), [&](const auto& unit) { return unit.organization != organization; });
    const site::OrganizationNode node = node_of(organization);
    std::vector<site::OrganizationNode> children;
    for (const std::string& child : source_.loader().children(organization)) children.push_back(node_of(child));
    bool has_table = false;
    for (auto top = std::make_reverse_iterator(last); top != std::make_reverse_iterator(first); ++top) {
      const site::UnitEntry* unit = node.find(top->meeting);
      site::SiteRoot::Superior superior{unit->node, {}};
      for (const site::OrganizationNode& child : children)
        if (const site::UnitEntry* below = child.find(top->meeting)) superior.children.push_back(below->node);
      if (superior.children.empty()) root.alone.push_back(unit->node);
      if (superior.children.empty() || has_table) continue;
      has_table = true;
      root.superiors.push_back(std::move(superior));
    }
    if (root.all.organizations == 1) root.only = node.units.back().node;
    first = last;
  }
}

void SiteRun::publish() {
  if (nothing_to_do_) return;
  publisher_.publish(state_.version);
  state_.record = source_.loader().state();
  remember_site(workspace_.cache, site_, state_);
}

}  // namespace app

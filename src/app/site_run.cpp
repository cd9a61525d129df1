// SPDX-License-Identifier: MIT
#include "app/site_run.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "app/approvals.h"
#include "app/commands.h"
#include "app/site_root.h"
#include "base/embedded.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/workers.h"

namespace app {
namespace {

// Every build of the program is another one, also between two versions.
std::string program_stamp() {
  struct stat status {};
  if (::stat("/proc/self/exe", &status) != 0) return version();
  return fmt::format("{} {} {}.{}", version(), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

}  // namespace

SiteRun::SiteRun(Workspace& workspace, LedgerImport* import, site::Publisher& publisher, SiteRunOptions options)
    : workspace_(workspace),
      import_(import),
      publisher_(publisher),
      options_(std::move(options)),
      site_(site_name(options_.target, options_.audience)),
      source_(workspace, options_.as_of, options_.archive ? std::optional(options_.archive->meeting) : std::nullopt),
      postings_(workspace.database),
      archives_(options_.archive ? ArchivedYears() : archived_years(workspace, options_.audience)) {}

// What was approved for a wider audience is masked as that one sees it, and this site says that it was approved.
bool SiteRun::masks_names() const { return needs_names(workspace_.database, workspace_.settings, options_.audience); }

// Everything but the record. names: where any text may name anybody a new name is a new input. Postings: a site
// that posts knows its own; another one shows what any of them has posted meanwhile.
std::string SiteRun::inputs_with(std::int64_t names) const {
  base::Sha256 inputs;
  for (const std::string& input :
       {program_stamp(), render::Templates::digest_of(options_.templates), options_.assets.digest(),
        render::Templates::digest_of(base::embedded_under("data/")), workspace_.settings.digest,
        workspace_.digest_of_own_plans(), workspace_.calendars.digest(), model::iso(options_.as_of),
        std::string(config::audience_key(options_.audience)), masks_names() ? std::to_string(names) : "",
        std::string(options_.posts ? "posts" : ""), archives_.digest,
        postings_.mark(options_.posts ? std::optional(options_.audience) : std::nullopt)})
    inputs.add_field(input);
  return inputs.hex();
}

void SiteRun::decide() {
  const store::RecordState record = source_.loader().state();
  if (!options_.verify) former_ = remembered_site(workspace_.cache, site_);
  state_.program = program_stamp();
  const bool stands = former_ && !former_->version.empty() && former_->version == publisher_.version();
  in_place_ = stands && former_->program == state_.program;
  const bool known = in_place_ && former_->inputs == inputs_with(record.names) && former_->record.number > 0 &&
                     source_.loader().mark_of(former_->record.number) == former_->record.mark;
  const bool changed_record = import_ != nullptr && import_->changed_anything();
  if (!known) return plan_whole();
  if (!changed_record && record.number == former_->record.number) {
    nothing_to_do_ = true;
    state_ = *former_;
    return;
  }
  if (import_ != nullptr && import_->changed_names() && masks_names()) return plan_whole();
  plan_changed(source_.loader().changed_since(former_->record.number),
               source_.loader().organizations_changed_since(former_->record.number));
}

void SiteRun::plan_whole() {
  publisher_.begin_whole();
  todo_ = source_.children_first();
  in_todo_.insert(todo_.begin(), todo_.end());
}

// What has changed, and everything above it.
void SiteRun::plan_changed(const std::vector<store::UnitKey>& changed, std::vector<std::string> organizations) {
  whole_ = false;
  moved_.insert(organizations.begin(), organizations.end());
  changed_.insert(changed.begin(), changed.end());
  std::map<std::string, std::size_t> depths;
  for (const store::UnitKey& unit : changed) organizations.push_back(unit.organization);
  for (const std::string& organization : organizations) {
    if (depths.contains(organization)) continue;
    const Place place = source_.place(organization);
    std::size_t depth = place.superiors.size();
    depths[organization] = depth;
    for (const model::Organization& superior : place.superiors) depths[superior.number] = --depth;
  }
  for (const auto& [organization, depth] : depths) todo_.push_back(organization);
  std::stable_sort(todo_.begin(), todo_.end(),
                   [&](const std::string& a, const std::string& b) { return depths.at(a) > depths.at(b); });
  in_todo_.insert(todo_.begin(), todo_.end());
}

void SiteRun::make(const Console& console) {
  {
    const store::Snapshot snapshot(workspace_.database);
    decide();
  }
  if (nothing_to_do_) return;
  if (options_.posts && !workspace_.database.in_transaction()) own_transaction_.emplace(workspace_.database);
  const store::Snapshot snapshot(workspace_.database);
  templates_.emplace(options_.templates);
  site::Frame frame;
  frame.audience = options_.audience;
  frame.as_of = options_.as_of;
  if (!options_.archive) frame.url = workspace_.settings.url;
  frame.due_soon_days = workspace_.settings.due_soon_days;
  frame.small_count = workspace_.settings.small_count;
  frame.version = options_.archive ? options_.archive->program : version();
  frame.organization = workspace_.settings.organization;
  frame.kiosk = workspace_.settings.kiosk;
  frame.has_archives = !archives_.years.empty();
  frame.archive = options_.archive.has_value();
  builder_.emplace(std::move(frame), *templates_, options_.assets, publisher_);
  if (masks_names()) names_ = source_.known_names();
  const config::Settings& settings = workspace_.settings;
  rules::DisclosureOptions disclosure = disclosure_of(settings, options_.audience, options_.as_of, names_);
  disclosure.posts = options_.posts;
  disclosure.archive = options_.archive.has_value();
  guard_.emplace(options_.audience, settings.organization, known_text(settings));
  publisher_.inspect_with([this](const std::string& path, std::string_view bytes) { guard_->look(path, bytes); });
  maker_.emplace(import_, source_, reading_, *builder_, *guard_, rejects_,
                 UnitMaker::Options{disclosure, settings.audience, in_place_, options_.posts ? &postings_ : nullptr});
  progress_.start("正在生成", todo_.size());
  base::run_workers(
      std::min(base::processor_count(), std::max<std::size_t>(todo_.size() / 4, 1)), [&] { work(console); },
      [&] {
        const std::lock_guard lock(planning_);
        stopped_ = true;
        finished_.notify_all();
      });
  console.end_progress();
  if (maker_->has_refused()) return;
  if (whole_) forget_others();
  make_root();
  publisher_.inspect_with(nullptr);
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

// 历年 compares lists: there is such a page only where this audience is posted one, of any meeting, here or below.
bool SiteRun::has_years_page(const OrganizationJob& job) const {
  if (job.place.meetings.size() < 2) return false;
  const auto posts_list = [](const site::UnitEntry& unit) {
    return has(unit.node.contents, site::Content::list) || unit.node.all.items > 0;
  };
  return source_.posts_list(job.place.plans, options_.audience) ||
         std::any_of(job.children.begin(), job.children.end(), [&](const site::OrganizationNode& child) {
           return std::any_of(child.units.begin(), child.units.end(), posts_list);
         });
}

bool SiteRun::must_remake(const OrganizationJob& job, const std::string& meeting) const {
  const Place& place = job.place;
  if (whole_ || meeting == place.meetings.back()) return true;
  if (job.has_years_page != (job.former && !job.former->pages.empty())) return true;  // all pages lead there
  if (changed_.contains({place.organization.number, meeting})) return true;
  if (moved_.contains(place.organization.number)) return true;  // or had one below it that has moved away
  return std::any_of(place.children.begin(), place.children.end(),
                     [&](const std::string& child) { return in_todo_.contains(child); });
}

site::OrganizationNode SiteRun::process(const std::string& organization) {
  OrganizationJob job;
  {
    const std::lock_guard lock(reading_);
    job.place = source_.place(organization);
  }
  wait_for_children(job.place);
  if (const auto bytes = workspace_.cache.get(entry(organization))) job.former = site::node_from_bytes(*bytes);
  if (!maker_->has_refused())
    for (const std::string& child : job.place.children) job.children.push_back(node_of(child));
  job.has_years_page = has_years_page(job);
  site::OrganizationNode node;
  node.name = job.place.organization.name;
  site::DueEntries due;
  for (const std::string& meeting : job.place.meetings) {
    const site::UnitEntry* former = job.former ? job.former->find(meeting) : nullptr;
    if (former != nullptr && !must_remake(job, meeting)) {
      builder_->keep_unit(*former);
      node.units.push_back(*former);
    } else {
      maker_->make(job, meeting, node, due);
    }
  }
  if (maker_->has_refused()) return node;
  site::begin_subtree(node, due);
  for (const site::OrganizationNode& child : job.children) site::add_below(node, child.subtree);
  workspace_.cache.put(entry(organization), site::to_bytes(node));
  return node;
}

void SiteRun::make_root() {
  const config::Settings& settings = workspace_.settings;
  site::SiteRoot root =
      site_root(source_, settings.organization, options_.archive ? options_.archive->meeting : settings.meeting,
                [this](const auto& each) { return node_of(each); });
  state_.findings = root.all.findings;
  root.archives = archives_.years;
  for (const auto& [path, bytes] : archives_.copies) publisher_.put(path, bytes);
  watch_root(root);
  state_.unposted = base::join(root.all.unposted, "\n");
  if (const auto shown = static_cast<int>(root.all.unposted.size()); shown < root.all.unposted_count)
    state_.unposted += fmt::format("\n另有 {} 项。", root.all.unposted_count - shown);
  const site::SiteBuilder::Built built = builder_->finish(std::move(root));
  if (former_)
    for (const std::string& file : base::split(former_->root_files, " "))
      if (std::find(built.files.begin(), built.files.end(), file) == built.files.end()) publisher_.drop(file);
  state_.root_files = base::join(built.files, " ");
  state_.version = built.version;
  state_.code = built.code;
  state_.pages = built.pages;
  state_.round_seconds = built.round_seconds;
}

// Its pages list units at the top, and what is due and new anywhere; their own pages were looked into for that.
void SiteRun::watch_root(const site::SiteRoot& root) {
  std::string shown = text_of(root.all);
  for (const std::string& text : {root.contact.name, root.contact.phone, root.contact.mailbox, root.contact.address})
    shown += text + "\n";
  for (const auto* unit : {&root.own, &root.only})
    if (*unit) shown += text_of(**unit);
  for (const site::UnitNode& unit : root.alone) shown += text_of(unit);
  for (const site::SiteRoot::Superior& superior : root.superiors) {
    shown += text_of(superior.node);
    for (const site::UnitNode& unit : superior.children) shown += text_of(unit);
    for (const site::UnregisteredChild& child : superior.unregistered)
      shown += child.organization + "\n" + child.name + "\n";
  }
  guard_->watch_root(source_.loader().children(""), std::move(shown));
}

void SiteRun::commit_postings() {
  if (own_transaction_) own_transaction_->commit();
}

void SiteRun::publish() {
  if (nothing_to_do_) return;
  publisher_.publish(state_.version);
  state_.record = source_.loader().state();
  state_.inputs = inputs_with(state_.record.names);
  remember_site(workspace_.cache, site_, state_);
}

}  // namespace app

// SPDX-License-Identifier: MIT
// Makes a site's files: finds out which organisations have to be looked at and works on them in a small pool, children
// before parents. In memory are the units in flight; what the parents need of the others stands in the cache.
#pragma once
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/archived_years.h"
#include "app/console.h"
#include "app/ledger_import.h"
#include "app/progress.h"
#include "app/site_state.h"
#include "app/unit_maker.h"

namespace app {

// A site to be read in twenty years: of one meeting, without what changes or moves.
struct ArchiveOf {
  std::string meeting;
  std::string program;  // the version that first made it
};

struct SiteRunOptions {
  std::filesystem::path target;
  model::Audience audience;
  model::Date as_of;
  std::vector<base::EmbeddedFile> templates;
  site::Assets assets;
  bool verify = false;
  bool posts = false;  // the workspace's own site, as of today: what it shows counts as posted
  std::optional<ArchiveOf> archive{};
};

class SiteRun {
 public:
  // import: of this run, not yet committed; none if the record is taken as it is. Its touched units are validated here,
  // where they are loaded anyway; once one is refused nothing is rendered any more.
  SiteRun(Workspace& workspace, LedgerImport* import, site::Publisher& publisher, SiteRunOptions options);

  // Stages what differs. Postings are written into the import's transaction, or into one of its own.
  void make(const Console& console);
  // Another site than the one that stands there, so that publishing it is worth a line in the log.
  [[nodiscard]] bool makes_another() const { return !nothing_to_do_ && state_.version != publisher_.version(); }
  void commit_postings();  // after the import's commit; where there is none they wait for this
  void publish();          // after both

  [[nodiscard]] const std::vector<std::string>& archive_troubles() const { return archives_.troubles; }
  [[nodiscard]] const SiteState& state() const { return state_; }
  [[nodiscard]] std::size_t posted() const { return maker_ ? maker_->posted() : 0; }
  [[nodiscard]] ApprovalNotes approvals() const { return maker_ ? maker_->approvals() : ApprovalNotes(); }
  // A line for what each unit posted for the first time.
  [[nodiscard]] std::vector<store::LogLine> first_postings() const {
    return maker_ ? maker_->first_postings() : std::vector<store::LogLine>();
  }
  // Of units that no import of this run is there to refuse. Nothing was made then.
  [[nodiscard]] const sheet::Rejects& rejects() const { return rejects_; }

 private:
  void decide();
  void plan_whole();
  void plan_changed(const std::vector<store::UnitKey>& changed, std::vector<std::string> organizations);
  [[nodiscard]] bool masks_names() const;
  [[nodiscard]] std::string inputs_with(std::int64_t names) const;
  void work(const Console& console);
  std::optional<std::size_t> take();
  void wait_for_children(const Place& place);
  site::OrganizationNode node_of(const std::string& organization);
  site::OrganizationNode process(const std::string& organization);
  [[nodiscard]] bool has_years_page(const OrganizationJob& job) const;
  [[nodiscard]] bool must_remake(const OrganizationJob& job, const std::string& meeting) const;
  void forget_others();
  void make_root();
  void watch_root(const site::SiteRoot& root);
  [[nodiscard]] std::string entry(const std::string& organization) const { return site_ + " " + organization; }

  Workspace& workspace_;
  LedgerImport* import_;
  site::Publisher& publisher_;
  SiteRunOptions options_;
  std::string site_;
  UnitSource source_;
  std::optional<render::Templates> templates_;
  std::optional<site::SiteBuilder> builder_;
  rules::KnownNames names_;
  std::optional<LeakGuard> guard_;
  store::Postings postings_;
  ArchivedYears archives_;
  std::optional<store::Transaction> own_transaction_;  // for postings, where no import has one open
  std::optional<UnitMaker> maker_;
  std::optional<SiteState> former_;
  SiteState state_;
  sheet::Rejects rejects_;
  bool nothing_to_do_ = false, whole_ = true, in_place_ = false;

  std::vector<std::string> todo_;  // children before parents
  std::unordered_set<std::string> in_todo_;
  std::set<store::UnitKey> changed_;
  std::set<std::string> moved_;  // organisations whose own row or whose children have changed
  std::mutex reading_, planning_;
  std::condition_variable finished_;
  std::unordered_set<std::string> done_;
  std::size_t next_ = 0;
  bool stopped_ = false;
  Progress progress_;
};

}  // namespace app

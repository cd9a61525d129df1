// SPDX-License-Identifier: MIT
// One unit from the record to its pages: loads, validates what the import touched, computes, discloses, renders. From
// several threads at once.
#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/approvals.h"
#include "app/leak_guard.h"
#include "app/ledger_import.h"
#include "app/unit_source.h"
#include "rules/disclose.h"
#include "site/site_builder.h"
#include "store/postings.h"

namespace app {

// An organisation while it is worked on.
struct OrganizationJob {
  Place place;
  std::optional<site::OrganizationNode> former;  // as it was when the site was made
  std::vector<site::OrganizationNode> children;
  bool has_years_page = false;  // 历年
};

class UnitMaker {
 public:
  struct Options {
    rules::DisclosureOptions disclosure;
    model::Audience usual = model::Audience::unit;  // the settings' audience, which check speaks of
    bool in_place = false;                          // the site's pages are what the former nodes say
    store::Postings* postings = nullptr;  // where what is shown is written down; none if this build posts nothing
  };

  // import: not yet committed; none if the record is taken as it is, then what is refused goes to `rejects`. reading:
  // held while the record is read.
  UnitMaker(LedgerImport* import, UnitSource& source, std::mutex& reading, const site::SiteBuilder& builder,
            LeakGuard& guard, sheet::Rejects& rejects, Options options)
      : import_(import),
        source_(source),
        reading_(reading),
        builder_(builder),
        guard_(guard),
        rejects_(rejects),
        options_(options) {}

  // Its entry goes to `node`, its due entries to `due`; with the newest meeting the organisation's own pages are made.
  // Nothing once a unit is refused: from then on units are validated only.
  void make(const OrganizationJob& job, const std::string& meeting, site::OrganizationNode& node,
            site::DueEntries& due);

  [[nodiscard]] bool has_refused() const { return refused_; }
  [[nodiscard]] ApprovalNotes approvals() const;                // of the units made, once all are
  [[nodiscard]] std::size_t posted() const { return posted_; }  // for the first time to this audience
  [[nodiscard]] std::vector<store::LogLine> first_postings() const;

 private:
  // False if there was something to refuse.
  bool validate(const model::YearRecord& record);
  bool refuse(const std::vector<model::Objection>& objections);
  void watch(const OrganizationJob& job, const model::YearRecord& record, const site::UnitContext& unit,
             const site::OrganizationNode& node) const;
  void note_approvals(const model::YearRecord& record, const rules::Computed& computed, const model::Plan& plan);
  void post(const model::YearRecord& record, const model::DisclosedRecord& shown);

  LedgerImport* import_;
  UnitSource& source_;
  std::mutex& reading_;
  const site::SiteBuilder& builder_;
  LeakGuard& guard_;
  sheet::Rejects& rejects_;
  const Options options_;
  std::atomic<bool> refused_ = false;
  std::mutex noting_;
  std::map<store::UnitKey, ApprovalNotes> notes_;
  std::map<store::UnitKey, store::LogLine> posted_lines_;
  std::atomic<std::size_t> posted_ = 0;
};

}  // namespace app

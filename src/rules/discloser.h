// SPDX-License-Identifier: MIT
// Turns the values of one unit into what the audience may see, group by group: disclose_<group>.cpp, one function each.
// Known to those files and disclose.cpp only; who may see what stands in disclosure_table.h.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rules/disclose.h"
#include "rules/disclosure_table.h"

namespace rules {

struct Discloser {
  const model::YearRecord& record;
  const Computed& computed;
  const model::Plan& plan;
  const DisclosureOptions& options;
  std::vector<std::string>* named = nullptr;  // see disclose()

  // Whether something meant for audiences up to `widest` is shown in this build.
  [[nodiscard]] bool may_see(model::Audience widest) const { return options.audience <= widest; }
  [[nodiscard]] bool may_see(model::TableId table, std::string_view column) const;  // by the table
  [[nodiscard]] model::Audience widest(const model::Rectification& item, const model::Problem* problem) const;
  [[nodiscard]] model::Audience widest(const model::Commitment& commitment) const;
  [[nodiscard]] bool may_see_problem(const model::Problem* problem) const;
  // What was taken down is shown to nobody, nor an item that has no words but those of such a problem.
  [[nodiscard]] bool is_withdrawn(model::TableId table, const std::string& number) const;
  [[nodiscard]] bool may_be_archived(const model::Posting& posting) const;  // in an archive: was ever posted
  [[nodiscard]] bool shows(const model::Rectification& item, const model::Problem* problem) const;
  [[nodiscard]] bool shows(const model::Commitment& commitment) const;

  [[nodiscard]] bool masks_names() const { return options.audience >= options.mask_from; }
  [[nodiscard]] model::Shown name(const std::string& raw) const;  // of one person
  [[nodiscard]] model::Shown text(const std::string& raw) const;
  [[nodiscard]] model::Shown responsible(const std::string& raw) const;
  // An item without words of its own is called by the problem it answers.
  [[nodiscard]] model::Shown title(const model::Rectification& item, const model::Problem* problem) const;
};

// What is said of a row's posting to this audience.
struct PostedState {
  std::optional<model::Date> on;
  std::vector<model::DisclosedAmendment> amendments;
  bool gone = false;
};
PostedState posted_state(const Discloser& discloser, const model::Rectification& item);
// shows_item: whether the audience may know this item's number.
PostedState posted_state(const Discloser& discloser, const model::Commitment& commitment,
                         const std::function<bool(const std::string&)>& shows_item);

void disclose_meeting(const Discloser& discloser, model::DisclosedRecord& out);
void disclose_items(const Discloser& discloser, model::DisclosedRecord& out);
void disclose_last_list(const Discloser& discloser, model::DisclosedRecord& out);
void disclose_commitments(const Discloser& discloser, model::DisclosedRecord& out);  // after the items
void disclose_filings(const Discloser& discloser, model::DisclosedRecord& out);      // talks and opinions too
void disclose_withdrawals(const Discloser& discloser, model::DisclosedRecord& out);  // a notice each
model::DisclosedDistribution disclose_tiers(const Discloser& discloser, const Distribution& raw);

}  // namespace rules

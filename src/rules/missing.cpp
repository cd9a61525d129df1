// SPDX-License-Identifier: MIT
#include "rules/missing.h"

#include <algorithm>

namespace rules {
namespace {

// Nobody to assess is no gap; nobody listed is one.
bool lacks_tiers(const model::DisclosedRecord& shown) {
  const auto& tiers = shown.figures.distribution;
  if (!tiers || tiers->members == 0) return true;
  return tiers->assessed > 0 && tiers->undecided == tiers->assessed;
}

// What members list of themselves does not make up for the committee's own list.
bool lacks_list(const Computed& computed) {
  return std::none_of(computed.items.begin(), computed.items.end(),
                      [](const ComputedItem& each) { return each.item->subject.is_committee(); });
}

}  // namespace

std::vector<std::string> missing_of(const model::DisclosedRecord& shown, const model::YearRecord& record,
                                    const Computed& computed, const model::Plan& plan) {
  std::vector<std::string> missing;
  const bool has_members = shown.organization.kind == model::OrganizationKind::branch || !record.members.empty();
  if (shown.meeting.date && *shown.meeting.date <= shown.as_of) {
    const bool asks_list = plan.lists_of(model::Lister::committee) && shown.audience <= plan.posted.items;
    if (has_members && asks_list && lacks_list(computed)) missing.emplace_back("整改清单");
    const bool asks_promises = plan.promises != model::Promisers::none && shown.has_commitments_page;
    if (has_members && asks_promises && record.commitments.empty()) missing.emplace_back("承诺");
    if (has_members && shown.has_appraisal_page && lacks_tiers(shown)) missing.emplace_back("评议结果");
  }
  for (const model::DisclosedFiling& filing : shown.filings)
    if (filing.state == model::StageState::overdue) missing.push_back("报送" + filing.material);
  return missing;
}

}  // namespace rules

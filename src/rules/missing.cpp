// SPDX-License-Identifier: MIT
#include "rules/missing.h"

#include <algorithm>

namespace rules {
namespace {

// Nobody to assess is no gap; nobody listed is one. Told from what is shown, so that it gives nothing else away: beyond
// members none without a tier can be told from all under review, which is no gap.
bool lacks_tiers(const model::DisclosedRecord& shown, const model::Appraisal& appraisal) {
  const auto& tiers = shown.figures.distribution;
  if (!tiers || tiers->members == 0) return true;
  const int undecided = appraisal.approved.empty() ? tiers->undecided + tiers->pending : tiers->undecided;
  return tiers->assessed > 0 && undecided == tiers->assessed;
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
    const bool asks_list =
        plan.lists_of(model::Lister::committee) && shown.audience <= plan.posted.items && shown.posts_list;
    if (has_members && asks_list && lacks_list(computed)) missing.emplace_back("整改清单");
    const bool asks_promises = plan.promises != model::Promisers::none && shown.has_commitments_page;
    if (has_members && asks_promises && record.commitments.empty()) missing.emplace_back("承诺");
    if (has_members && shown.has_appraisal_page && lacks_tiers(shown, *plan.appraisal))
      missing.emplace_back("评议结果");
  }
  for (const model::DisclosedFiling& filing : shown.filings)
    if (filing.state == model::StageState::overdue) missing.push_back("报送" + filing.material);
  return missing;
}

}  // namespace rules

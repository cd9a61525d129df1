// SPDX-License-Identifier: MIT
#include <algorithm>

#include "rules/discloser.h"

namespace rules {

using model::Audience;
using model::Tier;

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

model::DisclosedDistribution disclose_tiers(const Discloser& discloser, const Distribution& raw) {
  const model::Appraisal& appraisal = *discloser.plan.appraisal;
  const DisclosureOptions& options = discloser.options;
  model::DisclosedDistribution out;
  const bool exact = options.audience == Audience::members;
  out.cells = merge_small(raw.tiers, appraisal.tiers, exact ? 0 : options.small_count,
                          appraisal.commended && discloser.may_see(Audience::unit));
  const bool any_merged =
      std::any_of(out.cells.begin(), out.cells.end(), [](const auto& cell) { return cell.merged(); });
  out.merged_below = any_merged ? options.small_count : 0;
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
  out.knows_made_up = discloser.plan.knows(model::Attendance::made_up);
  if (!out.cells.empty() && !out.cells.front().merged()) out.within_cap = raw.within_cap();
  if (discloser.may_see(excellent_named(discloser.plan)))
    for (const model::Member& member : discloser.record.members)
      if (member.tier == Tier::excellent && tier_counts(member, appraisal, options.as_of))
        out.excellent.push_back(member.name);
  return out;
}

}  // namespace rules

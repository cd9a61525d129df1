// SPDX-License-Identifier: MIT
#include <algorithm>

#include "rules/discloser.h"

namespace rules {

using model::Audience;
using model::Tier;

namespace {

// From the worst upwards; the best `kept` cells stay.
std::vector<model::TierCell> merge_small(const std::array<int, 4>& tiers, const std::vector<Tier>& known,
                                         int small_count, std::size_t kept) {
  std::vector<model::TierCell> cells;
  for (const Tier tier : known) cells.push_back({tier, tier, tiers[static_cast<std::size_t>(tier)]});
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

// Where the superior approves some tiers only (P04: 优秀, 不合格), to wait for that tells the tier. Where all wait or
// none does, it tells nothing.
bool waiting_tells(const model::Appraisal& appraisal) {
  return std::any_of(appraisal.tiers.begin(), appraisal.tiers.end(),
                     [&](Tier tier) { return appraisal.needs_approval(tier); }) &&
         !std::all_of(appraisal.tiers.begin(), appraisal.tiers.end(),
                      [&](Tier tier) { return appraisal.needs_approval(tier); });
}

// A single one without a settled tier is never told, whatever the threshold: what becomes of them would tell the tier.
// Nor are they told apart from nobody: that all others with a tier are 优秀 (known by name) would tell theirs.
void put_cells(const Distribution& raw, const model::Appraisal& appraisal, int small_count, bool commended,
               model::DisclosedDistribution& out) {
  const int pending = raw.under_review + raw.undecided, settled = raw.assessed - pending;
  const bool few = pending < std::max(small_count, 2);
  if (settled == 0 && (pending == 0 || !few)) {
    out.pending = pending;
    return;
  }
  std::array<int, 4> tiers = raw.tiers;
  const bool open = few || (commended && settled == raw.tier(Tier::excellent));
  if (open)
    tiers[static_cast<std::size_t>(appraisal.tiers.back())] += pending;
  else
    out.pending = pending;
  out.cells = merge_small(tiers, appraisal.tiers, small_count, commended ? 1 : 0);
  out.cells.back().open = open;
}

}  // namespace

model::DisclosedDistribution publish_tiers(const Distribution& raw, const model::Appraisal& appraisal, int small_count,
                                           bool commended) {
  model::DisclosedDistribution out;
  if (small_count == 0 || !waiting_tells(appraisal)) {
    const bool nobody = small_count > 0 && raw.assessed == raw.under_review + raw.undecided;
    if (!nobody) out.cells = merge_small(raw.tiers, appraisal.tiers, small_count, commended ? 1 : 0);
    out.under_review = raw.under_review;
    out.undecided = raw.undecided;
  } else {
    out.lumped = true;
    put_cells(raw, appraisal, small_count, commended, out);
  }
  const bool any_merged =
      std::any_of(out.cells.begin(), out.cells.end(), [](const auto& cell) { return cell.merged(); });
  out.merged_below = any_merged ? small_count : 0;
  out.members = raw.members;
  out.assessed = raw.assessed;
  out.formal = raw.formal;
  out.not_assessed = raw.not_assessed;
  out.has_cap = appraisal.cap.has_value();
  out.cap = raw.cap();
  out.cap_base = raw.base();
  out.cap_of = raw.rule.base;
  if (!out.cells.empty() && !out.cells.front().merged()) out.within_cap = raw.within_cap();
  return out;
}

model::DisclosedDistribution disclose_tiers(const Discloser& discloser, const Distribution& raw) {
  const model::Appraisal& appraisal = *discloser.plan.appraisal;
  const DisclosureOptions& options = discloser.options;
  const bool exact = options.audience == Audience::members;
  model::DisclosedDistribution out = publish_tiers(raw, appraisal, exact ? 0 : options.small_count,
                                                   appraisal.commended && discloser.may_see(Audience::unit));
  out.knows_made_up = discloser.plan.knows(model::Attendance::made_up);
  if (discloser.may_see(excellent_named(discloser.plan)))
    for (const model::Member& member : discloser.record.members)
      if (member.tier == Tier::excellent && tier_counts(member, appraisal, options.as_of))
        out.excellent.push_back(discloser.name(member.name).text);
  return out;
}

}  // namespace rules

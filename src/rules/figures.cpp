// SPDX-License-Identifier: MIT
#include "rules/figures.h"

#include <algorithm>

namespace rules {
namespace {

using model::DisclosedDistribution;
using model::TierCell;

// Where the last, merged cell begins; past the end if none is merged.
model::Tier merged_from(const std::vector<TierCell>& cells) {
  return cells.empty() || !cells.back().merged() ? model::Tier::unqualified : cells.back().from;
}

// Every cell from `from` on in one.
std::vector<TierCell> coarser(const std::vector<TierCell>& cells, model::Tier from) {
  std::vector<TierCell> out;
  for (const TierCell& cell : cells) {
    if (out.empty() || out.back().from < from) {
      out.push_back(cell);
    } else {
      out.back().to = cell.to;
      out.back().count += cell.count;
      out.back().open = out.back().open || cell.open;
    }
  }
  return out;
}

void add_distribution(DisclosedDistribution& sum, const DisclosedDistribution& child) {
  const model::Tier from = std::min(merged_from(sum.cells), merged_from(child.cells));
  sum.cells = coarser(sum.cells, from);
  const std::vector<TierCell> cells = coarser(child.cells, from);
  for (const TierCell& cell : cells) {
    const auto same =
        std::find_if(sum.cells.begin(), sum.cells.end(), [&](const TierCell& each) { return each.from == cell.from; });
    if (same == sum.cells.end()) {
      sum.cells.push_back(cell);
    } else {
      same->count += cell.count;
      same->to = std::max(same->to, cell.to);
      same->open = same->open || cell.open;
    }
  }
  std::sort(sum.cells.begin(), sum.cells.end(), [](const TierCell& a, const TierCell& b) { return a.from < b.from; });
  // 流入 are counted once, at home.
  const auto guests = static_cast<std::size_t>(model::NotAssessed::guest);
  sum.members += child.members - child.not_assessed[guests];
  for (std::size_t i = 0; i < child.not_assessed.size(); ++i)
    if (i != guests) sum.not_assessed[i] += child.not_assessed[i];
  sum.assessed += child.assessed;
  sum.under_review += child.under_review;
  sum.undecided += child.undecided;
  sum.pending += child.pending;
  sum.lumped = sum.lumped || child.lumped;
  sum.formal += child.formal;
  sum.knows_made_up = sum.knows_made_up || child.knows_made_up;
  sum.merged_below = std::max(sum.merged_below, child.merged_below);
}

}  // namespace

model::Figures figures_of(const model::DisclosedRecord& shown) {
  model::Figures figures;
  for (const model::DisclosedItem& item : shown.items) {
    ++figures.items;
    ++figures.by_status[static_cast<std::size_t>(item.status)];
    if (item.carried) ++figures.carried;
    if (item.closed_late) ++figures.closed_late;
    const bool closed = item.status == model::Status::closed || item.status == model::Status::rechecked;
    if (!closed || !item.closed_on || !item.listed_on) continue;
    ++figures.timed;
    figures.closure_days += std::max(0, *item.closed_on - *item.listed_on);
  }
  for (const model::DisclosedStage& stage : shown.stages)
    if (stage.state == model::StageState::overdue) ++figures.stages_late;
  for (const model::DisclosedCommitment& commitment : shown.commitments) {
    ++figures.commitments;
    if (commitment.latest) ++figures.reported;
    if (commitment.latest == model::Fulfilled::kept) ++figures.kept;
    for (const model::DisclosedQuarter& quarter : commitment.quarters) {
      if (!quarter.ended) continue;
      ++figures.due_reports;
      ++(quarter.given ? figures.given : figures.missing);
    }
  }
  return figures;
}

void add(model::Figures& sum, const model::Figures& child) {
  sum.items += child.items;
  sum.carried += child.carried;
  for (std::size_t i = 0; i < child.by_status.size(); ++i) sum.by_status[i] += child.by_status[i];
  sum.closed_late += child.closed_late;
  sum.timed += child.timed;
  sum.closure_days += child.closure_days;
  sum.stages_late += child.stages_late;
  sum.lacking += child.lacking;
  sum.commitments += child.commitments;
  sum.reported += child.reported;
  sum.kept += child.kept;
  sum.due_reports += child.due_reports;
  sum.given += child.given;
  sum.missing += child.missing;
  if (child.data_date && (!sum.data_date || *child.data_date > *sum.data_date)) sum.data_date = child.data_date;
  if (child.distribution) {
    if (!sum.distribution) sum.distribution.emplace();
    add_distribution(*sum.distribution, *child.distribution);
  }
}

}  // namespace rules

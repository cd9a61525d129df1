// SPDX-License-Identifier: MIT
// Turns a record into what one audience may see of it. Who may see what stands in rules/disclosure_table.h.
#pragma once
#include "model/disclosed.h"
#include "model/plan.h"
#include "model/record.h"
#include "rules/computed.h"
#include "rules/masking.h"

namespace rules {

struct DisclosureOptions {
  model::Audience audience = model::Audience::unit;
  model::Audience appraisal_audience = model::Audience::unit;
  int small_count = 3;
  model::Date as_of;
  const KnownNames& names;  // of the whole workspace: a text may name anybody; masked for society
};

model::DisclosedRecord disclose(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                                const DisclosureOptions& options);

// Whether the plan has a rectification list and lets the audience see any of it.
bool posts_list(const model::Plan& plan, model::Audience audience);

// Counts of one branch as published: below `small_count` the worst tiers are merged upwards until a cell is as large.
// Where 优秀 is commended by name its count stays. Threshold 0: as they are.
std::vector<model::TierCell> merge_small(const std::array<int, 4>& tiers, const std::vector<model::Tier>& known,
                                         int small_count, bool commended);

}  // namespace rules

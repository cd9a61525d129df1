// SPDX-License-Identifier: MIT
// Who may see what (domain.md rule 7), from narrowest to widest: members, unit, society.
//
//   organisation, contact, meeting facts, stages       society
//   host of the meeting                                unit
//   note of a stage: may give a person's reason        members
//   item of the committee, its problem and events      society, narrowed by the plan and by 公开范围
//   item of a single member; a member's problem, also
//   where the committee took it up                     members; unit where the workspace decides so (P06)
//   item of the last list                              as the item
//   opinions and talks (counts), filings, materials    members; a filing that there is only if there are such members
//                                                      (P04: 不合格党员名单) once it is reviewed
//   how many should have come to the meeting            unit
//   commitment and its reports; names of 党小组         members, unit where the plan posts them (P08, P11)
//   how many reports on commitments are missing         unit, where the plan asks for them (P04, P05, P10)
//   tier distribution (counts)                         unit, as the settings say; small counts merged beyond members
//   names of 优秀                                      members; unit where the plan commends publicly (P11)
//   names of absent members                            members
//   approver, verifier, evidence, recorder, observers,
//   tallies, any other tier, talks                     nobody: on no site
//   names of persons in what society sees              masked
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

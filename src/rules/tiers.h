// SPDX-License-Identifier: MIT
// The tier distribution of one branch (domain.md rule 2). Counts what the branch decided; never decides a tier.
//
// Who is assessed here, first match wins (the parts and the tiers sum to all members of the table):
//   流入参评           guest: balloted here, assessed by the home branch; in no base and no roll-up (P11)
//   不在范围           out of scope (P04)
//   预备               probationary: takes part, is never given a tier (P01, P10, P11, P12)
//   已参加民主生活会   leaders (P12)
//   缺席               absent, not made up yet (P12: listed, reported, made up)
//   流动在外           away
//   otherwise          assessed: 参评, 书面参评 (P04), 已补课 (P12), 流入地参评 (P10)
// Of the assessed a tier counts once given; where the plan has it approved by the superior (P04: 优秀, 不合格; P12:
// all) once that is done, until then 待审批. The cap (P01, P10, P11: 一般不超过三分之一): 3 x 优秀 <= n, n = formal
// members of this branch (P01: 党员总数, as county guidance reads it), or all, or the assessed, as the plan says;
// guests are in none of them.
#pragma once
#include <array>
#include <optional>

#include "model/plan.h"
#include "model/record.h"
#include "model/status.h"

namespace rules {

std::optional<model::NotAssessed> why_not_assessed(const model::Member& member);

struct Distribution {
  int members = 0;   // all rows
  int assessed = 0;  // with a tier, under review or undecided
  std::array<int, 4> tiers{};
  int under_review = 0, undecided = 0;
  int excellent_given = 0;  // those under review too: for whoever decides, never for a site
  std::array<int, model::kNotAssessedCount> not_assessed{};
  int formal = 0;
  model::Cap rule;  // of the plan, if it has one

  [[nodiscard]] int tier(model::Tier tier) const { return tiers[static_cast<std::size_t>(tier)]; }
  [[nodiscard]] int base() const;  // of the cap
  [[nodiscard]] int cap() const { return rule.most(base()); }
  [[nodiscard]] bool within_cap() const { return rule.of * tier(model::Tier::excellent) <= rule.part * base(); }
};

// Whether a member's tier is a result on that day.
bool tier_counts(const model::Member& member, const model::Appraisal& appraisal, model::Date as_of);

// Nothing where the plan does not appraise, or before the meeting was held.
std::optional<Distribution> distribution_of(const model::YearRecord& record, const model::Plan& plan,
                                            model::Date as_of);

}  // namespace rules

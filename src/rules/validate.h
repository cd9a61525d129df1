// SPDX-License-Identifier: MIT
// What a checker must say no to in one unit (ledger.md, "refusals"): rules over several cells or rows. Single cells are
// sheet's, references are the record's business. Pure; collects everything.
#pragma once
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/objection.h"
#include "model/plan.h"
#include "model/record.h"

namespace rules {

std::vector<model::Objection> validate(const model::YearRecord& record, const model::Plan& plan,
                                       const model::Calendar& calendar);

// What a plan's seed leaves open and this workspace has not said; to be said before anything can be computed.
std::string unsaid_of(const model::Plan& plan);
inline constexpr const char* kSayIt = "工作方案的原文没有写死，由单位定。请写进 gongshilan.json 的 plan_values。";

// Organisations whose superiors run in a circle, or that have more of them than any Party organisation.
inline constexpr std::size_t kMostLevels = 32;
std::vector<model::Objection> validate_tree(const std::vector<model::Organization>& organizations);

}  // namespace rules

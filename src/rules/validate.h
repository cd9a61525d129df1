// SPDX-License-Identifier: MIT
// What a checker must say no to in one unit (ledger.md, "refusals"): rules over several cells or rows. Single cells are
// sheet's, references are the record's business. Pure; collects everything.
#pragma once
#include <vector>

#include "model/calendar.h"
#include "model/objection.h"
#include "model/plan.h"
#include "model/record.h"

namespace rules {

std::vector<model::Objection> validate(const model::YearRecord& record, const model::Plan& plan,
                                       const model::Calendar& calendar);

// Organisations whose superiors run in a circle, or that have more of them than any Party organisation.
inline constexpr std::size_t kMostLevels = 32;
std::vector<model::Objection> validate_tree(const std::vector<model::Organization>& organizations);

}  // namespace rules

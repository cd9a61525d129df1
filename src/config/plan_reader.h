// SPDX-License-Identifier: MIT
// One work plan from its JSON (docs/plans.md): every key known, every word of a closed list.
#pragma once
#include <string>

#include "base/json.h"
#include "config/plan_values.h"
#include "model/plan.h"

namespace config {

// Texts may hold {key} of `open`. What `values` does not say is noted in the plan's `unsaid`.
model::Plan read_plan(const base::Json& document, const PlanValues& values, const std::string& file);

}  // namespace config

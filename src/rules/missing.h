// SPDX-License-Identifier: MIT
// What a unit's plan asks for and this audience does not find: words for the table of its superior. Nothing before the
// meeting was held; nothing that the plan does not ask for or the audience may not see. Tiers under review are there.
#pragma once
#include <string>
#include <vector>

#include "model/disclosed.h"
#include "model/plan.h"

namespace rules {

// shown: complete but for `missing`. has_members: a superior without members of its own owes no promises and no tiers.
std::vector<std::string> missing_of(const model::DisclosedRecord& shown, const model::Plan& plan, bool has_members);

}  // namespace rules

// SPDX-License-Identifier: MIT
// What a unit's plan asks for and this audience does not find: words for the table of its superior. Nothing that the
// plan does not ask for or the audience may not see; before the meeting was held only what should have been sent by
// then. Tiers under review are there.
#pragma once
#include <string>
#include <vector>

#include "model/disclosed.h"
#include "model/plan.h"

namespace rules {

// shown: complete but for `missing`. has_members: a superior without members of its own owes no promises and no tiers.
std::vector<std::string> missing_of(const model::DisclosedRecord& shown, const model::Plan& plan, bool has_members);

}  // namespace rules

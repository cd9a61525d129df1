// SPDX-License-Identifier: MIT
// What a unit's plan asks for, this audience is posted, and is not there: words for the table of its superior. Rows
// that only narrower audiences see are there. Before the meeting was held only what should have been sent by then.
// Tiers under review are there.
#pragma once
#include <string>
#include <vector>

#include "model/disclosed.h"
#include "model/plan.h"
#include "rules/computed.h"

namespace rules {

// shown: complete but for `missing`. A superior without members of its own owes no list, no promises and no tiers.
std::vector<std::string> missing_of(const model::DisclosedRecord& shown, const model::YearRecord& record,
                                    const Computed& computed, const model::Plan& plan);

}  // namespace rules

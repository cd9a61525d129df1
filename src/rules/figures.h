// SPDX-License-Identifier: MIT
// Adds up what is shown: a unit's figures from its disclosed rows, a parent's from its children's figures. A parent
// never publishes anything finer than its children did, so nothing hidden below can be computed from above.
#pragma once
#include "model/disclosed.h"

namespace rules {

// Of its items, commitments and stages.
model::Figures figures_of(const model::DisclosedRecord& shown);

void add(model::Figures& sum, const model::Figures& child);

}  // namespace rules

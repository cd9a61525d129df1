// SPDX-License-Identifier: MIT
// One rectification item as a row of its list.
#pragma once
#include "render/value.h"
#include "site/page.h"

namespace site {

render::Value item_row(const UnitContext& unit, const model::DisclosedItem& item, int number);

}  // namespace site

// SPDX-License-Identifier: MIT
// One rectification item as a row of its list; the list as data.
#pragma once
#include "render/value.h"
#include "site/data_table.h"
#include "site/page.h"

namespace site {

render::Value item_row(const UnitContext& unit, const model::DisclosedItem& item, int number);
DataTable item_table(const UnitContext& unit, const std::vector<const model::DisclosedItem*>& in_order);

// Texts that both show.
std::string event_text(const model::DisclosedEvent& event);
std::string event_people(const model::DisclosedEvent& event);
std::string earlier_note(const model::DisclosedEarlierDeadline& earlier);

}  // namespace site

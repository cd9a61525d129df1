// SPDX-License-Identifier: MIT
// Working-day calendars (data/calendars/YYYY.json), schema-checked.
#pragma once
#include <string>

#include "model/calendar.h"

namespace config {

model::Calendar shipped_calendar();  // every year in the binary
void add_calendar_year(model::Calendar& calendar, const std::string& json, const std::string& file);

}  // namespace config

// SPDX-License-Identifier: MIT
// How states go on after as_of while nobody enters anything: what is baked into pages that change at midnight by
// themselves. The states themselves are those of rectification_status.h and stages.h, asked for on later days.
#pragma once
#include <vector>

#include "model/calendar.h"
#include "model/record.h"
#include "model/status.h"
#include "rules/rectification_status.h"

namespace rules {

// Each day from as_of on at which the state becomes another one. Events after as_of are not known to it.
// now: its status as of that day.
std::vector<model::StatusFrom> status_ahead(const model::Rectification& item, const ItemStatus& now, model::Date as_of,
                                            int due_soon_days, const model::Calendar& calendar);

std::vector<model::StageFrom> stage_ahead(std::optional<model::Date> start, const model::Due& due,
                                          std::optional<model::Date> done, model::Date as_of);

}  // namespace rules

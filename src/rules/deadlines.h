// SPDX-License-Identifier: MIT
// The day a deadline falls on (domain.md rule 6). Counted from the meeting; working days need every year's notice.
#pragma once
#include <optional>

#include "model/calendar.h"
#include "model/deadline.h"
#include "model/status.h"

namespace rules {

// The n-th working day after (n > 0) or before (n < 0) `from`, which itself does not count. Nothing if a year on the
// way has no calendar.
std::optional<model::Date> add_working_days(model::Date from, int n, const model::Calendar& calendar);

model::Due resolve(const std::optional<model::Deadline>& deadline, std::optional<model::Date> meeting,
                   const model::Calendar& calendar);

}  // namespace rules

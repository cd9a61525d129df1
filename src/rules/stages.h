// SPDX-License-Identifier: MIT
// Where a stage of the plan stands on a date. A stage without a deadline of its own has the plan's.
#pragma once
#include <optional>

#include "model/calendar.h"
#include "model/plan.h"
#include "model/record.h"
#include "model/status.h"

namespace rules {

struct StageStatus {
  model::StageState state = model::StageState::pending;
  model::Due due;
  std::optional<model::Date> done;  // only if not after as_of
  int days_late = 0;                // overdue or done late
  bool sitting = false;
};

StageStatus stage_status(const model::Stage& stage, const model::Plan& plan, std::optional<model::Date> meeting,
                         model::Date as_of, const model::Calendar& calendar);

}  // namespace rules

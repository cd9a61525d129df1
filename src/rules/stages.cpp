// SPDX-License-Identifier: MIT
#include "rules/stages.h"

#include "rules/deadlines.h"

namespace rules {

using model::StageState;

StageStatus stage_status(const model::Stage& stage, const model::Plan& plan, std::optional<model::Date> meeting,
                         model::Date as_of, const model::Calendar& calendar) {
  StageStatus status;
  std::optional<model::Deadline> end = stage.end;
  for (const model::PlanStage& planned : plan.stages) {
    if (planned.name != stage.name) continue;
    status.sitting = planned.sitting;
    if (!end) end = planned.end;
  }
  status.due = resolve(end, meeting, calendar);
  const auto due = status.due.known();
  if (stage.done && *stage.done <= as_of) {
    status.done = stage.done;
    const bool late = due && *stage.done > *due;
    status.state = late ? StageState::done_late : StageState::done;
    status.days_late = late ? *stage.done - *due : 0;
  } else if (due && as_of > *due) {
    status.state = StageState::overdue;
    status.days_late = as_of - *due;
  } else if (stage.start && *stage.start <= as_of) {
    status.state = StageState::current;
  } else if (stage.start || due) {
    status.state = StageState::upcoming;
  }
  return status;
}

}  // namespace rules

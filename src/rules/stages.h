// SPDX-License-Identifier: MIT
// Where the stages of a meeting stand on a date: those of its plan in the plan's order, with what the ledger says of
// them, and the ledger's own in between. A stage without a deadline of its own has the plan's; a plan's calendar day
// holds only for the year that the plan is for.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/plan.h"
#include "model/record.h"
#include "model/status.h"

namespace rules {

struct StageStatus {
  std::string name;
  const model::Stage* row = nullptr;  // none: the ledger says nothing of this stage of the plan
  bool of_plan = false, sitting = false;
  model::StageState state = model::StageState::pending;
  model::Due due;
  std::optional<model::Date> done;      // only if not after as_of
  int days_late = 0;                    // overdue or done late
  std::vector<model::StageFrom> ahead;  // rules/ahead.h
};

std::vector<StageStatus> stages_of(const model::YearRecord& record, const model::Plan& plan, model::Date as_of,
                                   const model::Calendar& calendar);

// What has a start, a deadline and a day when it was done: a stage, and a filing.
struct Progress {
  model::StageState state = model::StageState::pending;
  std::optional<model::Date> done;
  int days_late = 0;
};
Progress progress_of(std::optional<model::Date> start, const model::Due& due, std::optional<model::Date> done,
                     model::Date as_of);

// The plan's deadline as it holds for this meeting: a calendar day of a plan of 2017 says nothing of 2018.
std::optional<model::Deadline> planned_end(const std::optional<model::Deadline>& end, const model::Plan& plan,
                                           const std::string& meeting);

}  // namespace rules

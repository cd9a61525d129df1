// SPDX-License-Identifier: MIT
#include "rules/stages.h"

#include <algorithm>

#include "rules/ahead.h"
#include "rules/deadlines.h"

namespace rules {
namespace {

using model::Date;
using model::StageState;

auto find_stage(std::vector<StageStatus>& stages, const std::string& name) {
  return std::find_if(stages.begin(), stages.end(), [&](const StageStatus& each) { return each.name == name; });
}

}  // namespace

std::optional<model::Deadline> planned_end(const std::optional<model::Deadline>& end, const model::Plan& plan,
                                           const std::string& meeting) {
  const bool calendar_day = end && std::holds_alternative<Date>(*end);
  if (calendar_day && !meeting.starts_with(std::to_string(plan.year))) return std::nullopt;
  return end;
}

Progress progress_of(std::optional<Date> start, const model::Due& due, std::optional<Date> done, Date as_of) {
  Progress progress;
  const auto last = due.known();
  if (done && *done <= as_of) {
    progress.done = done;
    const bool late = last && *done > *last;
    progress.state = late ? StageState::done_late : StageState::done;
    progress.days_late = late ? *done - *last : 0;
  } else if (last && as_of > *last) {
    progress.state = StageState::overdue;
    progress.days_late = as_of - *last;
  } else if (start && *start <= as_of) {
    progress.state = StageState::current;
  } else if (start || last) {
    progress.state = StageState::upcoming;
  }
  return progress;
}

std::vector<StageStatus> stages_of(const model::YearRecord& record, const model::Plan& plan, Date as_of,
                                   const model::Calendar& calendar) {
  std::vector<StageStatus> stages;
  for (const model::PlanStage& planned : plan.stages) {
    if (!planned.of.concerns(record.organization.kind)) continue;
    StageStatus& stage = stages.emplace_back();
    stage.name = planned.name;
    stage.of_plan = true;
    stage.sitting = planned.sitting;
  }
  auto after = stages.begin();  // a stage of the ledger's own stands after the one that it follows there
  for (const model::Stage& row : record.stages) {
    auto at = find_stage(stages, row.name);
    if (at == stages.end()) {
      at = stages.insert(after, StageStatus());
      at->name = row.name;
    }
    at->row = &row;
    after = at + 1;
  }
  for (StageStatus& stage : stages) {
    std::optional<model::Deadline> end = stage.row == nullptr ? std::nullopt : stage.row->end;
    for (const model::PlanStage& planned : plan.stages)
      if (!end && planned.name == stage.name) end = planned_end(planned.end, plan, record.meeting.number);
    stage.due = resolve(end, record.meeting.date, calendar);
    const bool said = stage.row != nullptr;
    const auto start = said ? stage.row->start : std::nullopt;
    const auto done = said ? stage.row->done : std::nullopt;
    const Progress progress = progress_of(start, stage.due, done, as_of);
    stage.ahead = stage_ahead(start, stage.due, done, as_of);
    stage.state = progress.state;
    stage.done = progress.done;
    stage.days_late = progress.days_late;
  }
  return stages;
}

}  // namespace rules

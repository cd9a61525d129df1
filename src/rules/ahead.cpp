// SPDX-License-Identifier: MIT
#include "rules/ahead.h"

#include <algorithm>
#include <set>

#include "rules/rectification_status.h"
#include "rules/stages.h"

namespace rules {
namespace {

using model::Date;
using model::Status;

// A state can only change where the day crosses one of the lines that its rule draws.
std::set<Date> days_from(Date as_of, std::initializer_list<std::optional<Date>> lines) {
  std::set<Date> days{as_of};
  for (const std::optional<Date>& line : lines)
    if (line && *line > as_of) days.insert(*line);
  return days;
}

std::optional<Date> after(std::optional<Date> day, int days) { return day ? std::optional(*day + days) : std::nullopt; }

}  // namespace

std::vector<model::StatusFrom> status_ahead(const model::Rectification& item, const ItemStatus& now, Date as_of,
                                            int due_soon_days, const model::Calendar& calendar) {
  const auto due = now.is_closed() ? std::nullopt : now.due.known();
  std::vector<model::StatusFrom> all;
  for (const Date day : days_from(as_of, {after(due, -due_soon_days), after(due, 1)})) {
    const ItemStatus status = status_of(item, day, due_soon_days, calendar, as_of);
    const bool late = status.status == Status::overdue;
    const bool counts = late || status.status == Status::due_soon;
    if (all.empty() || all.back().status != status.status)
      all.push_back({day, status.status, counts ? late ? status.counts_from : due : std::nullopt});
  }
  return all;
}

std::vector<model::StageFrom> stage_ahead(std::optional<Date> start, const model::Due& due, std::optional<Date> done,
                                          Date as_of) {
  if (done && *done > as_of) done = std::nullopt;
  std::vector<model::StageFrom> all;
  for (const Date day : days_from(as_of, {start, after(due.known(), 1)})) {
    const model::StageState state = progress_of(start, due, done, day).state;
    if (all.empty() || all.back().state != state) all.push_back({day, state});
  }
  return all;
}

}  // namespace rules

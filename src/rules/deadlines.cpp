// SPDX-License-Identifier: MIT
#include "rules/deadlines.h"

#include <cstdlib>

namespace rules {

using model::Date;
using model::Due;
using model::DueKind;

std::optional<Date> add_working_days(Date from, int n, const model::Calendar& calendar) {
  const int step = n < 0 ? -1 : 1;
  Date day = from;
  for (int left = std::abs(n); left > 0;) {
    day = day + step;
    const auto working = calendar.is_working_day(day);
    if (!working) return std::nullopt;
    if (*working) --left;
  }
  return day;
}

Due resolve(const std::optional<model::Deadline>& deadline, std::optional<Date> meeting,
            const model::Calendar& calendar) {
  if (!deadline) return {};
  if (std::holds_alternative<model::AtOnce>(*deadline)) return {DueKind::at_once, {}, model::shown(*deadline)};
  if (std::holds_alternative<model::Standing>(*deadline)) return {DueKind::standing, {}, model::shown(*deadline)};
  if (const auto* day = std::get_if<Date>(&*deadline)) return {DueKind::day, *day, model::chinese(*day)};
  const model::Relative& relative = std::get<model::Relative>(*deadline);
  if (!meeting) return {DueKind::no_meeting_date, {}, "待定（" + model::shown(*deadline) + "，会议日期未填）"};
  const int count = relative.before ? -relative.count : relative.count;
  std::optional<Date> day;
  switch (relative.unit) {
    case model::Unit::day:
      day = *meeting + count;
      break;
    case model::Unit::week:
      day = *meeting + 7 * count;
      break;
    case model::Unit::month:
      day = model::add_months(*meeting, count);
      break;
    case model::Unit::working_day:
      day = add_working_days(*meeting, count, calendar);
      break;
  }
  if (!day) return {DueKind::no_calendar, {}, "待国务院通知（" + model::shown(*deadline) + "）"};
  return {DueKind::day, *day, model::chinese(*day)};
}

}  // namespace rules

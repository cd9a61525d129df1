// SPDX-License-Identifier: MIT
#include "model/calendar.h"

namespace model {

std::optional<bool> CalendarYear::says_working(Date date) const {
  if (off.contains(date)) return false;
  if (make_up.contains(date)) return true;
  return std::nullopt;
}

bool hangs_on_next_notice(Date date) {
  const YearMonthDay day = parts(date);
  return day.month == 12 && day.day >= kFirstOpenDecemberDay;
}

std::optional<bool> Calendar::is_working_day(Date date) const {
  const auto own = years.find(parts(date).year);
  if (own == years.end()) return std::nullopt;
  const bool open = hangs_on_next_notice(date);
  const auto next = open ? years.find(own->first + 1) : years.end();
  if (next != years.end())
    if (const auto working = next->second.says_working(date)) return working;
  if (const auto working = own->second.says_working(date)) return working;
  if (open && next == years.end()) return std::nullopt;
  return weekday(date) <= 5;
}

}  // namespace model

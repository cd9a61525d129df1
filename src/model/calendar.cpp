// SPDX-License-Identifier: MIT
#include "model/calendar.h"

namespace model {

std::optional<bool> Calendar::is_working_day(Date date) const {
  const auto year = years.find(parts(date).year);
  if (year == years.end()) return std::nullopt;
  if (year->second.off.contains(date)) return false;
  if (year->second.make_up.contains(date)) return true;
  return weekday(date) <= 5;
}

}  // namespace model

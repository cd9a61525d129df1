// SPDX-License-Identifier: MIT
// The working-day calendar: the yearly notices with their days off and make-up days (调休). A year without its notice
// is unknown, never guessed.
#pragma once
#include <map>
#include <optional>
#include <set>

#include "model/date.h"

namespace model {

struct CalendarYear {
  std::set<Date> off, make_up;
};

struct Calendar {
  std::map<int, CalendarYear> years;

  [[nodiscard]] std::optional<bool> is_working_day(Date date) const;
};

}  // namespace model

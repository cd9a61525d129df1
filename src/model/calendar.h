// SPDX-License-Identifier: MIT
// The working-day calendar: the yearly notices with their days off and make-up days (调休). A day whose notice is not
// there is unknown, never guessed.
#pragma once
#include <map>
#include <optional>
#include <set>

#include "model/date.h"

namespace model {

// A year's notice may also speak of the last days of the year before.
struct CalendarYear {
  std::set<Date> off, make_up;

  [[nodiscard]] std::optional<bool> says_working(Date date) const;
};

// The last days of December hang on the next year's notice too: it may give away or take weekend days beside 1 January.
// So it was with 2005-12-31, 2006-12-30 and 31, 2007-12-29 to 31, 2011-12-31, 2018-12-29 to 31 and 2022-12-31; none was
// before the 29th. It can hardly be before the 26th: New Year is three days off at most, so that they begin on 30
// December at the earliest, and what is worked for them is the weekend beside them, at the earliest Saturday the 26th
// and Sunday the 27th before a Wednesday the 30th. Notices came as late as 16 December (for 2006).
constexpr int kFirstOpenDecemberDay = 26;
bool hangs_on_next_notice(Date date);

struct Calendar {
  std::map<int, CalendarYear> years;

  // Nothing: the year's notice is not there, or the date hangs on the next year's, and that one is not.
  [[nodiscard]] std::optional<bool> is_working_day(Date date) const;
};

}  // namespace model

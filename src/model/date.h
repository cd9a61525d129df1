// SPDX-License-Identifier: MIT
// Civil dates of the Gregorian calendar, without time or zone. Nothing here reads a clock.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  friend auto operator<=>(const Date&, const Date&) = default;
  friend Date operator+(Date date, int more) { return {date.days + more}; }
  friend Date operator-(Date date, int fewer) { return {date.days - fewer}; }
  friend int operator-(Date a, Date b) { return a.days - b.days; }
};

struct YearMonthDay {
  int year = 0, month = 0, day = 0;
};

std::optional<Date> make_date(int year, int month, int day);  // nothing if there is no such day; years 1900 to 2199
YearMonthDay parts(Date date);
int weekday(Date date);  // 1 Monday … 7 Sunday
Date last_day_of_month(int year, int month);
Date add_months(Date date, int months);  // the same day, or the month's last: 2022-08-31 + 6 = 2023-02-28

std::string iso(Date date);      // 2024-03-08
std::string chinese(Date date);  // 2024年3月8日

// 2024-03-08, 2024/3/8, 2024.3.8, 2024年3月8日; half-width, no blanks inside.
std::optional<Date> parse_date(std::string_view text);

struct Quarter {
  int year = 0, number = 0;  // 1 to 4
  friend auto operator<=>(const Quarter&, const Quarter&) = default;
};
Quarter quarter_of(Date date);
Quarter next(Quarter quarter);
Date last_day(Quarter quarter);

}  // namespace model

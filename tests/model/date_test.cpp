// SPDX-License-Identifier: MIT
#include "model/date.h"

#include <gtest/gtest.h>

#include <array>

#include "support/records.h"

namespace {

using model::Date;
using model::Quarter;
using support::day;

TEST(Date, ExistsOnlyIfTheCalendarHasIt) {
  const std::array<int, 3> good[] = {{2024, 2, 29}, {2000, 2, 29},  {2023, 2, 28}, {2024, 12, 31},
                                     {1900, 1, 1},  {2199, 12, 31}, {2024, 4, 30}};
  for (const auto& [y, m, d] : good) EXPECT_TRUE(model::make_date(y, m, d)) << y << '-' << m << '-' << d;
  const std::array<int, 3> bad[] = {{2023, 2, 29}, {2100, 2, 29}, {1900, 2, 29},  {2024, 13, 1},  {2024, 0, 1},
                                    {2024, 1, 0},  {2024, 4, 31}, {2024, 1, 32},  {1899, 12, 31}, {2200, 1, 1},
                                    {2024, -1, 1}, {2024, 1, -1}, {2024, 257, 1}, {2024, 1, 257}};
  for (const auto& [y, m, d] : bad) EXPECT_FALSE(model::make_date(y, m, d)) << y << '-' << m << '-' << d;
}

TEST(Date, CountsDaysFrom1970AndBack) {
  EXPECT_EQ(model::make_date(1970, 1, 1)->days, 0);
  EXPECT_EQ(model::make_date(1969, 12, 31)->days, -1);
  EXPECT_EQ(model::make_date(2024, 3, 8)->days, 19790);
  for (int days = day("2023-12-01").days; days < day("2025-02-01").days; ++days) {
    const model::YearMonthDay p = model::parts(Date{days});
    EXPECT_EQ(model::make_date(p.year, p.month, p.day), Date{days});
  }
}

TEST(Date, AddsAndSubtractsDaysAcrossMonthsAndYears) {
  EXPECT_EQ(day("2024-02-28") + 2, day("2024-03-01"));
  EXPECT_EQ(day("2023-02-28") + 1, day("2023-03-01"));
  EXPECT_EQ(day("2024-12-31") + 1, day("2025-01-01"));
  EXPECT_EQ(day("2025-01-01") - 1, day("2024-12-31"));
  EXPECT_EQ(day("2025-01-01") - day("2024-01-01"), 366);
  EXPECT_LT(day("2024-12-31"), day("2025-01-01"));
}

TEST(Date, ReadsEveryFormOfTheLedger) {
  for (const char* text :
       {"2024-03-08", "2024-3-8", "2024/3/8", "2024/03/08", "2024.3.8", "2024.03.08", "2024年3月8日", "2024年03月08日"})
    EXPECT_EQ(model::parse_date(text), model::make_date(2024, 3, 8)) << text;
}

TEST(Date, RefusesEveryOtherForm) {
  for (const char* text :
       {"",           "2024",       "2024-03",    "2024-3-",    "2024-3-8-",  "24-3-8",         "02024-3-8",
        "2024-003-8", "2024-3-008", "2024-3/8",   "2024/3.8",   "2024年3月8", "2024年3-8日",    "2024年3月8日前",
        " 2024-3-8",  "2024-3-8 ",  "2024 -3-8",  "-2024-3-8",  "2024--3-8",  "2024-3--8",      "+2024-3-8",
        "2024-2-30",  "2023-2-29",  "2024-13-01", "2024-00-10", "2024-10-00", "20240308",       "45359",
        "３月８日",   "2024-3-8T",  "8/3/2024",   "1899-12-31", "2200-01-01", "99999999999-1-1"})
    EXPECT_EQ(model::parse_date(text), std::nullopt) << text;
}

TEST(Date, ShowsIsoAndChinese) {
  EXPECT_EQ(model::iso(day("2024-3-8")), "2024-03-08");
  EXPECT_EQ(model::chinese(day("2024-03-08")), "2024年3月8日");
  EXPECT_EQ(model::chinese(day("2024-12-31")), "2024年12月31日");
}

TEST(Date, WeekdayIsOneForMonday) {
  EXPECT_EQ(model::weekday(day("2024-03-04")), 1);
  EXPECT_EQ(model::weekday(day("2024-03-08")), 5);
  EXPECT_EQ(model::weekday(day("2024-03-10")), 7);
  EXPECT_EQ(model::weekday(day("1970-01-01")), 4);
  EXPECT_EQ(model::weekday(day("1969-12-28")), 7);
}

TEST(Date, LastDayOfMonthKnowsLeapYears) {
  EXPECT_EQ(model::last_day_of_month(2024, 2), day("2024-02-29"));
  EXPECT_EQ(model::last_day_of_month(2023, 2), day("2023-02-28"));
  EXPECT_EQ(model::last_day_of_month(2100, 2), day("2100-02-28"));
  EXPECT_EQ(model::last_day_of_month(2024, 12), day("2024-12-31"));
}

TEST(Date, AddMonthsKeepsTheDayOrTakesTheMonthsLast) {
  struct Case {
    const char* from;
    int months;
    const char* to;
  };
  const Case cases[] = {
      {"2022-08-31", 6, "2023-02-28"},  {"2023-08-31", 6, "2024-02-29"},  {"2024-01-31", 1, "2024-02-29"},
      {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"}, {"2024-01-15", 0, "2024-01-15"},
      {"2024-12-31", 1, "2025-01-31"},  {"2024-11-30", 1, "2024-12-30"},  {"2024-03-31", -1, "2024-02-29"},
      {"2024-01-31", -2, "2023-11-30"}, {"2024-01-10", -1, "2023-12-10"}, {"2024-01-10", -13, "2022-12-10"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(model::iso(model::add_months(day(each.from), each.months)), each.to) << each.from << " + " << each.months;
  EXPECT_EQ(model::iso(model::add_months(day("2199-12-15"), 1)), "2200-01-15");  // beyond what a cell may hold
}

TEST(Quarter, OfADateItsNextAndItsLastDay) {
  EXPECT_EQ(model::quarter_of(day("2024-01-01")), (Quarter{2024, 1}));
  EXPECT_EQ(model::quarter_of(day("2024-03-31")), (Quarter{2024, 1}));
  EXPECT_EQ(model::quarter_of(day("2024-04-01")), (Quarter{2024, 2}));
  EXPECT_EQ(model::quarter_of(day("2024-12-31")), (Quarter{2024, 4}));
  EXPECT_EQ(model::next({2024, 3}), (Quarter{2024, 4}));
  EXPECT_EQ(model::next({2024, 4}), (Quarter{2025, 1}));
  EXPECT_EQ(model::last_day({2024, 1}), day("2024-03-31"));
  EXPECT_EQ(model::last_day({2024, 2}), day("2024-06-30"));
  EXPECT_EQ(model::last_day({2024, 4}), day("2024-12-31"));
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "model/calendar.h"

#include <gtest/gtest.h>

namespace {

model::Date day(std::string_view text) { return model::parse_date(text).value(); }

TEST(Calendar, KnowsDaysOffMakeUpDaysAndPlainWeeks) {
  model::Calendar calendar;
  calendar.years[2024] = {{day("2024-02-12"), day("2024-02-17")}, {day("2024-02-18")}};
  EXPECT_EQ(calendar.is_working_day(day("2024-02-12")), false);  // a Monday off
  EXPECT_EQ(calendar.is_working_day(day("2024-02-17")), false);  // a Saturday off
  EXPECT_EQ(calendar.is_working_day(day("2024-02-18")), true);   // a Sunday made up
  EXPECT_EQ(calendar.is_working_day(day("2024-02-19")), true);   // a plain Monday
  EXPECT_EQ(calendar.is_working_day(day("2024-02-23")), true);   // a plain Friday
  EXPECT_EQ(calendar.is_working_day(day("2024-02-24")), false);  // a plain Saturday
  EXPECT_EQ(calendar.is_working_day(day("2024-02-25")), false);  // a plain Sunday
}

TEST(Calendar, NeverGuessesAYearWithoutItsNotice) {
  model::Calendar calendar;
  calendar.years[2024] = {};
  EXPECT_EQ(calendar.is_working_day(day("2023-12-31")), std::nullopt);
  EXPECT_EQ(calendar.is_working_day(day("2025-01-01")), std::nullopt);
  EXPECT_EQ(calendar.is_working_day(day("2024-01-01")), true);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), true);
}

}  // namespace

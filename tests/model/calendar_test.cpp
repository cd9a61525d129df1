// SPDX-License-Identifier: MIT
#include "model/calendar.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using support::day;

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
  EXPECT_EQ(calendar.is_working_day(day("2024-12-25")), true);
}

TEST(Calendar, TheLastDaysOfDecemberHangOnTheNextNotice) {
  for (const char* open : {"2024-12-26", "2024-12-31", "2023-12-31"})
    EXPECT_TRUE(model::hangs_on_next_notice(day(open))) << open;
  for (const char* settled : {"2024-12-25", "2024-11-30", "2024-01-31", "2025-01-01"})
    EXPECT_FALSE(model::hangs_on_next_notice(day(settled))) << settled;

  model::Calendar calendar;
  calendar.years[2024] = {};
  EXPECT_EQ(calendar.is_working_day(day("2024-12-26")), std::nullopt);  // a Thursday
  EXPECT_EQ(calendar.is_working_day(day("2024-12-28")), std::nullopt);  // a Saturday
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), std::nullopt);
  calendar.years[2026] = {};  // not the next one
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), std::nullopt);
  calendar.years[2025] = {};  // the notice that has nothing to say of them
  EXPECT_EQ(calendar.is_working_day(day("2024-12-26")), true);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-28")), false);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), true);
}

TEST(Calendar, WhatAnyNoticeSaysOfDecemberIsKnownAndTheLaterOneCounts) {
  model::Calendar calendar;
  calendar.years[2024] = {{day("2024-12-30")}, {day("2024-12-28")}};
  EXPECT_EQ(calendar.is_working_day(day("2024-12-28")), true);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-30")), false);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), std::nullopt);
  calendar.years[2025] = {{day("2024-12-31"), day("2024-12-28")}, {day("2024-12-29")}};
  EXPECT_EQ(calendar.is_working_day(day("2024-12-28")), false);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-29")), true);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-30")), false);
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), false);
  calendar.years.erase(2024);  // a notice for New Year alone says nothing else of the year before
  EXPECT_EQ(calendar.is_working_day(day("2024-12-31")), std::nullopt);
}

}  // namespace

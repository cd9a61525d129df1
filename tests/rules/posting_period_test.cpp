// SPDX-License-Identifier: MIT
// The last day of a posting: the first day is day one, of working days only those count.
#include "rules/posting_period.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using rules::PostingState;
using support::day;

rules::PostingPeriod period(const std::string& start, const std::string& typed) {
  model::Batch batch;
  batch.start = day(start);
  batch.period = model::parse_period(typed).value();
  return rules::posting_period(batch, support::calendar());
}

std::string last(const std::string& start, const std::string& typed) {
  const auto until = period(start, typed).until;
  return until ? model::iso(*until) : "";
}

TEST(PostingPeriod, DaysWeeksAndMonthsCountTheFirstDay) {
  EXPECT_EQ(last("2024-01-20", "1日"), "2024-01-20");
  EXPECT_EQ(last("2024-01-20", "30日"), "2024-02-18");
  EXPECT_EQ(last("2024-01-20", "1周"), "2024-01-26");
  EXPECT_EQ(last("2024-01-20", "1个月"), "2024-02-19");
  EXPECT_EQ(last("2024-01-31", "1个月"), "2024-02-28");  // a month from the 31st is the 29th
  EXPECT_EQ(last("2023-12-20", "30日"), "2024-01-18");
  EXPECT_EQ(last("2024-01-20", "2024-01-24"), "2024-01-24");
}

TEST(PostingPeriod, WorkingDaysBeginWithTheFirstDayIfItIsOne) {
  EXPECT_EQ(last("2024-03-04", "5个工作日"), "2024-03-08");  // Monday to Friday
  EXPECT_EQ(last("2024-03-04", "1个工作日"), "2024-03-04");
  EXPECT_EQ(last("2024-03-08", "2个工作日"), "2024-03-11");
}

TEST(PostingPeriod, HolidaysDoNotCountAndMakeUpDaysDo) {
  EXPECT_EQ(last("2024-02-10", "1个工作日"), "2024-02-18");  // starts in the holiday; the 18th, a Sunday, is worked
  EXPECT_EQ(last("2024-02-09", "3个工作日"), "2024-02-19");
  EXPECT_EQ(last("2024-02-02", "2个工作日"), "2024-02-04");  // a Sunday that is worked
  EXPECT_EQ(last("2024-03-02", "1个工作日"), "2024-03-04");  // starts on a Saturday
  EXPECT_EQ(last("2023-12-25", "6个工作日"), "2024-01-02");  // over New Year
}

TEST(PostingPeriod, WithoutTheNoticeItGoesOn) {
  const rules::PostingPeriod open = period("2024-12-20", "5个工作日");  // 26 December hangs on the notice for 2025
  EXPECT_FALSE(open.until);
  EXPECT_FALSE(open.standing);
  EXPECT_EQ(open.on(day("2024-12-19")), PostingState::not_yet);
  EXPECT_EQ(open.on(day("2026-01-01")), PostingState::posted);
}

TEST(PostingPeriod, TheLastDayIsStillPosted) {
  const rules::PostingPeriod week = period("2024-03-04", "5个工作日");
  EXPECT_EQ(week.on(day("2024-03-03")), PostingState::not_yet);
  EXPECT_EQ(week.on(day("2024-03-04")), PostingState::posted);
  EXPECT_EQ(week.on(day("2024-03-08")), PostingState::posted);
  EXPECT_EQ(week.on(day("2024-03-09")), PostingState::ended);
}

TEST(PostingPeriod, StandingHasNoEnd) {
  const rules::PostingPeriod standing = period("2024-03-04", "长期");
  EXPECT_TRUE(standing.standing);
  EXPECT_FALSE(standing.until);
  EXPECT_EQ(standing.on(day("2099-01-01")), PostingState::posted);
}

}  // namespace

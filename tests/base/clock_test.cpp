// SPDX-License-Identifier: MIT
#include "base/clock.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <string>

namespace {

// Of the day that a calendar in UTC+8 shows, from the system's own calendar.
std::int64_t days_by_the_calendar(std::time_t seconds) {
  const std::time_t there = seconds + 8 * 3600;
  std::tm calendar{};
  ::gmtime_r(&there, &calendar);
  calendar.tm_hour = calendar.tm_min = calendar.tm_sec = 0;
  return ::timegm(&calendar) / 86400;
}

TEST(Clock, TodayIsTheDayOfUtc8) {
  const std::int64_t before = days_by_the_calendar(std::time(nullptr));
  const std::int64_t today = base::days_today_utc8();
  const std::int64_t after = days_by_the_calendar(std::time(nullptr));
  EXPECT_LE(before, today);
  EXPECT_LE(today, after);  // midnight may have passed in between
}

TEST(Clock, TheMinuteIsOfTheSameDay) {
  const std::int64_t before = base::days_today_utc8();
  const std::int64_t minutes = base::minutes_now_utc8();
  const std::int64_t after = base::days_today_utc8();
  constexpr std::int64_t minutes_a_day = std::int64_t{24} * 60;
  EXPECT_LE(before, minutes / minutes_a_day);
  EXPECT_LE(minutes / minutes_a_day, after);
  EXPECT_LE(minutes, (std::time(nullptr) + 8 * 3600) / 60);
}

TEST(Clock, TodayDoesNotFollowTheMachinesZone) {
  const char* const old = std::getenv("TZ");  // NOLINT(concurrency-mt-unsafe)
  const std::string kept = old == nullptr ? "" : old;
  const std::int64_t before = base::days_today_utc8();
  for (const char* zone : {"ABC12", "ABC-14"}) {
    ::setenv("TZ", zone, 1);  // NOLINT(concurrency-mt-unsafe)
    ::tzset();
    const std::int64_t today = base::days_today_utc8();
    EXPECT_GE(today, before) << zone;
    EXPECT_LE(today, days_by_the_calendar(std::time(nullptr))) << zone;
  }
  if (old == nullptr) {
    ::unsetenv("TZ");  // NOLINT(concurrency-mt-unsafe)
  } else {
    ::setenv("TZ", kept.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
  ::tzset();
}

TEST(Clock, AStopwatchNeverRunsBackwards) {
  const base::Stopwatch watch;
  double last = 0;
  for (int i = 0; i < 1000; ++i) {
    const double now = watch.seconds();
    ASSERT_GE(now, last);
    last = now;
  }
}

}  // namespace

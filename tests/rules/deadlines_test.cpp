// SPDX-License-Identifier: MIT
// domain.md rule 6: deadlines in days, weeks, months and working days (P03 counts in those), forwards and backwards.
#include "rules/deadlines.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::Due;
using model::DueKind;
using support::calendar;
using support::day;
using support::maybe_day;

std::string working(const char* from, int n) {
  const auto date = rules::add_working_days(day(from), n, calendar());
  return date ? model::iso(*date) : "(no calendar)";
}

TEST(WorkingDays, SkipWeekendsAndHolidays) {
  const struct {
    const char *why, *from;
    int n;
    const char* expected;
  } cases[] = {
      {"the day itself does not count", "2024-03-04", 1, "2024-03-05"},
      {"over a weekend", "2024-03-08", 1, "2024-03-11"},
      {"from a Saturday", "2024-03-09", 1, "2024-03-11"},
      {"five are a week", "2024-03-06", 5, "2024-03-13"},
      {"a Sunday worked before the holiday (调休)", "2024-02-02", 1, "2024-02-04"},
      {"over the long holiday to a worked Sunday", "2024-02-09", 1, "2024-02-18"},
      {"over the long holiday", "2024-02-09", 2, "2024-02-19"},
      {"over the National Day to a worked Saturday", "2023-09-28", 1, "2023-10-07"},
      {"both worked weekend days", "2023-09-28", 3, "2023-10-09"},
      {"over the turn of the year", "2023-12-29", 1, "2024-01-02"},
      {"fifteen (P05, P06, P07)", "2024-01-19", 15, "2024-02-08"},
      {"none", "2024-03-09", 0, "2024-03-09"},
      {"backwards over a weekend", "2024-03-11", -1, "2024-03-08"},
      {"backwards over the turn of the year", "2024-01-02", -1, "2023-12-29"},
      {"backwards over the long holiday", "2024-02-19", -2, "2024-02-09"},
      {"backwards to a worked Saturday", "2023-10-08", -1, "2023-10-07"},
      {"into a year without its notice", "2024-12-31", 1, "(no calendar)"},
      {"up to its edge", "2024-12-30", 1, "2024-12-31"},
      {"backwards into one", "2023-01-02", -1, "(no calendar)"},
      {"the first day may be of one", "2025-01-01", -1, "2024-12-31"},
  };
  for (const auto& each : cases) EXPECT_EQ(working(each.from, each.n), each.expected) << each.why;
}

TEST(Deadlines, FallOnADay) {
  const struct {
    const char *deadline, *meeting;
    DueKind kind;
    const char *day, *text;
  } cases[] = {
      {"", "2024-01-19", DueKind::none, "", ""},
      {"2024-03-08", "", DueKind::day, "2024-03-08", "2024年3月8日"},
      {"2024年2月底", "", DueKind::day, "2024-02-29", "2024年2月29日"},
      {"立行立改", "2024-01-19", DueKind::at_once, "", "立行立改"},
      {"长期", "2024-01-19", DueKind::standing, "", "长期"},
      {"会后15日", "2024-01-19", DueKind::day, "2024-02-03", "2024年2月3日"},
      {"会前10日", "2024-01-05", DueKind::day, "2023-12-26", "2023年12月26日"},
      {"会后1周", "2024-01-19", DueKind::day, "2024-01-26", "2024年1月26日"},
      {"会前2周", "2024-01-19", DueKind::day, "2024-01-05", "2024年1月5日"},
      {"会后6个月", "2024-08-31", DueKind::day, "2025-02-28", "2025年2月28日"},
      {"会后6个月", "2023-08-31", DueKind::day, "2024-02-29", "2024年2月29日"},
      {"会前1个月", "2024-03-31", DueKind::day, "2024-02-29", "2024年2月29日"},
      {"会后15个工作日", "2024-01-19", DueKind::day, "2024-02-08", "2024年2月8日"},
      {"会前3个工作日", "2024-01-03", DueKind::day, "2023-12-28", "2023年12月28日"},
      {"会后6个月", "", DueKind::no_meeting_date, "", "待定（会后6个月，会议日期未填）"},
      {"会后15个工作日", "2024-12-20", DueKind::no_calendar, "", "待国务院通知（会后15个工作日）"},
  };
  for (const auto& each : cases) {
    const Due due = rules::resolve(support::deadline(each.deadline), maybe_day(each.meeting), calendar());
    EXPECT_EQ(due.kind, each.kind) << each.deadline;
    EXPECT_EQ(due.known(), maybe_day(each.day)) << each.deadline;
    EXPECT_EQ(due.text, each.text);
  }
}

}  // namespace

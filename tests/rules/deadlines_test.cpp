// SPDX-License-Identifier: MIT
// domain.md rule 6: deadlines in days, weeks, months and working days (P03 counts in those), forwards and backwards.
#include "rules/deadlines.h"

#include <gtest/gtest.h>

#include "config/calendars.h"
#include "support/records.h"

namespace {

using model::Due;
using model::DueKind;
using support::calendar;
using support::day;
using support::maybe_day;

std::string working(const char* from, int n, const model::Calendar& years = calendar()) {
  const auto date = rules::add_working_days(day(from), n, years);
  return date ? model::iso(*date) : "(no calendar)";
}

// The notices themselves, up to 2025: what is asked of the years after must not hang on what ships by now.
model::Calendar notices() {
  model::Calendar all = config::shipped_calendar();
  all.years.erase(all.years.upper_bound(2025), all.years.end());
  return all;
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
      {"up to the days that hang on it", "2024-12-24", 1, "2024-12-25"},
      {"into these", "2024-12-25", 1, "(no calendar)"},
      {"backwards into one", "2023-01-02", -1, "(no calendar)"},
      {"the first day may be of one", "2022-12-31", 1, "2023-01-02"},
      {"the first day may be one of these", "2024-12-26", -1, "2024-12-25"},
  };
  for (const auto& each : cases) EXPECT_EQ(working(each.from, each.n), each.expected) << each.why;
}

TEST(WorkingDays, AreAsTheNoticesOfTwentyYearsSay) {
  const struct {
    const char *why, *from;
    int n;
    const char* expected;
  } cases[] = {
      {"a Saturday worked, as the notice for 2006 says", "2005-12-30", 1, "2005-12-31"},
      {"and the New Year after it", "2005-12-30", 2, "2006-01-04"},
      {"both days of the weekend (2007)", "2006-12-29", 2, "2006-12-31"},
      {"and the New Year after them", "2006-12-29", 3, "2007-01-04"},
      {"backwards to them", "2007-01-04", -2, "2006-12-30"},
      {"a Saturday worked, Sunday and Monday off (2008)", "2007-12-28", 1, "2007-12-29"},
      {"to the second of January", "2007-12-28", 2, "2008-01-02"},
      {"the last day of the year worked (2012)", "2011-12-30", 1, "2011-12-31"},
      {"2019, forwards", "2018-12-28", 2, "2019-01-02"},
      {"2019, backwards", "2019-01-02", -1, "2018-12-29"},
      {"a Saturday off that is one anyway (2023)", "2022-12-30", 1, "2023-01-03"},
      {"a turn of the year about which nothing is said", "2024-12-31", 1, "2025-01-02"},
      {"a Sunday worked before Spring Festival", "2020-01-17", 1, "2020-01-19"},
      {"Spring Festival, prolonged", "2020-01-23", 1, "2020-02-03"},
      {"Spring Festival, eight days", "2025-01-27", 1, "2025-02-05"},
      {"the Saturday worked after it", "2025-02-07", 1, "2025-02-08"},
      {"backwards over that Saturday", "2025-02-10", -4, "2025-02-05"},
      {"a Sunday worked before National Day", "2024-09-27", 1, "2024-09-29"},
      {"National Day", "2024-09-30", 1, "2024-10-08"},
      {"the Saturday worked after it", "2024-10-11", 1, "2024-10-12"},
      {"National Day, backwards, over a worked Saturday", "2021-10-11", -3, "2021-09-30"},
      {"Labour Day between its two worked days", "2025-04-25", 6, "2025-05-07"},
      {"the day that only leap years have", "2024-02-28", 1, "2024-02-29"},
      {"a day that is not there", "2023-02-28", 1, "2023-03-01"},
      {"one that is a Saturday", "2020-02-28", 1, "2020-03-02"},
      {"a whole year", "2020-12-31", 250, "2021-12-31"},
      {"a whole year, backwards", "2022-01-04", -250, "2021-01-04"},
      {"before the first notice", "2004-01-02", -1, "(no calendar)"},
      {"the newest year, up to 25 December", "2025-12-24", 1, "2025-12-25"},
      {"the newest year, what hangs on the next notice", "2025-12-24", 2, "(no calendar)"},
      {"the newest year, from one such day to the next", "2025-12-29", -1, "(no calendar)"},
      {"beyond the newest year", "2026-03-02", 1, "(no calendar)"},
  };
  for (const auto& each : cases) EXPECT_EQ(working(each.from, each.n, notices()), each.expected) << each.why;
}

TEST(WorkingDays, AreKnownOnceTheNextNoticeIsThere) {
  model::Calendar years = notices();
  EXPECT_EQ(working("2025-12-10", 15, years), "(no calendar)");
  years.years[2026] = {{day("2025-12-31"), day("2026-01-01")}, {day("2025-12-28")}};
  EXPECT_EQ(working("2025-12-10", 12, years), "2025-12-26");
  EXPECT_EQ(working("2025-12-10", 13, years), "2025-12-28");  // a Sunday worked
  EXPECT_EQ(working("2025-12-10", 15, years), "2025-12-30");
  EXPECT_EQ(working("2025-12-10", 16, years), "2026-01-02");
  EXPECT_EQ(working("2026-01-02", -2, years), "2025-12-29");
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
      {"会前1个月", "2023-03-31", DueKind::day, "2023-02-28", "2023年2月28日"},
      {"会后1个月", "2024-01-31", DueKind::day, "2024-02-29", "2024年2月29日"},
      {"会后1个月", "2023-12-31", DueKind::day, "2024-01-31", "2024年1月31日"},
      {"会后2个月", "2023-12-31", DueKind::day, "2024-02-29", "2024年2月29日"},
      {"会后12个月", "2024-02-29", DueKind::day, "2025-02-28", "2025年2月28日"},
      {"会前12个月", "2024-02-29", DueKind::day, "2023-02-28", "2023年2月28日"},
      {"会后15日", "2023-12-20", DueKind::day, "2024-01-04", "2024年1月4日"},
      {"会后15日", "2024-02-15", DueKind::day, "2024-03-01", "2024年3月1日"},
      {"会后15日", "2023-02-15", DueKind::day, "2023-03-02", "2023年3月2日"},
      {"会前1周", "2024-01-03", DueKind::day, "2023-12-27", "2023年12月27日"},
      {"会后1周", "2024-02-23", DueKind::day, "2024-03-01", "2024年3月1日"},
      {"2021年7月底", "", DueKind::day, "2021-07-31", "2021年7月31日"},
      {"2021年7月中旬", "", DueKind::day, "2021-07-20", "2021年7月20日"},
      {"会后6个月", "2029-08-31", DueKind::day, "2030-02-28", "2030年2月28日"},  // plain days need no notice
      {"会后5个工作日", "2024-01-31", DueKind::day, "2024-02-06", "2024年2月6日"},
      {"会后15个工作日", "2024-02-02", DueKind::day, "2024-02-28", "2024年2月28日"},
      {"会前5个工作日", "2024-02-20", DueKind::day, "2024-02-07", "2024年2月7日"},
      {"会前5个工作日", "2023-10-09", DueKind::day, "2023-09-26", "2023年9月26日"},
      {"会后1个工作日", "2024-12-25", DueKind::no_calendar, "", "待国务院通知（会后1个工作日）"},
      {"会前3个工作日", "2025-01-08", DueKind::no_calendar, "", "待国务院通知（会前3个工作日）"},
      {"会前3个工作日", "", DueKind::no_meeting_date, "", "待定（会前3个工作日，会议日期未填）"},
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

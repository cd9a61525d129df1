// SPDX-License-Identifier: MIT
#include "config/calendars.h"

#include <gtest/gtest.h>

#include "support/failure_of.h"

namespace {

using support::failure_of;

model::Date day(std::string_view text) { return model::parse_date(text).value(); }

std::string message(const std::string& json) {
  return failure_of([&] {
    model::Calendar calendar;
    config::add_calendar_year(calendar, json, "2027.json");
  });
}

TEST(Calendars, EveryShippedYearLoadsAndIsPlausible) {
  const model::Calendar calendar = config::shipped_calendar();
  for (int year = 2004; year <= 2026; ++year) EXPECT_TRUE(calendar.years.contains(year)) << year;
  for (const auto& [year, entry] : calendar.years) {
    SCOPED_TRACE(year);
    EXPECT_GE(entry.off.size(), 20U);
    EXPECT_LE(entry.off.size(), 40U);
    EXPECT_EQ(calendar.is_working_day(*model::make_date(year, 10, 1)), false);
    EXPECT_EQ(calendar.is_working_day(*model::make_date(year, 5, 1)), false);
    for (const model::Date made_up : entry.make_up) {
      EXPECT_GE(model::weekday(made_up), 6) << model::iso(made_up);  // only a weekend can be made a working day
      EXPECT_FALSE(entry.off.contains(made_up)) << model::iso(made_up);
    }
    int working = 0;
    for (model::Date date = *model::make_date(year, 1, 1); model::parts(date).year == year; date = date + 1)
      if (calendar.is_working_day(date).value()) ++working;
    EXPECT_GE(working, 243);
    EXPECT_LE(working, 256);
  }
}

TEST(Calendars, KnowWhatTheNoticesSay) {
  const model::Calendar calendar = config::shipped_calendar();
  EXPECT_EQ(calendar.is_working_day(day("2024-02-09")), true);   // the last day before Spring Festival
  EXPECT_EQ(calendar.is_working_day(day("2024-02-10")), false);  // Spring Festival
  EXPECT_EQ(calendar.is_working_day(day("2024-02-18")), true);   // a Sunday made up
  EXPECT_EQ(calendar.is_working_day(day("2024-09-14")), true);   // a Saturday made up
  EXPECT_EQ(calendar.is_working_day(day("2024-10-08")), true);   // the first day after
  EXPECT_EQ(calendar.is_working_day(day("2020-01-31")), false);  // the prolonged Spring Festival
  EXPECT_EQ(calendar.is_working_day(day("2015-09-03")), false);  // the day of victory
  EXPECT_EQ(calendar.is_working_day(day("2003-10-01")), std::nullopt);
  const int unknown = calendar.years.rbegin()->first + 1;
  EXPECT_EQ(calendar.is_working_day(*model::make_date(unknown, 1, 1)), std::nullopt);
}

TEST(Calendars, AYearMayBeAddedOrReplaced) {
  model::Calendar calendar;
  for (const char* name : {"元旦", "新年"})
    config::add_calendar_year(calendar,
                              R"({"year": 2027, "source": "通知", "holidays": {"2027-01-01": ")" + std::string(name) +
                                  R"("}, "workdays": {"2027-01-02": "元旦"}})",
                              "2027.json");
  ASSERT_EQ(calendar.years.size(), 1U);
  EXPECT_EQ(calendar.years[2027].off, std::set<model::Date>{day("2027-01-01")});
  EXPECT_EQ(calendar.years[2027].make_up, std::set<model::Date>{day("2027-01-02")});
}

TEST(Calendars, RefuseWhatIsNotAYearOfDays) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"source": "x"})", "“year”不是 2000 到 2199 的整数。请改正，不加引号。"},
      {R"({"year": 2027})", "“source”没有写。这是必填的。"},
      {R"({"year": 2027, "source": "x"})", "“holidays”没有写。没有放假安排的年份请不要建文件。"},
      {R"({"year": 2027, "source": "x", "holidays": {}})", "“holidays”没有写。没有放假安排的年份请不要建文件。"},
      {R"({"year": 2027, "source": "x", "holidays": []})", "“holidays”不是对象。请写成 {\"2024-01-01\": \"元旦\"}。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": 1}})",
       "“holidays.2027-01-01”不是文字。请加上引号。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-02-29": "x"}})",
       "“holidays.2027-02-29”不是这一年的日期。请写成 2024-10-01。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2026-12-31": "x"}})",
       "“holidays.2026-12-31”不是这一年的日期。请写成 2024-10-01。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": "x"}, "workdays": {"1月2日": "x"}})",
       "“workdays.1月2日”不是这一年的日期。请写成 2024-10-01。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": "x"}, "days": {}})",
       "“days”不认识。请改名或删去。可以写的有：holidays、source、workdays、year。"},
      {R"([])", "最外层不是对象。请写成 {\"键\": 值, …}。"},
  };
  for (const auto& [json, expected] : cases) EXPECT_EQ(message(json), std::string("2027.json：") + expected) << json;
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "config/calendars.h"

#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using support::failure_of;

model::Date day(std::string_view text) { return model::parse_date(text).value(); }

std::string calendar_message(const std::string& json) {
  return failure_of([&] {
    model::Calendar calendar;
    config::add_calendar_year(calendar, json, "2027.json");
  });
}

// The least that can be a year, made up: the three days that are always off, and what is worked for them.
std::string notice(const std::string& workdays) {
  return R"({"year": 2027, "source": "通知", "holidays": )"
         R"({"2027-01-01": "元旦", "2027-05-01": "劳动节", "2027-10-01": "国庆节"}, "workdays": {)" +
         workdays + "}}";
}

TEST(Calendars, EveryShippedYearLoadsAndIsPlausible) {
  const model::Calendar calendar = config::shipped_calendar();
  for (int year = 2004; year <= 2026; ++year) EXPECT_TRUE(calendar.years.contains(year)) << year;
  const int newest = calendar.years.rbegin()->first;
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
      if (calendar.is_working_day(date).value_or(model::weekday(date) <= 5)) ++working;
    EXPECT_EQ(calendar.is_working_day(*model::make_date(year, 12, 31)).has_value(), year != newest);
    EXPECT_GE(working, 243);
    EXPECT_LE(working, 256);
  }
}

TEST(Calendars, KnowWhatTheNoticesSay) {
  const model::Calendar calendar = config::shipped_calendar();
  EXPECT_EQ(calendar.is_working_day(day("2005-12-31")), true);   // a Saturday that the notice for 2006 speaks of
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

TEST(Calendars, NoNoticeSpokeOfDecemberDaysBeforeThoseThatAreLeftOpen) {
  for (const auto& [year, entry] : config::shipped_calendar().years)
    for (const auto& days : {entry.off, entry.make_up})
      for (const model::Date date : days)
        EXPECT_TRUE(model::parts(date).month != 12 || model::hangs_on_next_notice(date)) << model::iso(date);
}

TEST(Calendars, AYearMayBeAddedOrReplaced) {
  model::Calendar calendar;
  EXPECT_EQ(config::add_calendar_year(calendar, notice(R"("2027-01-02": "元旦")"), "2027.json"), 2027);
  EXPECT_EQ(config::add_calendar_year(calendar, notice(R"("2027-01-03": "元旦")"), "2027.json"), 2027);
  ASSERT_EQ(calendar.years.size(), 1U);
  EXPECT_EQ(calendar.years[2027].off, (std::set{day("2027-01-01"), day("2027-05-01"), day("2027-10-01")}));
  EXPECT_EQ(calendar.years[2027].make_up, std::set{day("2027-01-03")});
}

TEST(Calendars, ANoticeMaySpeakOfTheLastDaysOfTheYearBefore) {
  model::Calendar calendar = config::shipped_calendar();
  calendar.years.erase(calendar.years.upper_bound(2026), calendar.years.end());
  EXPECT_EQ(calendar.is_working_day(day("2026-12-27")), std::nullopt);
  config::add_calendar_year(calendar, notice(R"("2026-12-27": "元旦")"), "2027.json");
  EXPECT_EQ(calendar.is_working_day(day("2026-12-27")), true);
  EXPECT_EQ(calendar.is_working_day(day("2026-12-31")), true);
}

TEST(Calendars, RefuseWhatIsNotAYearOfDays) {
  const std::string whole_year =
      R"("year": 2027, "source": "x", "holidays": {"2027-01-01": "x", "2027-05-01": "x", "2027-10-01": "x"})";
  const std::pair<std::string, const char*> cases[] = {
      {R"({"source": "x"})", "“year”没有写。请写 2000 到 2199 的整数，不加引号。"},
      {R"({"year": 2027})", "“source”没有写。这是必填的。"},
      {R"({"year": 2027, "source": "x"})", "“holidays”没有写。没有放假安排的年份请不要建文件。"},
      {R"({"year": 2027, "source": "x", "holidays": {}})", "“holidays”没有写。没有放假安排的年份请不要建文件。"},
      {R"({"year": 2027, "source": "x", "holidays": []})", "“holidays”不是对象。请写成 {\"2024-01-01\": \"元旦\"}。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": 1}})",
       "“holidays.2027-01-01”不是文字。请加上引号。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-02-29": "x"}})",
       "“holidays.2027-02-29”不是这一年的日期。请写成 2027-10-01；上一年的只能写 12 月 26 日起的。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2026-12-25": "x"}})",
       "“holidays.2026-12-25”不是这一年的日期。请写成 2027-10-01；上一年的只能写 12 月 26 日起的。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2028-01-01": "x"}})",
       "“holidays.2028-01-01”不是这一年的日期。请写成 2027-10-01；上一年的只能写 12 月 26 日起的。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": "x"}, "workdays": {"1月2日": "x"}})",
       "“workdays.1月2日”不是这一年的日期。请写成 2027-10-01；上一年的只能写 12 月 26 日起的。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": "x", "2027/1/1": "x"}})",
       "“holidays.2027/1/1”写了两次。请留一个。"},
      {R"({"year": 2027, "source": "x", "holidays": {"2027-01-01": "x", "2027-05-01": "x"}})",
       "“holidays”里没有 2027-10-01。元旦、劳动节、国庆节都放假，请按通知把全年写完。"},
      {"{" + whole_year + R"(, "workdays": {"2027-05-01": "x"}})",
       "“workdays.2027-05-01”在 holidays 里也有。放假和上班只能是一样，请删去一个。"},
      {"{" + whole_year + R"(, "workdays": {"2027-05-03": "x"}})",
       "“workdays.2027-05-03”不是星期六或星期日。调休上班只写周末的日子，请对照通知核对。"},
      {"{" + whole_year + R"(, "days": {}})",
       "“days”不认识。请改名或删去。可以写的有：holidays、source、workdays、year。"},
      {R"([])", "最外层不是对象。请写成 {\"键\": 值, …}。"},
  };
  for (const auto& [json, expected] : cases)
    EXPECT_EQ(calendar_message(json), std::string("2027.json：") + expected) << json;
}

class OwnFolder {
 public:
  void write(const std::string& name, const std::string& bytes) {
    base::write_file(folder_.path() / "calendars" / name, bytes);
  }
  config::OwnCalendars read() { return config::OwnCalendars(folder_.path()); }
  std::string refusal() {
    return failure_of([&] { (void)read().over_shipped(); });
  }

 private:
  support::TempDir folder_;
};
class OwnCalendarsTest : public testing::Test, protected OwnFolder {};

TEST_F(OwnCalendarsTest, AWorkspaceNeedHaveNone) {
  EXPECT_EQ(read().digest(), "");
  EXPECT_FALSE(read().contains(2024));
  EXPECT_EQ(read().over_shipped().years.size(), config::shipped_calendar().years.size());
}

TEST_F(OwnCalendarsTest, AreReadOverWhatShips) {
  const std::string added = notice(R"("2026-12-27": "元旦")");
  const std::string other =
      R"({"year": 2024, "source": "x", "holidays": {"2024-01-01": "x", "2024-05-01": "x", "2024-10-01": "x"}})";
  write("2027.json", "\xEF\xBB\xBF" + added);
  write("2024.json", other);
  const config::OwnCalendars own = read();
  EXPECT_TRUE(own.contains(2027));
  EXPECT_FALSE(own.contains(2023));
  EXPECT_TRUE(own.has_bytes(2027, added));
  EXPECT_FALSE(own.has_bytes(2027, other));
  EXPECT_FALSE(own.has_bytes(2023, added));
  const model::Calendar calendar = own.over_shipped();
  EXPECT_EQ(calendar.is_working_day(day("2027-05-03")), true);
  EXPECT_EQ(calendar.is_working_day(day("2024-02-12")), true);  // Spring Festival, which this file leaves out
  EXPECT_EQ(calendar.is_working_day(day("2023-10-02")), false);
}

TEST_F(OwnCalendarsTest, TheDigestIsThatOfNamesAndBytes) {
  const std::string bytes = notice("");
  write("2027.json", bytes);
  const std::string digest = read().digest();
  EXPECT_EQ(digest.size(), 64U);
  write(".2027.json.new", "half");  // a run that was stopped
  write(".2028.json", "hidden");
  write("~2028.json", "an editor's");
  EXPECT_EQ(read().digest(), digest);
  write("2027.json", bytes + "\n");
  EXPECT_NE(read().digest(), digest);
  write("2027.json", bytes);
  EXPECT_EQ(read().digest(), digest);
  write("2026.json", bytes);
  EXPECT_NE(read().digest(), digest);
}

TEST_F(OwnCalendarsTest, RefuseFilesThatAreNoYears) {
  for (const char* name :
       {"2027.txt", "27.json", "2027 .json", "1999.json", "2200.json", "x027.json", "old/2027.json"}) {
    OwnFolder each;
    each.write(name, notice(""));
    EXPECT_EQ(each.refusal(), std::string("calendars/") + name +
                                  "：文件名不是年份。这里只放放假安排，一年一个，如 2027.json。请改名，或移到别处。");
  }
}

TEST_F(OwnCalendarsTest, RefuseAFileThatSaysSomethingElse) {
  write("2028.json", notice(""));
  EXPECT_EQ(refusal(), "calendars/2028.json：“year”是 2027，和文件名不一样。请改正其中一个。");
  write("2028.json", "{}");
  EXPECT_EQ(refusal(), "calendars/2028.json：“year”没有写。请写 2000 到 2199 的整数，不加引号。");
}

}  // namespace

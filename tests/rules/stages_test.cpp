// SPDX-License-Identifier: MIT
// A stage of the plan on a day: all six states at their edges, and the plan's own deadline as fallback (P12).
#include "rules/stages.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using rules::StageStatus;
using support::calendar;
using support::day;
using support::maybe_day;

StageStatus status(const char* start, const char* end, const char* done, const char* as_of,
                   const model::Plan& plan = support::plan(), const char* meeting = "2024-01-19") {
  model::YearRecord record;
  record.meeting.number = "2017";
  record.meeting.date = maybe_day(meeting);
  record.stages = {{"民主评议", maybe_day(start), support::deadline(end), maybe_day(done), "", {}}};
  for (StageStatus& each : rules::stages_of(record, plan, day(as_of), calendar()))
    if (each.name == "民主评议") return std::move(each);
  return {};
}

TEST(Stages, OnADay) {
  const struct {
    const char *why, *start, *end, *done, *as_of, *expected;
    int days_late;
  } cases[] = {
      {"neither start nor end", "", "", "", "2024-03-01", "待定", 0},
      {"end without a meeting date is known as such", "", "长期", "", "2024-03-01", "待定", 0},
      {"before its start", "2024-03-02", "2024-03-08", "", "2024-03-01", "未开始", 0},
      {"on its first day", "2024-03-01", "2024-03-08", "", "2024-03-01", "进行中", 0},
      {"started, without an end", "2024-03-01", "", "", "2024-05-01", "进行中", 0},
      {"an end only", "", "2024-03-08", "", "2024-03-08", "未开始", 0},
      {"its last day is not late", "2024-03-01", "2024-03-08", "", "2024-03-08", "进行中", 0},
      {"the day after is", "2024-03-01", "2024-03-08", "", "2024-03-09", "逾期", 1},
      {"late without a start", "", "2024-03-08", "", "2024-03-10", "逾期", 2},
      {"done on its last day", "", "2024-03-08", "2024-03-08", "2024-03-10", "已完成", 0},
      {"done a day late", "", "2024-03-08", "2024-03-09", "2024-05-01", "逾期完成", 1},
      {"done without an end", "", "", "2024-03-09", "2024-05-01", "已完成", 0},
      {"done before its start", "2024-03-05", "2024-03-08", "2024-03-02", "2024-03-02", "已完成", 0},
      {"done on that very day", "2024-03-01", "2024-03-08", "2024-03-05", "2024-03-05", "已完成", 0},
      {"done tomorrow", "2024-03-01", "2024-03-08", "2024-03-05", "2024-03-04", "进行中", 0},
      {"done later, late already", "2024-03-01", "2024-03-08", "2024-03-12", "2024-03-11", "逾期", 3},
      {"counted from the meeting", "", "会后15日", "", "2024-02-04", "逾期", 1},
  };
  for (const auto& each : cases) {
    const StageStatus result = status(each.start, each.end, each.done, each.as_of);
    EXPECT_EQ(word(result.state), each.expected) << each.why;
    EXPECT_EQ(result.days_late, each.days_late) << each.why;
    EXPECT_EQ(result.done.has_value(), *each.done != '\0' && day(each.done) <= day(each.as_of)) << each.why;
  }
}

TEST(Stages, WithoutAMeetingDateARelativeEndIsOpen) {
  const StageStatus result = status("", "会后15日", "", "2030-01-01", support::plan(), "");
  EXPECT_EQ(word(result.state), "待定");
  EXPECT_EQ(result.due.text, "待定（会后15日，会议日期未填）");
}

TEST(Stages, HaveThePlansDeadlineWhereTheyHaveNone) {
  model::Plan plan = support::plan("P12");
  plan.year = 2017;
  plan.stages = {{"学习", support::deadline("2017-03-17"), false, {}},
                 {"民主评议", support::deadline("2017-03-31"), true, {}}};
  EXPECT_EQ(status("", "", "", "2017-04-01", plan).due.text, "2017年3月31日");
  EXPECT_EQ(word(status("", "", "", "2017-04-01", plan).state), "逾期");
  EXPECT_TRUE(status("", "", "", "2017-04-01", plan).sitting);
  EXPECT_EQ(status("", "2017-04-05", "", "2017-04-01", plan).due.text, "2017年4月5日");  // the ledger's wins
  EXPECT_FALSE(status("", "", "", "2017-04-01").sitting);  // a stage that the plan does not know
}

std::string names(const model::YearRecord& record, const model::Plan& plan) {
  std::string out;
  for (const StageStatus& each : rules::stages_of(record, plan, day("2017-03-20"), calendar()))
    out += each.name + (each.row == nullptr ? "- " : each.of_plan ? "+ " : "! ");
  return out;
}

TEST(Stages, AreThePlansWithTheLedgersOwnInBetween) {
  model::Plan plan = support::plan("P12");
  plan.stages = {{"学习", {}, false, {}},
                 {"总支会", {}, true, {{model::OrganizationKind::general_branch}}},
                 {"评议", {}, true, {}},
                 {"总结", {}, false, {}}};
  model::YearRecord record;
  EXPECT_EQ(names(record, plan), "学习- 评议- 总结- ");
  record.stages = {{"动员", {}, {}, {}, "", {}},
                   {"评议", {}, {}, {}, "", {}},
                   {"补课", {}, {}, {}, "", {}},
                   {"再补课", {}, {}, {}, "", {}}};
  EXPECT_EQ(names(record, plan), "动员! 学习- 评议+ 补课! 再补课! 总结- ");
  record.organization.kind = model::OrganizationKind::general_branch;
  EXPECT_EQ(names(record, plan), "动员! 学习- 总支会- 评议+ 补课! 再补课! 总结- ");
}

TEST(Stages, OfAnotherYearHaveNoCalendarDaysOfThePlan) {
  model::Plan plan = support::plan("P12");
  plan.year = 2017;
  plan.stages = {{"学习", support::deadline("2017-03-17"), false, {}},
                 {"总结", support::deadline("会后15日"), false, {}}};
  model::YearRecord record;
  record.meeting.number = "2018";
  record.meeting.date = day("2018-03-01");
  const auto stages = rules::stages_of(record, plan, day("2018-03-02"), calendar());
  EXPECT_EQ(stages[0].due.kind, model::DueKind::none);
  EXPECT_EQ(stages[1].due.text, "2018年3月16日");
}

}  // namespace

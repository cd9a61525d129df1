// SPDX-License-Identifier: MIT
// What is said of 报送 and 档案: late, due soon, not listed, not reviewed, reviewed after the meeting, not kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using support::day;
using support::deadline;
using support::found;
using testing::ElementsAre;
using testing::IsEmpty;

// The meeting is on 2024-01-19.
model::Plan with_filing(model::PlanFiling filing) {
  model::Plan plan = support::plan("P07");
  plan.filings = {std::move(filing)};
  return plan;
}

model::PlanFiling report_until(const char* end) { return {"报告", "党委", deadline(end), false, false, {}}; }

// Of one row, 第4行.
model::YearRecord with_row(model::Filing row) {
  model::YearRecord record = support::record();
  row.origin.row = 4;
  record.filings = {std::move(row)};
  return record;
}

TEST(FindingsOfFilings, LateFromTheDayAfterTheDeadline) {
  const model::Plan plan = with_filing(report_until("会后15日"));
  model::YearRecord record = support::record();
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());  // nothing before the meeting: 16 days are left
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("filing_due_soon 报送.报送日期 第0行：材料“报告”应在 2024年2月3日 前报党委，还有 2 天。"));
  EXPECT_THAT(found(record, "2024-02-02", plan),
              ElementsAre("filing_due_soon 报送.报送日期 第0行：材料“报告”应在 2024年2月3日 前报党委，还有 1 天。"));
  EXPECT_THAT(found(record, "2024-02-02", plan, 0), IsEmpty());
  EXPECT_THAT(found(record, "2024-02-03", plan, 0),
              ElementsAre("filing_due_soon 报送.报送日期 第0行：材料“报告”应在 2024年2月3日 前报党委，今天到期。"));
  EXPECT_THAT(found(record, "2024-02-04", plan),
              ElementsAre("filing_overdue 报送.报送日期 第0行：材料“报告”应在 2024年2月3日 前报党委，已过 1 天。"
                          "报送后请在“报送”表填报送日期。"));
  record.meeting.date.reset();  // nobody knows the deadline
  EXPECT_THAT(found(record, "2024-02-04", plan),
              ElementsAre("meeting_date_missing 年度.会议日期 第2行：会议日期没有填，从会议起算的时限都是待定。"
                          "开会后请填上。"));
}

TEST(FindingsOfFilings, NothingOnceItIsSent) {
  const model::Plan plan = with_filing(report_until("会后15日"));
  const model::YearRecord record = with_row({"报告", "党委", {}, day("2024-02-06"), {}, {}});
  EXPECT_THAT(found(record, "2024-02-05", plan),  // to be sent tomorrow
              ElementsAre("filing_overdue 报送.报送日期 第4行：材料“报告”应在 2024年2月3日 前报党委，已过 2 天。"
                          "报送后请在“报送”表填报送日期。"));
  EXPECT_THAT(found(record, "2024-02-06", plan), IsEmpty());  // late, but sent
}

TEST(FindingsOfFilings, TheRowSaysToWhomAndByWhen) {
  const model::Plan plan = with_filing(report_until("会后15日"));
  model::YearRecord record = with_row({"报告", "局党委", {}, {}, {}, {}});
  EXPECT_THAT(found(record, "2024-02-03", plan),
              ElementsAre("filing_due_soon 报送.报送日期 第4行：材料“报告”应在 2024年2月3日 前报局党委，今天到期。"));
  record.filings[0].end = deadline("2024-02-01");
  const std::string late =
      "filing_overdue 报送.报送日期 第4行：材料“报告”应在 2024年2月1日 前报局党委，已过 2 天。"
      "报送后请在“报送”表填报送日期。";
  EXPECT_THAT(found(record, "2024-02-03", plan), ElementsAre(late));
  EXPECT_THAT(found(record, "2024-02-03"), ElementsAre(late));  // not of the plan, the clerk's own
  const rules::Options options{day("2024-02-03"), 15};
  const auto all = rules::find(record, rules::compute(record, plan, support::calendar(), options), plan, options);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].to, "局党委");
  EXPECT_EQ(all[0].day, day("2024-02-01"));
  EXPECT_EQ(all[0].days, 2);
}

TEST(FindingsOfFilings, WithoutADeadlineAreToBeListedOnceTheMeetingIsHeld) {
  const model::Plan plan = with_filing(report_until(""));
  const model::YearRecord record = support::record();
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());
  EXPECT_THAT(found(record, "2024-01-19", plan),
              ElementsAre("filing_not_listed 报送.材料 第0行：方案 P07 要求把“报告”报党委，“报送”表里还没有。"
                          "报送后请登记。"));
  EXPECT_THAT(found(with_row({"报告", "局党委", {}, {}, {}, {}}), "2024-01-19", plan), IsEmpty());
  EXPECT_THAT(found(record, "2024-01-19", with_filing(report_until("会后60日"))), IsEmpty());  // has its day
}

TEST(FindingsOfFilings, WithADeadlineThatNoCalendarTellsAreNotSaidToBeMissing) {
  model::YearRecord record = support::record();
  record.meeting.date = day("2024-12-20");
  EXPECT_THAT(found(record, "2024-12-21", with_filing(report_until("会后15个工作日"))),
              ElementsAre("calendar_missing 报送.截止 第0行：时限待国务院通知（会后15个工作日）：放假通知还没有装入，"
                          "日子算不出来。通知公布后请用 gongshilan calendar add 装入。"));
}

TEST(FindingsOfFilings, OnlyIfThereIsAnyAreNeverAskedFor) {
  model::PlanFiling absent = report_until("");
  absent.if_any = true;
  EXPECT_THAT(found(support::record(), "2024-02-01", with_filing(absent)), IsEmpty());
  absent.end = deadline("会后5日");
  EXPECT_THAT(found(support::record(), "2024-02-01", with_filing(absent)), IsEmpty());
  EXPECT_THAT(found(with_row({"报告", "党委", {}, {}, {}, {}}), "2024-02-01", with_filing(absent)),
              ElementsAre("filing_overdue 报送.报送日期 第4行：材料“报告”应在 2024年1月24日 前报党委，已过 8 天。"
                          "报送后请在“报送”表填报送日期。"));  // there is one: the row says so
}

TEST(FindingsOfFilings, SentButNotReviewed) {
  model::PlanFiling reviewed = report_until("");
  reviewed.reviewed = true;
  model::YearRecord record = with_row({"报告", "局党委", {}, day("2024-02-01"), day("2024-02-05"), {}});
  EXPECT_THAT(found(record, "2024-01-31", with_filing(reviewed)), IsEmpty());  // not sent yet
  EXPECT_THAT(
      found(record, "2024-02-04", with_filing(reviewed)),
      ElementsAre("filing_not_reviewed 报送.审核日期 第4行：材料“报告”已报局党委，还没有审核日期。审核后请填上。"));
  EXPECT_THAT(found(record, "2024-02-05", with_filing(reviewed)), IsEmpty());
  record.filings[0].reviewed.reset();
  EXPECT_THAT(found(record, "2024-02-05", with_filing(report_until(""))), IsEmpty());  // nobody reviews it
}

// P07: approved on the day of the meeting is in time.
TEST(FindingsOfFilings, ThePlanIsApprovedBeforeTheMeeting) {
  const model::Plan plan = with_filing({"方案", "党委", deadline("会前10日"), true, true, {}});
  model::YearRecord record = with_row({"方案", "局党委", {}, day("2024-01-08"), day("2024-01-19"), {}});
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  EXPECT_THAT(
      found(record, "2024-01-18", plan),  // not held yet, and nobody has reviewed it
      ElementsAre("filing_not_reviewed 报送.审核日期 第4行：材料“方案”已报局党委，还没有审核日期。审核后请填上。"));
  record.filings[0].reviewed = day("2024-01-20");
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("meeting_before_approval 报送.审核日期 第4行：会议在 2024年1月19日 召开，材料“方案”"
                          "2024年1月20日 才审核。方案 P07 要求局党委审核同意后才能开会，请核对日期。"));
  const std::string never =
      "会议在 2024年1月19日 召开，材料“方案”还没有审核日期。方案 P07 要求局党委审核同意后才能开会，"
      "会前已经审核的，请在“报送”表填审核日期。";
  EXPECT_THAT(found(record, "2024-01-19", plan),
              ElementsAre("meeting_before_approval 报送.审核日期 第4行：" + never));  // reviewed tomorrow
  record.filings[0].reviewed.reset();
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre("meeting_before_approval 报送.审核日期 第4行：" + never));
  record.meeting.date.reset();
  record.filings[0].sent.reset();
  EXPECT_THAT(found(record, "2024-02-01", plan), testing::SizeIs(1)) << "only that the date is missing";
}

TEST(FindingsOfMaterials, NotKeptOnceTheMeetingIsHeld) {
  model::Plan plan = support::plan("P06");
  plan.materials = {"记录", "通知"};
  model::YearRecord record = support::record();
  record.materials = {{"通知", day("2024-02-02"), {1, 3}}, {"照片", {}, {1, 4}}};
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());
  const std::string minutes =
      "material_not_archived 档案.归档日期 第0行：材料“记录”还没有归档。归档后请在“档案”表填归档日期。";
  const std::string notice =
      "material_not_archived 档案.归档日期 第3行：材料“通知”还没有归档。归档后请在“档案”表填归档日期。";
  const std::string photos =
      "material_not_archived 档案.归档日期 第4行：材料“照片”还没有归档。归档后请在“档案”表填归档日期。";
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(minutes, notice, photos));
  EXPECT_THAT(found(record, "2024-02-02", plan), ElementsAre(minutes, photos));
  std::erase(plan.tables, model::TableId::material);
  EXPECT_THAT(found(record, "2024-02-02", plan), IsEmpty());
}

}  // namespace

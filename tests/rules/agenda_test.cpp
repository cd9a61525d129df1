// SPDX-License-Identifier: MIT
// What is still to be done, by day, with whose it is; what is done or has no day is not on the list.
#include "rules/agenda.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using rules::Options;
using support::day;
using support::item;
using testing::ElementsAre;
using testing::IsEmpty;

// "2024-01-31 整改 R1 -1 标题 甲一" of each.
std::vector<std::string> agenda(const model::YearRecord& record, const char* as_of = "2024-02-01",
                                const model::Plan& plan = support::plan()) {
  const Options options{day(as_of), 15};
  const rules::Computed computed = rules::compute(record, plan, support::calendar(), options);
  std::vector<std::string> out;
  for (const rules::AgendaEntry& each : rules::agenda_of(record, computed, options)) {
    EXPECT_GT(each.origin.row, 0);
    out.push_back(model::iso(each.day) + " " + std::string(rules::label(each.kind)) + " " + each.number + " " +
                  std::to_string(each.days) + " " + each.title + " " + each.to);
  }
  return out;
}

model::YearRecord with_items(std::vector<model::Rectification> items) {
  model::YearRecord record = support::record();
  for (model::Rectification& each : items) {
    each.origin.row = 5;
    each.item = "事项" + each.number;
  }
  record.items = std::move(items);
  return record;
}

TEST(Agenda, HasOpenItemsByDay) {
  model::YearRecord record = with_items({item("R1", "2025-02-10"), item("R2", "2024-01-31"), item("R3", "立行立改"),
                                         item("R4", "2024-02-05", {"2024-01-20 销号"})});
  record.items[1].responsible = "甲一";
  EXPECT_THAT(agenda(record), ElementsAre("2024-01-31 整改 R2 -1 事项R2 甲一", "2025-02-10 整改 R1 375 事项R1 "));
}

TEST(Agenda, CountsAnItemThatWasExtendedTooLateByItsFirstDeadline) {
  const model::YearRecord record = with_items({item("R1", "2024-01-10", {"2024-01-15 延期 2024-01-31"})});
  EXPECT_THAT(agenda(record), ElementsAre("2024-01-31 整改 R1 -22 事项R1 "));
}

TEST(Agenda, AnItemWithoutATextOfItsOwnHasItsProblems) {
  model::YearRecord record = with_items({item("R1", "2024-02-10")});
  record.items[0].item.clear();
  record.items[0].problem = "P1";
  record.problems = {support::problem("P1", "2023")};
  record.problems[0].text = "路灯不亮";
  EXPECT_THAT(agenda(record), ElementsAre("2024-02-10 整改 R1 9 路灯不亮 "));
}

TEST(Agenda, HasStagesThatAreNotDone) {
  model::YearRecord record = support::record();
  record.stages = {{"民主评议", {}, support::deadline("2024-01-25"), {}, "", {1, 4}},
                   {"总结", {}, support::deadline("2024-02-01"), {}, "", {1, 5}},
                   {"学习", {}, support::deadline("2024-01-10"), day("2024-01-09"), "", {1, 6}},
                   {"整改", {}, {}, {}, "", {1, 7}}};
  EXPECT_THAT(agenda(record), ElementsAre("2024-01-25 阶段  -7 民主评议 ", "2024-02-01 阶段  0 总结 "));
}

TEST(Agenda, HasStagesAndFilingsOfThePlanThatTheLedgerSaysNothingOf) {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan();
  plan.stages = {{"总结", support::deadline("会后30日"), false, {}}};
  plan.filings = {{"会议报告", "镇党委", support::deadline("会后15日"), false, false, {}}};
  const Options options{day("2024-02-01"), 15};
  const rules::Computed computed = rules::compute(record, plan, support::calendar(), options);
  const std::vector<rules::AgendaEntry> all = rules::agenda_of(record, computed, options);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].kind, rules::AgendaKind::filing);
  EXPECT_EQ(all[0].title, "会议报告");
  EXPECT_EQ(all[0].to, "镇党委");
  EXPECT_EQ(all[0].table, model::TableId::filing);
  EXPECT_EQ(all[0].origin.row, 0);
  EXPECT_EQ(all[0].days, 2);
  EXPECT_EQ(all[1].title, "总结");
  EXPECT_EQ(all[1].origin.row, 0);
  record.filings = {{"会议报告", "镇党委", {}, day("2024-01-31"), {}, {1, 3}}};
  const rules::Computed sent = rules::compute(record, plan, support::calendar(), options);
  EXPECT_EQ(rules::agenda_of(record, sent, options).size(), 1U);
}

TEST(Agenda, HasCommitmentsAndTheReportsThatThePlanExpects) {
  model::YearRecord record = support::record();
  record.meeting.date = day("2023-08-19");
  record.commitments = {support::commitment("C1", "M1", "值班"), support::commitment("C2", "M2", "学习")};
  for (model::Commitment& each : record.commitments) {
    each.origin.row = 3;
    each.deadline = support::deadline("2024-12-31");
  }
  record.commitments[1].reports = {{day("2023-12-15"), "做到了", model::Fulfilled::kept, {}, {1, 2}}};
  EXPECT_THAT(agenda(record), ElementsAre("2024-12-31 承诺 C1 334 值班 姓名M1"));
  model::Plan plan = support::plan("P10");
  plan.fulfilment = model::Rhythm::quarterly;
  EXPECT_THAT(agenda(record, "2024-02-01", plan),
              ElementsAre("2023-12-31 践诺报告 C1 -32 2023年第4季度 姓名M1",
                          "2024-03-31 践诺报告 C1 59 2024年第1季度 姓名M1", "2024-12-31 承诺 C1 334 值班 姓名M1"));
}

TEST(Agenda, IsEmptyWhereNothingIsToBeDone) { EXPECT_THAT(agenda(support::record()), IsEmpty()); }

TEST(Agenda, HasAKeyAndALabelOfEachKind) {
  EXPECT_EQ(rules::key(rules::AgendaKind::filing), "filing");
  EXPECT_EQ(rules::label(rules::AgendaKind::filing), "报送");
  EXPECT_EQ(rules::key(rules::AgendaKind::report), "report");
}

}  // namespace

// SPDX-License-Identifier: MIT
// What each part of the 述职 sheet says, number by number.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "report/duty_fixture.h"

namespace {

using duty::choice;
using duty::record;
using duty::rows;
using duty::Sheet;
using duty::text;
using support::commitment;
using support::day;
using support::item;
using support::report;

model::Subject of_member(const char* number) { return {number, "李二"}; }

TEST(DutyItems, AreCountedWithTheirBases) {
  model::YearRecord unit = record();
  unit.items = {item("Z1", "2024-03-31", {"2024-04-10 销号"}),
                item("Z2", "2024-06-20"),
                item("Z3", "2024-07-05", {"2024-03-01 进展"}),
                item("Z4", "2024-12-31", {"2024-02-01 销号", "2024-05-01 回头看 保持"}),
                item("Z5", "2024-12-31"),
                item("Z6", "2024-02-28")};
  unit.items[5].subject = of_member("D2");
  unit.earlier_items = {item("Y1", "2023-12-31", {"2023-12-20 延期 2024-05-31"})};
  unit.earlier_items[0].meeting = "2022";
  const Sheet sheet(unit);
  EXPECT_EQ(text(sheet.value, "items.counts"),
            "班子的整改事项共 6 项，其中往年结转 1 项。已销号 2 项，其中已复查 1 项、逾期销号 1 项；未销号 4 项，其中"
            "逾期 2 项、临期 1 项、未开始 1 项。");
  EXPECT_EQ(text(sheet.value, "items.personal"),
            "党员个人的整改事项（只计数）共 1 项。已销号 0 项；未销号 1 项，其中逾期 1 项。");
  EXPECT_EQ(
      rows(sheet.value, "items", "code state state_note marks deadline earlier closed_late progress_date progress"),
      "Y1 | 逾期 | 30 天 | 结转自2022年度，第2年 | 2024年5月31日 | 原 2023年12月31日\n延期 1 次 |  | "
      "2023年12月20日 | 延期：2023-12-20 延期 2024-05-31\n"
      "Z2 | 逾期 | 10 天 |  | 2024年6月20日 |  |  |  | \n"
      "Z3 | 临期 | 还有 5 天 |  | 2024年7月5日 |  |  | 2024年3月1日 | 2024-03-01 进展\n"
      "Z5 | 未开始 |  |  | 2024年12月31日 |  |  |  | \n"
      "Z1 | 已销号 | 2024年4月10日 |  | 2024年3月31日 |  | 逾期销号，晚 10 天 | 2024年4月10日 | 销号：2024-04-10 销号\n"
      "Z4 | 已复查 | 2024年5月1日 |  | 2024年12月31日 |  |  | 2024年5月1日 | 回头看：保持。2024-05-01 回头看 保持\n");
  EXPECT_EQ(sheet.page.find("事项Z6"), std::string::npos);  // of a member
  EXPECT_NE(sheet.page.find("▲ 逾期 30\u00A0天"), std::string::npos) << "a number is not cut from its unit";
}

// The committee takes up a member's problem and gives it no name of its own: its text would be the member's.
TEST(DutyItems, NamedByAMembersProblemAreOnlyCounted) {
  model::YearRecord unit = record();
  unit.items = {item("Z1", "2024-12-31"), item("Z2", "2024-12-31")};
  for (model::Rectification& each : unit.items) each.item.clear();
  unit.items[0].problem = "W1";
  unit.items[1].problem = "W2";
  unit.problems = {support::problem("W1", "2023"), support::problem("W2", "2023")};
  unit.problems[1].subject = of_member("D2");
  const Sheet sheet(unit);
  EXPECT_EQ(rows(sheet.value, "items", "code title"), "Z1 | 问题W1\n");
  EXPECT_EQ(text(sheet.value, "items.personal"),
            "党员个人的整改事项（只计数）共 1 项。已销号 0 项；未销号 1 项，其中未开始 1 项。");
}

TEST(DutyItems, OnlyOfMembersHaveNoTable) {
  model::YearRecord unit = record();
  unit.items = {item("Z1", "2024-12-31")};
  unit.items[0].subject = of_member("D2");
  const Sheet sheet(unit);
  EXPECT_EQ(text(sheet.value, "items.counts"), "班子的整改事项共 0 项。已销号 0 项；未销号 0 项。");
  EXPECT_EQ(rows(sheet.value, "items", "code"), "");
  EXPECT_EQ(sheet.page.find("<table>"), std::string::npos);
}

TEST(DutyLastList, SaysWhyWhoAndUntilWhenOfTheUnfinished) {
  model::Plan plan = duty::plan();
  plan.last_list = model::LastList::reported;
  model::YearRecord unit = record();
  unit.former_meeting = model::OtherMeeting{"2022", day("2023-01-10")};
  unit.earlier_items = {item("Y1", "2023-06-30", {"2023-06-01 销号"}),
                        item("Y2", "2023-06-30", {"2023-05-01 进展", "2023-06-20 延期 2024-03-31"}),
                        item("Y3", "2023-06-30"),
                        item("Y4", "2023-06-30"),
                        item("Y5", "2023-06-30", {"2023-07-05 销号"}),
                        item("Y6", "2023-06-30", {"2023-07-01 延期 2024-02-29"})};
  for (model::Rectification& each : unit.earlier_items) each.meeting = "2022";
  unit.earlier_items[1].responsible = "张一";
  unit.earlier_items[3].subject = of_member("D2");
  const Sheet sheet(unit, plan);
  EXPECT_EQ(text(sheet.value, "last_list.number"), "二");  // they are carried on to this list
  EXPECT_EQ(text(sheet.value, "last_list.counts"),
            "以 2024年1月19日 计，2022年度班子的整改事项共 5 项：已整改 2 项（其中逾期销号 1 项），正在整改 1 项，"
            "尚未整改 2 项。");
  EXPECT_EQ(text(sheet.value, "last_list.personal"),
            "党员个人的整改事项（只计数）共 1 项：已整改 0 项，正在整改 0 项，尚未整改 1 项。");
  EXPECT_EQ(
      rows(sheet.value, "last_list", "code title state late cause responsible deadline earlier"),
      "Y2 | 事项Y2 | 正在整改 |  | 2023-06-20 延期 2024-03-31 | 张一 | 2024年3月31日 | 原 2023年6月30日\n延期 1 次\n"
      "Y3 | 事项Y3 | 尚未整改 | 逾期 203 天 | 没有说明原因 |  | 2023年6月30日 | \n"
      "Y6 | 事项Y6 | 尚未整改 |  | 2023-07-01 延期 2024-02-29 |  | 2024年2月29日 | "
      "原 2023年6月30日（到期后才延期）\n延期 1 次\n");
  EXPECT_EQ(text(sheet.value, "last_list.note"), "只办了延期、没有其他进展的，这里算“尚未整改”。");
  unit.earlier_items.pop_back();
  EXPECT_EQ(text(Sheet(unit, plan).value, "last_list.note"), "");
  EXPECT_EQ(Sheet(unit).value.find("last_list")->get<render::Value::Object>(), nullptr);  // not asked for
}

model::PlanStage stage(const char* name, const char* end, bool sitting = false) {
  return {name, support::deadline(end), sitting, {}};
}

TEST(DutyLater, HoldsThePlansStagesAfterTheMeeting) {
  model::Plan plan = duty::plan();
  plan.stages = {stage("学习", "会前10日"), stage("党员大会", "会后3日", true), stage("抓好整改", ""),
                 stage("通报班子整改情况", "会后6个月"), stage("总结", "会后15日")};
  model::YearRecord unit = record();
  unit.stages.resize(3);
  unit.stages[0].name = "抓好整改";
  unit.stages[0].end = support::deadline("2024-03-31");
  unit.stages[1].name = "总结";
  unit.stages[1].done = day("2024-02-05");
  unit.stages[2].name = "自己加的";
  unit.stages[2].end = support::deadline("2024-05-31");
  EXPECT_EQ(rows(Sheet(unit, plan).value, "later", "name deadline rule state days done"),
            "抓好整改 | 2024年3月31日 |  | 逾期 | 91 天 | \n"
            "通报班子整改情况 | 2024年7月19日 | 会后6个月 | 未开始 |  | \n"
            "总结 | 2024年2月3日 | 会后15日 | 逾期完成 | 晚 2 天 | 2024年2月5日\n");
  unit.meeting.date.reset();
  EXPECT_EQ(rows(Sheet(unit, plan).value, "later", "name deadline rule state"),
            "通报班子整改情况 | 待定（会后6个月，会议日期未填） |  | 待定\n"
            "总结 | 待定（会后15日，会议日期未填） |  | 已完成\n");
}

TEST(DutyLater, HoldsWhatComesAfterTheMeetingWithoutADeadline) {  // P11: the group meetings
  model::Plan plan = duty::plan();
  plan.stages = {stage("支委会", "", true), stage("党员大会", "", true), stage("党小组会", "", true),
                 stage("用好测评结果", ""), stage("反馈", ""),           stage("没有登记", "")};
  model::YearRecord unit = record();
  unit.stages.resize(5);
  const std::array<const char*, 5> starts{"2024-01-18", "2024-01-19", "2024-01-22", "2024-01-23", ""};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    unit.stages[i].name = plan.stages[i].name;
    unit.stages[i].start = support::maybe_day(starts[i]);
  }
  unit.stages[4].done = day("2024-02-01");
  EXPECT_EQ(rows(Sheet(unit, plan).value, "later", "name deadline state done"),
            "党小组会 | 2024年1月22日 | 进行中 | \n"
            "用好测评结果 | 2024年1月23日起 | 进行中 | \n"
            "反馈 | 没有定 | 已完成 | 2024年2月1日\n");
}

TEST(DutyCommitments, OfTheFormerMeetingGoOnByQuarterUntilKept) {  // P10
  model::Plan plan = duty::plan();
  plan.fulfilment = model::Rhythm::quarterly;
  model::YearRecord unit = record();
  unit.former_meeting = model::OtherMeeting{"2022", day("2023-01-10")};
  unit.earlier_commitments = {commitment("B1", "D1", "一"), commitment("B2", "D2", "二")};
  unit.earlier_commitments[0].reports = {report("2023-05-01", model::Fulfilled::kept)};
  unit.earlier_commitments[1].reports = {report("2023-04-01"), report("2023-08-01"), report("2023-11-01")};
  const std::string said = text(Sheet(unit, plan).value, "commitments.earlier");
  EXPECT_EQ(
      said,
      "2022年度 2 名党员承诺 2 条：兑现 1 条，推进中 1 条，未兑现 0 条，还没有报告 0 条。到期应报告 5 次，已报告 4 次，"
      "缺报 1 次。缺报的是姓名D2。");
  unit.earlier_commitments[1].reports = {report("2023-06-30", model::Fulfilled::kept)};
  EXPECT_EQ(text(Sheet(unit, plan).value, "commitments.earlier"), "-") << "all kept, none missing";
  unit.earlier_commitments[1].reports.clear();
  plan.fulfilment = model::Rhythm::none;
  EXPECT_EQ(text(Sheet(unit, plan).value, "commitments.earlier"), "-");
}

TEST(DutyCommitments, CountMissingReportsByQuarterAndNameThem) {
  model::Plan plan = duty::plan();
  plan.fulfilment = model::Rhythm::quarterly;
  model::YearRecord unit = record();
  unit.commitments = {commitment("C1", "D1", "一"), commitment("C2", "D1", "二"), commitment("C3", "D2", "三"),
                      commitment("C4", "D3", "四")};
  unit.commitments[2].reports = {report("2024-05-01"), report("2024-08-01", model::Fulfilled::kept)};
  unit.commitments[3].reports = {report("2024-06-01"), report("2024-10-08", model::Fulfilled::broken)};
  const Sheet sheet(unit, plan, "2024-10-10");
  EXPECT_EQ(text(sheet.value, "commitments.counts"),
            "3 名党员承诺 4 条：兑现 1 条，推进中 0 条，未兑现 1 条，还没有报告 2 条。");
  EXPECT_EQ(text(sheet.value, "commitments.reports"), "到期应报告 8 次，已报告 3 次，缺报 5 次。");
  EXPECT_EQ(rows(sheet.value, "commitments", "label expected given missing names"),
            "2024年第2季度 | 4 | 2 | 2 | 姓名D1（2 条）\n"
            "2024年第3季度 | 4 | 1 | 3 | 姓名D1（2 条）、姓名D3\n"
            "2024年第4季度（未到期） | 3 | 1 |  | \n");
}

TEST(DutyCommitments, WithoutARhythmNothingIsMissing) {
  model::YearRecord unit = record();
  unit.commitments = {commitment("C1", "D1", "一")};
  const Sheet sheet(unit);
  EXPECT_EQ(text(sheet.value, "commitments.counts"),
            "1 名党员承诺 1 条：兑现 0 条，推进中 0 条，未兑现 0 条，还没有报告 1 条。");
  EXPECT_EQ(text(sheet.value, "commitments.reports"), "");
  EXPECT_EQ(rows(sheet.value, "commitments", "label"), "");
}

TEST(DutyCommitments, AtTheNextMeetingTheFormerOnesAreDue) {
  model::Plan plan = duty::plan();
  plan.fulfilment = model::Rhythm::next_meeting;
  model::YearRecord unit = record();
  unit.former_meeting = model::OtherMeeting{"2022", day("2023-01-10")};
  unit.earlier_commitments = {commitment("B1", "D1", "一"), commitment("B2", "D2", "二")};
  unit.earlier_commitments[0].reports = {report("2024-01-19")};
  unit.commitments = {commitment("C1", "D1", "一")};
  EXPECT_EQ(rows(Sheet(unit, plan).value, "commitments", "label expected given missing names"),
            "上次的承诺，到本次会议 | 2 | 1 | 1 | 姓名D2\n"
            "下次组织生活会（未到期） | 1 | 0 |  | \n");
}

std::string choices(const Sheet& sheet) {
  std::string out;
  for (const render::Value& aspect : *sheet.value.find("committee")->find("aspects")->get<render::Value::List>())
    for (const render::Value& row : *aspect.find("choices")->get<render::Value::List>()) {
      out += *row.find("is_first")->get<bool>() ? text(row, "aspect") + "(" + text(row, "span") + ") " : "";
      out +=
          text(row, "choice") + " " + text(row, "votes") + "/" + text(row, "valid") + " " + text(row, "share") + "\n";
    }
  return out;
}

// Loaded by aspect and choice, shown as the superior's form has them; half a percent goes up.
TEST(DutyCommittee, ShowsTheSuperiorsChoicesInTheLedgersOrder) {
  model::YearRecord unit = record();
  unit.committee_tallies = {choice("", "一般", 1, 8, 4), choice("", "好", 7, 8, 2), choice("", "较好", 0, 8, 3),
                            choice("为民办事", "不满意", 0, 0, 6), choice("为民办事", "满意", 0, 0, 5)};
  EXPECT_EQ(choices(Sheet(unit)),
            "总体(3) 好 7/8 88%\n较好 0/8 0%\n一般 1/8 13%\n为民办事(2) 满意 0/0 \n不满意 0/0 \n");
  model::Plan plan = duty::plan();
  std::erase(plan.tables, model::TableId::committee_tally);
  EXPECT_EQ(Sheet(unit, plan).page.find("班子评议"), std::string::npos);
}

TEST(DutyFilings, SayWhatIsSentAndWhatIsDue) {
  model::Plan plan = duty::plan();
  plan.filings = {{"方案", "党委", support::deadline("会前10日"), true, true, {}},
                  {"报告", "党委", support::deadline("会后15日"), false, false, {}},
                  {"清单", "党委", {}, false, false, {}},
                  {"总结", "党委", support::deadline("会后6个月"), true, false, {}}};
  model::YearRecord unit = record();
  unit.filings.resize(2);
  unit.filings[0] = {"方案", "党委", {}, day("2024-01-12"), day("2024-01-15"), {}};
  unit.filings[1] = {"清单", "党委", {}, day("2024-02-01"), {}, {}};
  const Sheet sheet(unit, plan);
  EXPECT_EQ(text(sheet.value, "filings.counts"), "应报送 4 件，已报送 2 件，逾期未报送 1 件。");
  EXPECT_EQ(rows(sheet.value, "filings", "material recipient deadline state days sent reviewed"),
            "方案 | 党委 | 2024年1月9日 | 逾期报送 | 晚 3 天 | 2024年1月12日 | 已审核 2024年1月15日\n"
            "报告 | 党委 | 2024年2月3日 | 逾期 | 148 天 |  | \n"
            "清单 | 党委 |  | 已报送 |  | 2024年2月1日 | \n"
            "总结 | 党委 | 2024年7月19日 | 未报送 |  |  | 还没有审核\n");
}

}  // namespace

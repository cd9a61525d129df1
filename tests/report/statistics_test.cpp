// SPDX-License-Identifier: MIT
#include "report/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/statistics_fixture.h"

namespace {

using report::Branch;
using report::Counted;
using report::Form;
using report::Statistics;
using statistics::head;
using statistics::Made;
using statistics::names;
using statistics::row;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Branch branch(std::string name, std::vector<Branch> below = {}) {
  return {std::move(name), Made().statistics(), std::move(below)};
}

Branch without(std::string name, std::vector<Branch> below = {}) {
  return {std::move(name), std::nullopt, std::move(below)};
}

TEST(Statistics, ASuperiorsSumStandsBeforeThoseBelow) {
  const Statistics all({branch("党委", {branch("总支", {branch("一支部"), branch("二支部")}), branch("三支部")})});
  const Form form = report::statistics_form(head(), all);
  EXPECT_EQ(names(form), "党委（含下级） *\n　本级\n　总支（含下级） *\n　　本级\n　　一支部\n　　二支部\n　三支部\n");
  EXPECT_EQ(all.rows[0].counts[Counted::members], 5 * 6);
  EXPECT_EQ(all.rows[2].counts[Counted::members], 3 * 6);
  EXPECT_EQ(all.rows[4].counts[Counted::members], 6);
  EXPECT_EQ(all.sum[Counted::members], 5 * 6);
  EXPECT_EQ(all.rows[0].counts[Counted::registered], 5);
}

TEST(Statistics, ASuperiorWithoutTheMeetingHasOnlyASum) {
  const Statistics all({without("党委", {branch("一支部"), branch("二支部")})});
  EXPECT_EQ(names(report::statistics_form(head(), all)), "党委（含下级） *\n　一支部\n　二支部\n");
}

TEST(Statistics, SeveralAtTheTopAreAddedUpLast) {
  const Statistics all({branch("一支部"), branch("二支部")});
  EXPECT_EQ(names(report::statistics_form(head(), all)), "一支部\n二支部\n合计 *\n");
  EXPECT_EQ(all.rows[2].counts[Counted::members], 12);
}

// A superior that has nothing, not even below, is named alone.
TEST(Statistics, WhoHasNotRegisteredItIsNamed) {
  const Statistics all({branch("党委", {without("总支", {without("一支部"), without("二支部")}), without("三支部")})});
  EXPECT_THAT(all.unregistered, ElementsAre("总支", "三支部"));
  const Form form = report::statistics_form(head(), all);
  EXPECT_EQ(names(form), "党委\n");
  EXPECT_EQ(form.notes.back(), "没有登记这次会议的 2 个：总支、三支部。");
}

TEST(Statistics, OfManyThatHaveNotRegisteredItSomeAreNamed) {
  Branch top = branch("党委");
  for (int i = 1; i <= 21; ++i) top.below.push_back(without("支部" + std::to_string(i)));
  const Form form = report::statistics_form(head(), Statistics({top}));
  EXPECT_THAT(form.notes.back(), HasSubstr("没有登记这次会议的 21 个：支部1、支部2、"));
  EXPECT_THAT(form.notes.back(), testing::EndsWith("、支部20等。"));
}

TEST(StatisticsForm, IsOneRowOfWhatIsCounted) {
  const Form form = report::statistics_form(head(), Statistics({branch("第一党支部")}));
  EXPECT_EQ(form.title, "2023年度组织生活会和民主评议党员情况统计表");
  EXPECT_THAT(form.facts, ElementsAre("填报单位：甲党委", "计算日：2024年6月30日"));
  EXPECT_EQ(row(form, 0),
            "单位 第一党支部\n会议日期 2024-01-19\n党员/总数 6\n党员/正式 5\n党员/预备 1\n党员/流动在外 1\n"
            "流入参评 1\n到会/应到 6\n到会/实到 4\n到会/缺席 2\n到会/已补课 1\n查摆问题/班子 0\n查摆问题/个人 0\n"
            "整改事项/总数 0\n整改事项/结转 0\n整改事项/已销号 0\n整改事项/在办 0\n整改事项/临期 0\n整改事项/逾期 0\n"
            "承诺/条数 0\n承诺/已兑现 0\n民主评议/参加评定 3\n民主评议/优秀 1\n民主评议/合格 2\n民主评议/基本合格 0\n"
            "民主评议/不合格 0\n民主评议/待评定 0\n民主评议/优秀占比 0.333\n");
}

TEST(StatisticsForm, OfAPlanThatDoesNotAppraiseHasNoTiers) {
  model::Plan plan = support::plan();
  plan.appraisal.reset();
  const Form form =
      report::statistics_form(head(), Statistics({{"第一党支部", Made(statistics::record(), plan).statistics(), {}}}));
  EXPECT_EQ(form.title, "2023年度组织生活会情况统计表");
  EXPECT_THAT(row(form, 0), Not(HasSubstr("民主评议")));
}

TEST(StatisticsForm, SaysWhoseAttendanceIsNotInTheSum) {
  model::YearRecord open = statistics::record();
  open.meeting.attended.reset();
  const Branch one{"二支部", Made(open).statistics(), {}};
  EXPECT_EQ(report::statistics_form(head(), Statistics({one})).notes.back(), "实到人数没有填写。");
  const Form both = report::statistics_form(head(), Statistics({branch("一支部"), one}));
  EXPECT_EQ(both.notes.back(), "已召开的有 1 个没有填实到人数，合计里没有它们。");
  EXPECT_THAT(row(both, 2), HasSubstr("会议/登记 2\n会议/已召开 2\n"));
  EXPECT_THAT(row(both, 2), HasSubstr("到会/应到 12\n到会/实到 4\n"));
}

TEST(AppraisalSummary, HasSharesOfTheAssessed) {
  const Form form = report::appraisal_summary_form(head(), Statistics({branch("第一党支部")}));
  EXPECT_EQ(form.title, "2023年度民主评议党员汇总表");
  EXPECT_EQ(row(form, 0),
            "单位 第一党支部\n党员/总数 6\n党员/正式 5\n参加评定 3\n优秀/人数 1\n优秀/占比 0.333\n合格/人数 2\n"
            "合格/占比 0.667\n基本合格/人数 0\n基本合格/占比 0.000\n不合格/人数 0\n不合格/占比 0.000\n"
            "等次待定/待评定 0\n不评定/预备党员 1\n不评定/已参加民主生活会 0\n不评定/缺席 1\n不评定/流动在外 1\n"
            "不评定/不在范围 0\n流入参评 1\n");
}

// 3 × 优秀 ≤ n, n = 5 formal members; those that wait for approval are counted.
TEST(AppraisalSummary, HoldsExcellentAgainstTheCap) {
  model::Plan plan = support::plan();
  plan.appraisal->cap.emplace();
  model::YearRecord record = statistics::record();
  const auto audit = [&] {
    const Form form = report::appraisal_summary_form(
        head(), Statistics({{"第一党支部", Made(record, plan).statistics(), {}}, branch("二支部")}));
    EXPECT_EQ(form.notes.at(1), "P99：优秀一般不超过正式党员的 1/3，最多几人取整数。");
    EXPECT_THAT(row(form, 1), Not(HasSubstr("优秀上限")));  // its plan has none
    EXPECT_THAT(row(form, 2), Not(HasSubstr("优秀上限")));  // of a sum
    const std::string text = row(form, 0);
    return text.substr(text.find("优秀上限"));
  };
  EXPECT_EQ(audit(), "优秀上限/基数 5\n优秀上限/最多 1\n优秀上限/评定 1\n优秀上限/是否超过 没有超过\n");
  record.members[1].tier = model::Tier::excellent;
  EXPECT_EQ(audit(), "优秀上限/基数 5\n优秀上限/最多 1\n优秀上限/评定 2\n优秀上限/是否超过 超过 1 人\n");
  plan.appraisal->approved = {model::Tier::excellent};
  EXPECT_EQ(audit(), "优秀上限/基数 5\n优秀上限/最多 1\n优秀上限/评定 2\n优秀上限/是否超过 超过 1 人\n");
}

TEST(AppraisalSummary, LeavesOutWhoAppraisesNobody) {
  model::YearRecord none = statistics::record();
  none.members.clear();
  const Form form = report::appraisal_summary_form(
      head(), Statistics({{"党委", Made(none).statistics(), {branch("一支部"), branch("二支部")}}}));
  EXPECT_EQ(names(form), "党委（含下级） *\n　一支部\n　二支部\n");
}

}  // namespace

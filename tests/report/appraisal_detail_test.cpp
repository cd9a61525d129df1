// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/statistics_fixture.h"

namespace {

using report::Form;
using statistics::head;
using statistics::Made;
using statistics::row;
using testing::ElementsAre;
using testing::HasSubstr;

Form detail(const model::YearRecord& record, const model::Plan& plan, const char* as_of = "2024-06-30") {
  const Made made(record, plan, as_of);
  return report::appraisal_detail_form(head(), made.unit());
}

model::Tally ballots(const std::string& member) {
  model::Tally out;
  out.member = member;
  out.issued = 6;
  out.returned = 5;
  out.valid = 4;
  out.excellent = 3;
  out.qualified = 1;
  out.basically_qualified = 0;
  out.unqualified = 0;
  return out;
}

TEST(AppraisalDetail, IsOneRowAMemberWithItsBallots) {
  model::YearRecord record = statistics::record();
  record.members[0].posts = {model::Post::secretary, model::Post::group_leader};
  record.members[0].group = "第一党小组";
  record.members[0].told = support::day("2024-02-01");
  record.tallies = {ballots("D1")};
  const Form form = detail(record, support::plan());
  EXPECT_EQ(form.title, "2023年度民主评议党员明细表");
  EXPECT_EQ(
      row(form, 0),
      "序号 1\n姓名 张一\n类别 正式\n党内职务 书记、党小组长\n党小组 第一党小组\n评议情况 参评\n测评票/发出 6\n"
      "测评票/收回 5\n测评票/有效 4\n测评票/优秀 3\n测评票/合格 1\n测评票/基本合格 0\n测评票/不合格 0\n等次 优秀\n"
      "反馈日期 2024-02-01\n");
  EXPECT_EQ(row(form, 1), "序号 2\n姓名 李二\n类别 正式\n评议情况 参评\n等次 合格\n");
  EXPECT_EQ(row(form, 3), "序号 4\n姓名 赵四\n类别 正式\n评议情况 缺席\n等次 不评定：缺席（尚未补课）\n");
  EXPECT_EQ(row(form, 4), "序号 5\n姓名 钱五\n类别 预备\n评议情况 参评\n等次 不评定：预备党员\n");
  EXPECT_EQ(form.rows.size(), 7U);
  EXPECT_THAT(form.notes, ElementsAre("测评票和平均分供支部评定时参考，等次由组织评定。"));
}

TEST(AppraisalDetail, OfScoresHasTheAverage) {
  model::Plan plan = support::plan();
  plan.appraisal->ballot = model::Ballot::scores;
  plan.appraisal->scores = {5, 20};
  model::YearRecord record = support::record();
  record.members = {support::member("D1", "张一", model::Tier::qualified)};
  record.tallies = {{}};
  record.tallies[0].member = "D1";
  record.tallies[0].valid = 9;
  record.tallies[0].average = "86.5";
  const Form form = detail(record, plan);
  EXPECT_EQ(row(form, 0), "序号 1\n姓名 张一\n类别 正式\n评议情况 参评\n测评票/有效 9\n平均分 86.5\n等次 合格\n");
  EXPECT_EQ(form.notes.front(), "平均分满分 100 分：5 个方面，每个方面 20 分。");
}

// What the superior has not approved by then waits; the column stays, to be filled in.
TEST(AppraisalDetail, SaysWhatWaitsForApproval) {
  model::Plan plan = support::plan();
  plan.appraisal->approved = {model::Tier::excellent};
  model::YearRecord record = statistics::record();
  record.members[0].approved = support::day("2024-03-01");
  record.members[2].tier.reset();
  const Form before = detail(record, plan, "2024-02-29");
  EXPECT_THAT(row(before, 0), HasSubstr("等次 优秀（待审批）\n"));
  EXPECT_THAT(row(before, 1), HasSubstr("等次 合格\n"));
  EXPECT_THAT(row(before, 2), HasSubstr("等次 待评定\n"));
  EXPECT_EQ(before.columns.back().name, "上级审批日期");
  EXPECT_EQ(before.notes.front(), "待审批：等次已经评定，上级还没有审批，汇总表里不算进各等次。");
  EXPECT_THAT(row(detail(record, plan, "2024-03-01"), 0), HasSubstr("等次 优秀\n上级审批日期 2024-03-01\n"));
}

}  // namespace

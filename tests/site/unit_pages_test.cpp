// SPDX-License-Identifier: MIT
// Single pages of a unit through their real templates: 工作安排, 会前准备, 报送归档, the facts and figures of 总览.
#include "site/unit_pages.h"

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "site/data_files.h"
#include "support/count.h"
#include "support/records.h"

namespace {

using model::StageState;
using support::count;
using support::day;

class UnitPagesTest : public testing::Test {
 protected:
  UnitPagesTest() {
    record_.organization = {"A", "第一党支部", model::OrganizationKind::branch, "", "", "", ""};
    record_.meeting.number = "2021";
    record_.meeting.date = day("2022-02-18");
    record_.as_of = day("2022-03-25");
    frame_.css_name = "site.css";
  }
  std::string html(site::PageView (*page)(const site::UnitContext&)) {
    site::UnitNode node;
    node.organization = "A";
    node.meeting = "2021";
    node.has_appraisal_page = true;
    node.own = node.all = record_.figures;
    site::PageView made = page({frame_, record_, node, {}, {}, {"2021"}, {}, {}, {}});
    site::put_downloads(made.value, made.tables, "第一党支部");
    return templates_.render(made.template_name, made.value);
  }

  render::Templates templates_{base::embedded_under("site-templates/")};
  site::Frame frame_;
  model::DisclosedRecord record_;
};

TEST_F(UnitPagesTest, ASittingAndAOneDayStageShowOneDay) {
  record_.stages.resize(3);
  record_.stages[0] = {"支委会", "", true, day("2022-02-17"), std::nullopt, {}, model::StageState::current, 0};
  record_.stages[1] = {"座谈",
                       "",
                       false,
                       day("2022-02-10"),
                       std::nullopt,
                       {model::DueKind::day, day("2022-02-10"), "2022年2月10日"},
                       model::StageState::overdue,
                       1};
  record_.stages[2] = {"学习", "", false, day("2022-02-01"), std::nullopt, {}, model::StageState::current, 0};
  const std::string stages = html(site::stages_page);
  EXPECT_EQ(count(stages, "<td class=\"c-when\"><span class=\"nowrap\">2022年2月17日</span></td>"), 1);
  EXPECT_EQ(count(stages, "<td class=\"c-when\"><span class=\"nowrap\">2022年2月10日</span></td>"), 1);
  EXPECT_EQ(count(stages, "<td class=\"c-when\"><span class=\"nowrap\">2022年2月1日起</span></td>"), 1);
  EXPECT_EQ(count(stages, "<tbody class=\"tail\">\n<tr class=\"s-overdue\" id=\"stage-2\">"), 1)
      << "two rows stay together";
}

TEST_F(UnitPagesTest, ADayIsSaidOnce) {
  const auto when = [&](const model::DisclosedStage& stage) {
    record_.stages = {stage};
    const std::string all = html(site::stages_page);
    const std::size_t from = all.find("<td class=\"c-when\">") + 19;
    std::string said = all.substr(from, all.find("</td>", from) - from);
    for (const std::string tag : {"<span class=\"nowrap\">", "<span class=\"sub line nowrap\">", "</span>"})
      while (said.find(tag) != std::string::npos) said.replace(said.find(tag), tag.size(), tag == "</span>" ? "" : "|");
    return said + (count(all, " is-meeting\"") > 0 ? "!" : "");
  };
  const auto stage = [](bool sitting, std::optional<model::Date> start, std::optional<model::Date> due,
                        std::optional<model::Date> done) {
    const model::Due end = due ? model::Due{model::DueKind::day, *due, model::chinese(*due)} : model::Due();
    return model::DisclosedStage{"会", "", sitting, start, done, end, model::StageState::done, 0};
  };
  EXPECT_EQ(when(stage(true, day("2022-02-17"), {}, day("2022-02-17"))), "|2022年2月17日");
  EXPECT_EQ(when(stage(true, day("2022-02-17"), {}, day("2022-02-19"))), "|2022年2月17日|2022年2月19日完成");
  EXPECT_EQ(when(stage(true, {}, day("2022-02-17"), day("2022-02-17"))), "|2022年2月17日");
  EXPECT_EQ(when(stage(true, {}, day("2022-02-17"), day("2022-02-15"))), "|至2022年2月17日|2022年2月15日完成");
  EXPECT_EQ(when(stage(true, {}, {}, day("2022-02-17"))), "|2022年2月17日");
  EXPECT_EQ(when(stage(true, {}, {}, {})), "<span class=\"none\">待定");
  EXPECT_EQ(when(stage(true, day("2022-02-18"), {}, day("2022-02-18"))), "|2022年2月18日!");
  EXPECT_EQ(when(stage(false, day("2022-02-17"), day("2022-02-17"), day("2022-02-17"))), "|2022年2月17日");
  EXPECT_EQ(when(stage(false, {}, day("2022-02-17"), day("2022-02-17"))), "|2022年2月17日");
}

TEST_F(UnitPagesTest, SittingsOnTheDayOfTheMeetingAreAlike) {
  for (const char* name : {"党员大会", "支委会"})
    record_.stages.push_back({name, "", true, day("2022-02-18"), day("2022-02-18"), {}, model::StageState::done, 0});
  EXPECT_EQ(count(html(site::stages_page), " is-meeting\""), 2);
}

TEST_F(UnitPagesTest, TheLineOfDaysHasItsYearsAndAReachForEachSide) {
  const model::Date november = day("2021-11-20");
  record_.stages = {{"学习", "", false, november, day("2022-01-09"), {}, model::StageState::done, 0},
                    {"整改", "", false, day("2022-02-28"), std::nullopt, {}, model::StageState::current, 0}};
  const std::string all = html(site::stages_page);
  EXPECT_EQ(count(all,
                  "<g class=\"axis-wide\"><text x=\"10.50%\" y=\"0.85em\">2021年</text><text x=\"10.50%\" "
                  "y=\"2.1em\">12月</text>"
                  "<text x=\"26.00%\" y=\"0.85em\">2022年</text><text x=\"26.00%\" y=\"2.1em\">1月</text>"
                  "<text x=\"41.50%\" y=\"2.1em\">2月</text></g>"),
            1);
  EXPECT_EQ(count(all,
                  "<g class=\"axis-narrow\"><text x=\"10.50%\" y=\"0.85em\">2021年</text><text x=\"10.50%\" "
                  "y=\"2.1em\">12月</text>"
                  "<text x=\"41.50%\" y=\"0.85em\">2022年</text><text x=\"41.50%\" y=\"2.1em\">2月</text></g>"),
            1);
  EXPECT_EQ(count(all, "<line class=\"span\" x1=\"5.00%\" x2=\"30.00%\""), 1);
  EXPECT_EQ(count(all, "<line class=\"span span-open\" x1=\"95.00%\" x2=\"100%\""), 1) << "begun, and no end is known";
}

TEST_F(UnitPagesTest, AnswersHaveAColumnWhereThePlanWantsThemOrSomeAreKnown) {
  record_.opinions = {{"座谈会", 3, std::nullopt}, {"意见箱", 2, std::nullopt}};
  const auto columns = [&] {
    const std::string all = html(site::preparation_page);
    return std::pair(count(all, "已回应</th>"), count(all, ">没有填</td>"));
  };
  EXPECT_EQ(columns(), std::pair(0, 0));
  record_.opinions_are_answered = true;
  EXPECT_EQ(columns(), std::pair(1, 2));
  record_.opinions_are_answered = false;
  record_.opinions[0].answered = 3;
  EXPECT_EQ(columns(), std::pair(1, 1));
}

TEST_F(UnitPagesTest, WhatGatesTheMeetingIsWantedBeforeItAndReviewedBeforeIt) {  // P07
  record_.filings.resize(1);
  model::DisclosedFiling& filing = record_.filings[0];
  filing.state = StageState::done;
  filing.sent = day("2022-02-10");
  filing.needs_review = true;
  const auto cells = [&](std::optional<model::Date> reviewed) {
    filing.reviewed = reviewed;
    const std::string all = html(site::filings_page);
    return std::to_string(count(all, ">会前</td>")) + std::to_string(count(all, ">没有定</td>")) +
           std::to_string(count(all, "<b class=\"s-overdue line nowrap\">会后才审核</b>"));
  };
  EXPECT_EQ(cells(day("2022-02-19")), "010") << "any other filing may be reviewed whenever";
  filing.gate = true;
  EXPECT_EQ(cells(day("2022-02-19")), "101");
  EXPECT_EQ(cells(day("2022-02-18")), "100");
  EXPECT_EQ(cells({}), "100");
  filing.due = {model::DueKind::day, day("2022-02-08"), "2022年2月8日"};
  EXPECT_EQ(cells({}), "000");
}

TEST_F(UnitPagesTest, WhoCameAndWhoDidNot) {
  record_.meeting.attended = 12;
  EXPECT_EQ(count(html(site::overview_page), "<dt>实到</dt><dd>12 人</dd>"), 1);
  record_.meeting.expected = 14;
  record_.absent = {{"盛夏荷", "尚未补课"}, {"柯小舟", ""}};
  const std::string all = html(site::overview_page);
  EXPECT_EQ(count(all, "<dt>实到</dt><dd>12 人，应到 14 人</dd>"), 1);
  EXPECT_EQ(count(all, "<dt>缺席</dt><dd>盛夏荷（尚未补课）、柯小舟</dd>"), 1);
}

TEST_F(UnitPagesTest, WhoIsOnlyAGuestIsInNoBaseOfTheFigure) {  // P11
  model::DisclosedDistribution tiers;
  tiers.cells = {{model::Tier::excellent, model::Tier::excellent, 7}};
  tiers.members = 24;
  tiers.assessed = 19;
  tiers.not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)] = 1;
  record_.figures.distribution = tiers;
  const auto said = [&](const std::string& text) { return count(html(site::overview_page), text); };
  EXPECT_EQ(said("/ 23"), 1);
  EXPECT_EQ(said("名党员参加评定"), 1);
  EXPECT_EQ(said("优秀 7 人，另有流入参评 1 人<"), 1);
  const std::string sum =
      "<th scope=\"row\">全体党员</th><td class=\"n\"><b class=\"num\">24</b></td><td class=\"sub\">";
  EXPECT_EQ(count(html(site::appraisal_page), sum + "含流入 1 人</td>"), 1);
  record_.figures.distribution->undecided = 2;
  EXPECT_EQ(said("优秀 7 人，待评定 2 人，另有流入参评 1 人<"), 1);
  EXPECT_EQ(count(html(site::appraisal_page), "参加评定 19 人（含待评定 2 人），"), 1);
  record_.figures.distribution->not_assessed = {};
  EXPECT_EQ(said("优秀 7 人，待评定 2 人<"), 1);
  EXPECT_EQ(count(html(site::appraisal_page), sum + "</td>"), 1);
}

TEST_F(UnitPagesTest, WhoWaitsForTheTierIsNamedBesideThoseWhoHaveOne) {  // P12
  model::DisclosedDistribution tiers;
  tiers.cells = {{model::Tier::excellent, model::Tier::unqualified, 6}};
  tiers.members = tiers.assessed = 9;
  tiers.under_review = 3;
  record_.figures.distribution = tiers;
  EXPECT_EQ(count(html(site::overview_page), "待审批 3 人<"), 1);
  const auto said = [&](const std::string& text) { return count(html(site::appraisal_page), text); };
  EXPECT_EQ(said("aria-label=\"等次已定6人，待审批3人\""), 1);
  EXPECT_EQ(said("/></svg>等次已定</th>"), 1);
  EXPECT_EQ(said("等次还没有审批</td>"), 1);
  record_.figures.distribution->cells[0].count = 0;
  record_.figures.distribution->under_review = 9;
  EXPECT_EQ(said("等次已定"), 0);
  EXPECT_EQ(said("/></svg>待审批</th>"), 1);
}

TEST_F(UnitPagesTest, BeyondMembersWhoHasNoTierIsInTheLastCellOrOneCount) {  // P04
  model::DisclosedDistribution tiers;
  tiers.cells = {{model::Tier::excellent, model::Tier::excellent, 4},
                 {model::Tier::qualified, model::Tier::unqualified, 9, true}};
  tiers.members = tiers.assessed = 13;
  tiers.lumped = true;
  tiers.merged_below = 3;
  record_.figures.distribution = tiers;
  const auto said = [&](const std::string& text) { return count(html(site::appraisal_page), text); };
  EXPECT_EQ(said("aria-label=\"优秀4人，合格及以下或未定9人\""), 1);
  EXPECT_EQ(said("人数较少的合并公布，含等次还没有评定或审批的</td>"), 1);
  EXPECT_EQ(said("少于 3 人的等次与相邻的等次合并公布，等次还没有评定或审批的人不多时也算在里面，以免推知到个人。"), 1);
  EXPECT_EQ(count(html(site::overview_page), "优秀 4 人<"), 1);
  record_.figures.distribution->cells[1].from = model::Tier::unqualified;
  EXPECT_EQ(said("/></svg>不合格或未定</th>"), 1);
  record_.figures.distribution->cells = {{model::Tier::excellent, model::Tier::unqualified, 13, true}};
  EXPECT_EQ(said("/></svg>各等次及未定</th>"), 1);
  record_.figures.distribution->cells = {};
  record_.figures.distribution->pending = 13;
  record_.figures.distribution->merged_below = 0;
  EXPECT_EQ(said("aria-label=\"等次未定13人\""), 1);
  EXPECT_EQ(said("等次还没有评定或审批</td>"), 1);
  EXPECT_EQ(said("参加评定 13 人（含等次未定 13 人），"), 1);
  EXPECT_EQ(said("合并公布"), 0);
  EXPECT_EQ(count(html(site::overview_page), "等次未定 13 人<"), 1);
}

TEST_F(UnitPagesTest, WhatWasTakenDownLeavesALineWhereItStood) {
  record_.has_rectification_page = record_.has_commitments_page = true;
  using enum model::DisclosedNotice::Why;
  record_.notices = {{withdrawn, "整改 R1", support::day("2024-02-20"), "群众<提出>"},
                     {withdrawn, "承诺 C1", support::day("2024-02-21"), "本人提出"},
                     {ended, "整改清单", support::day("2024-02-22"), ""}};
  const std::string item =
      "<li><span class=\"nowrap\">整改 R1</span> <span class=\"sub\"><span class=\"nowrap\">"
      "2024年2月20日撤下，</span>依据：群众&lt;提出&gt;</span></li>";
  const auto said = [&](const auto& page, const std::string& text) { return count(html(page), text); };
  for (const auto& page : {site::overview_page, site::rectification_page}) EXPECT_EQ(said(page, item), 1);
  EXPECT_EQ(said(site::commitments_page, "整改 R1"), 0);
  EXPECT_EQ(said(site::commitments_page, "2024年2月21日撤下，</span>依据：本人提出"), 1);
  EXPECT_EQ(said(site::rectification_page, "承诺 C1"), 0);
  EXPECT_EQ(said(site::overview_page, "撤下，"), 2);
  record_.notices.clear();
  EXPECT_EQ(said(site::overview_page, "已撤下"), 0);
}

}  // namespace

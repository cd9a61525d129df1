// SPDX-License-Identifier: MIT
// Which sheets and columns a plan's ledger has, and what may be typed into them. How they look is not tried here.
#include "sheet/template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sheet;
using model::TableId;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

model::Plan plan(std::vector<TableId> tables) {
  model::Plan plan;
  plan.id = "P99";
  plan.name = "试用方案";
  plan.tables = std::move(tables);
  return plan;
}

model::Plan appraising() {
  model::Plan out = plan({TableId::meeting, TableId::member, TableId::tally});
  out.appraisal.emplace();
  out.appraisal->tiers = {model::Tier::excellent, model::Tier::qualified, model::Tier::unqualified};
  out.appraisal->attendance = {model::Attendance::present, model::Attendance::absent};
  out.appraisal->ballot = model::Ballot::tiers;
  out.required = {"member.tier"};
  return out;
}

Workbook workbook(const model::Plan& plan, const Offered& offered = {}) {
  LedgerBook book;
  book.title = "甲支部 2024年度组织生活会";
  book.plans = {&plan};
  book.offered = offered;
  return ledger_workbook(book);
}

const OutSheet& sheet_of(const Workbook& book, std::string_view name) {
  for (const OutSheet& each : book.sheets)
    if (each.name == name) return each;
  throw std::runtime_error("no sheet " + std::string(name));
}

std::vector<std::string> names(const Workbook& book) {
  std::vector<std::string> out;
  for (const OutSheet& each : book.sheets) out.push_back(each.name);
  return out;
}

std::vector<std::string> row(const OutSheet& sheet, std::size_t index) {
  std::vector<std::string> out;
  for (const OutCell& cell : sheet.rows.at(index)) out.push_back(cell.value);
  return out;
}

const Validation& validation(const OutSheet& sheet, std::string_view header) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    if (sheet.rows[0][i].value == header) return sheet.columns[i].validation.value();
  throw std::runtime_error("no column " + std::string(header));
}

}  // namespace

TEST(Template, HasTheTablesOfThePlanAndTheMeeting) {
  EXPECT_THAT(names(workbook(plan({TableId::member, TableId::talk, TableId::organization}))),
              ElementsAre("说明", "年度", "党员", "谈话"));
}

TEST(Template, KeepsRowsOfTablesThatThePlanDoesNotUse) {
  const model::Plan own = plan({});
  LedgerBook book;
  book.plans = {&own};
  book.of(TableId::organization) = {row_of(TableId::organization, {{"organization", "A"}, {"name", "甲支部"}})};
  book.of(TableId::opinion) = {row_of(TableId::opinion, {{"channel", "座谈会"}, {"count", "3"}})};
  const Workbook out = ledger_workbook(book);
  EXPECT_THAT(names(out), ElementsAre("说明", "组织", "年度", "意见"));
  EXPECT_THAT(row(sheet_of(out, "意见"), 1), ElementsAre("座谈会", "3", ""));
  EXPECT_EQ(sheet_of(out, "意见").rows[1][1].holds, Holds::number);
}

TEST(Template, LeavesOutWhatThePlanHasNoUseFor) {
  const model::Plan with = appraising(), without = plan({TableId::member, TableId::tally, TableId::filing});
  EXPECT_THAT(row(sheet_of(workbook(with), "党员"), 0),
              ElementsAre("党员编号*", "姓名*", "类别*", "党内职务", "党小组", "评议情况", "等次°", "反馈日期"));
  EXPECT_THAT(row(sheet_of(workbook(without), "党员"), 0),
              ElementsAre("党员编号*", "姓名*", "类别*", "党内职务", "党小组", "评议情况", "反馈日期"));
  EXPECT_THAT(row(sheet_of(workbook(with), "测评"), 0),
              ElementsAre("党员编号*", "发出", "收回", "有效*", "优秀", "合格", "基本合格", "不合格"));
  EXPECT_THAT(row(sheet_of(workbook(without), "测评"), 0), ElementsAre("党员编号*", "发出", "收回", "有效*"));
  EXPECT_THAT(row(sheet_of(workbook(without), "报送"), 0), ElementsAre("材料*", "报送对象*", "截止", "报送日期"));
}

TEST(Template, KeepsAColumnThatIsFilledIn) {
  const model::Plan without = plan({TableId::member});
  LedgerBook book;
  book.plans = {&without};
  book.of(TableId::member) = {row_of(TableId::member, {{"member", "D1"}, {"tier", "合格"}})};
  EXPECT_THAT(row(sheet_of(ledger_workbook(book), "党员"), 0), testing::Contains("等次"));
}

TEST(Template, SaysWhoseRowsOnlyWhereThereAreSeveral) {
  const model::Plan own = plan({TableId::stage, TableId::event});
  EXPECT_THAT(row(sheet_of(workbook(own), "安排"), 0), ElementsAre("阶段*", "开始", "截止", "完成日期", "备注"));
  const Workbook several = workbook(own, {.organizations = true, .meetings = true});
  EXPECT_THAT(row(sheet_of(several, "安排"), 0),
              ElementsAre("阶段*", "开始", "截止", "完成日期", "备注", "组织编号", "会议编号"));
  EXPECT_THAT(row(sheet_of(several, "进展"), 0), testing::Contains("组织编号"));
  EXPECT_EQ(row(sheet_of(workbook(own), "年度"), 0).front(), "会议编号*");
  EXPECT_EQ(row(sheet_of(workbook(own), "年度"), 0).back(), "组织编号") << "a workbook says whose it is";
}

TEST(Template, OffersThePlansWordsOnly) {
  const model::Plan own = appraising();
  const Workbook out = workbook(own);
  const OutSheet& members = sheet_of(out, "党员");
  EXPECT_THAT(validation(members, "等次°").words, ElementsAre("优秀", "合格", "不合格"));
  EXPECT_THAT(validation(members, "评议情况").words, ElementsAre("参评", "缺席"));
  EXPECT_THAT(validation(members, "类别*").words, ElementsAre("正式", "预备"));
  EXPECT_EQ(validation(members, "类别*").refusal, "请填：正式、预备。");
  EXPECT_TRUE(validation(members, "类别*").only_these);
  EXPECT_FALSE(validation(members, "党内职务").only_these) << "several are joined by 、";
  EXPECT_EQ(validation(members, "反馈日期").kind, Validation::Kind::date);
  EXPECT_EQ(validation(sheet_of(out, "测评"), "优秀").kind, Validation::Kind::count);
}

TEST(Template, ReferencesAreChosenFromTheOtherSheet) {
  const model::Plan own = plan(
      {TableId::member, TableId::tally, TableId::problem, TableId::rectification, TableId::event, TableId::commitment});
  const Workbook out = workbook(own);
  EXPECT_EQ(validation(sheet_of(out, "测评"), "党员编号*").range, "'党员'!$A$2:$A$301");
  EXPECT_TRUE(validation(sheet_of(out, "测评"), "党员编号*").only_these);
  EXPECT_EQ(validation(sheet_of(out, "测评"), "党员编号*").refusal,
            "“党员”表里没有这个编号。请从下拉里选；还没有的，先到“党员”表加一行。");
  EXPECT_EQ(validation(sheet_of(out, "进展"), "整改编号*").range, "'整改'!$A$2:$A$301");
  EXPECT_FALSE(validation(sheet_of(out, "进展"), "整改编号*").only_these) << "of an earlier year too";
  EXPECT_EQ(validation(sheet_of(out, "问题"), "主体").range, "'党员'!$A$2:$A$301");
  EXPECT_FALSE(validation(sheet_of(out, "问题"), "主体").only_these);
  EXPECT_THAT(validation(sheet_of(out, "问题"), "上次编号").range, IsEmpty());
}

TEST(Template, LongListsStandOnAHiddenSheet) {
  model::Plan own = plan({TableId::stage, TableId::material});
  for (int i = 0; i < 12; ++i) own.stages.push_back({"很长很长的阶段名称" + std::to_string(i), {}, i == 0, {}});
  own.materials = {"会议记录"};
  const Workbook out = workbook(own);
  EXPECT_THAT(names(out), ElementsAre("说明", "年度", "安排", "档案", "选项"));
  EXPECT_TRUE(sheet_of(out, "选项").hidden);
  EXPECT_EQ(validation(sheet_of(out, "安排"), "阶段*").range, "'选项'!$A$1:$A$12");
  EXPECT_THAT(row(sheet_of(out, "选项"), 11), ElementsAre("很长很长的阶段名称11"));
  EXPECT_THAT(validation(sheet_of(out, "年度"), "形式").words, ElementsAre("很长很长的阶段名称0"));
  EXPECT_THAT(validation(sheet_of(out, "档案"), "材料*").words, ElementsAre("会议记录"));
}

TEST(Template, EveryHeaderHasItsComment) {
  const model::Plan own = appraising();
  const Workbook out = workbook(own);
  for (const OutSheet& each : out.sheets)
    EXPECT_EQ(each.comments.size(), each.name == kGuideSheet ? 0 : each.columns.size()) << each.name;
  EXPECT_EQ(sheet_of(out, "党员").comments[6].text,
            "支部评定的等次，预备党员和没有参评的不填。\n例：合格\n可以填：优秀、合格、不合格\n方案要求填。");
  EXPECT_EQ(sheet_of(out, "党员").comments[0].text, "一人一号，年年不变，不用身份证号。\n例：D01\n必填。");
}

TEST(Template, ANewMeetingHasTheRowsOfThePlan) {
  model::Plan own = plan({TableId::stage, TableId::filing, TableId::material});
  own.stages = {{"支委会", {}, true, {}}, {"总支委员会", {}, true, {{model::OrganizationKind::general_branch}}}};
  own.filings = {{"报告", "上级", {}, false, false, {}, false}, {"缺席名单", "上级", {}, false, false, {}, true}};
  own.materials = {"会议记录"};
  LedgerBook book;
  book.plans = {&own};
  add_meeting(book, own, "ZB1", "2024", model::OrganizationKind::branch);
  const Workbook out = ledger_workbook(book);
  EXPECT_THAT(row(sheet_of(out, "年度"), 1), ElementsAre("2024", "P99", "", "", "", "", "", "", "", "", "ZB1"));
  EXPECT_THAT(row(sheet_of(out, "安排"), 1), ElementsAre("支委会", "", "", "", ""));
  EXPECT_EQ(sheet_of(out, "安排").rows.size(), 2U) << "what is of other kinds is not listed";
  EXPECT_THAT(row(sheet_of(out, "报送"), 1), ElementsAre("报告", "上级", "", ""));
  EXPECT_EQ(sheet_of(out, "报送").rows.size(), 2U) << "what is sent only if there is any is not listed";
  EXPECT_THAT(row(sheet_of(out, "档案"), 1), ElementsAre("会议记录", ""));
  EXPECT_EQ(sheet_of(out, "安排").validated_rows, 301);
}

TEST(Template, WhatGoesOnIsListedAside) {
  const model::Plan own = plan({});
  LedgerBook book;
  book.plans = {&own};
  book.unfinished = {{"整改", "Z23-01", "增设饮水点", "张明", "2024年6月30日", "推进中"}};
  const Workbook out = ledger_workbook(book);
  EXPECT_THAT(names(out), ElementsAre("说明", "结转", "年度"));
  EXPECT_THAT(row(sheet_of(out, "结转"), 1),
              ElementsAre("整改", "Z23-01", "增设饮水点", "张明", "2024年6月30日", "推进中"));
}

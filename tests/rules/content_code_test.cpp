// SPDX-License-Identifier: MIT
// What a 内容码 stands for: which changes void it and which do not.
#include "rules/content_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/batches.h"

namespace {

using model::Audience;
using model::Matter;
using rules::Content;
using support::batch;
using support::day;
using support::Unit;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> lines(const Content& content) {
  std::vector<std::string> out;
  for (const rules::ContentField& field : content)
    out.push_back(field.table + " " + field.record + " " + field.column + "：" + field.text);
  return out;
}

// Two items of the committee, one of a member, commitments, a meeting; 甲一 and 乙二二 are members.
Unit unit() {
  Unit unit;
  model::YearRecord& record = unit.record;
  record.meeting.place = "二楼会议室";
  record.meeting.host = "甲一";
  record.meeting.attended = 2;
  record.stages = {{"学习", day("2024-01-02"), support::deadline("2024-01-08"), day("2024-01-05"), "乙二二请假", {}}};
  record.members = {support::member("M1", "甲一", model::Tier::excellent),
                    support::member("M2", "乙二二", model::Tier::qualified),
                    support::member("M3", "丙三", {}, model::Attendance::absent)};
  record.members[0].posts = {model::Post::secretary};
  record.members[0].group = "第一党小组";
  record.problems = {support::problem("P1", "2023"), support::problem("P2", "2023")};
  record.problems[0].source = model::ProblemSource::masses;
  record.items = {support::item("R1", "2024-06-30"), support::item("R2", "会后15日"),
                  support::item("R3", "2024-06-30")};
  record.items[0].problem = "P1";
  record.items[0].measures = "逐户走访\n建立台账";
  record.items[0].responsible = "甲一、支委会";
  record.items[0].unit = "办公室";
  record.items[1].item.clear();  // called by its problem
  record.items[1].problem = "P2";
  record.items[2].subject = {"M2", "乙二二"};
  record.commitments = {support::commitment("C1", "M1", "", "R1"), support::commitment("C2", "M2", "多学习")};
  unit.plan.posted.commitments = Audience::unit;
  return unit;
}

TEST(ContentOfABatch, IsWhatItsAudienceSeesInTheLedgersOrder) {
  EXPECT_THAT(
      lines(unit().content(batch(Audience::society, {Matter::items, Matter::meeting}))),
      ElementsAre("公开 GK01 组织编号：ORG1", "公开 GK01 会议编号：2023", "公开 GK01 内容：年度、整改",
                  "公开 GK01 范围：社会", "公开 GK01 公示期：长期",  //
                  "年度 2023 主题：主题", "年度 2023 会议日期：2024-01-19", "年度 2023 地点：二楼会议室",
                  "年度 2023 实到人数：2",  //
                  "整改 R1 问题：问题P1", "整改 R1 来源：群众提", "整改 R1 主体：班子", "整改 R1 整改事项：事项R1",
                  "整改 R1 整改措施：逐户走访\n建立台账", "整改 R1 责任人：甲*、支委会", "整改 R1 责任单位：办公室",
                  "整改 R1 整改时限：2024-06-30",  //
                  "整改 R2 主体：班子", "整改 R2 整改事项：问题P2", "整改 R2 整改时限：会后15日"));
}

TEST(ContentOfABatch, HasMoreForNarrowerAudiences) {
  EXPECT_THAT(lines(unit().content(batch(Audience::unit, {Matter::commitments, Matter::tiers}))),
              ElementsAre("公开 GK01 组织编号：ORG1", "公开 GK01 会议编号：2023", "公开 GK01 内容：党员、承诺",
                          "公开 GK01 范围：本单位", "公开 GK01 公示期：长期",  //
                          "党员  等次：优秀至不合格 2",                        //
                          "承诺 C1 承诺人：姓名M1", "承诺 C1 党内职务：书记", "承诺 C1 党小组：第一党小组",
                          "承诺 C1 整改编号：R1", "承诺 C1 承诺事项：事项R1", "承诺 C1 措施：逐户走访\n建立台账",
                          "承诺 C1 完成时限：2024-06-30",  //
                          "承诺 C2 承诺人：姓名M2", "承诺 C2 承诺事项：多学习"));
  const auto members =
      lines(unit().content(batch(Audience::members, {Matter::meeting, Matter::stages, Matter::tiers, Matter::items})));
  for (const char* line :
       {"年度 2023 主持人：甲一", "党员  缺席：丙三", "安排 学习 阶段：学习", "安排 学习 开始：2024-01-02",
        "安排 学习 截止：2024-01-08", "安排 学习 备注：乙二二请假", "党员  优秀：甲一", "整改 R3 主体：乙二二",
        "党员  等次：优秀 1，合格 1，基本合格 0，不合格 0"})
    EXPECT_THAT(members, testing::Contains(line));
}

TEST(ContentOfABatch, MasksNamesForWhomTheSettingsSay) {
  Unit unit = ::unit();
  unit.mask_from = Audience::members;
  const auto members = lines(unit.content(
      batch(Audience::members, {Matter::meeting, Matter::stages, Matter::tiers, Matter::items, Matter::commitments})));
  for (const char* line : {"年度 2023 主持人：甲*", "党员  缺席：丙*", "安排 学习 备注：乙*二请假", "党员  优秀：甲*",
                           "整改 R3 主体：乙*二", "承诺 C1 承诺人：姓*1"})
    EXPECT_THAT(members, testing::Contains(line));
}

TEST(ContentOfABatch, HasThePreparationForMembersOnly) {
  Unit unit = ::unit();
  unit.record.opinions = {{"座谈会", 12, 3, {}}};
  unit.record.talks = {{model::TalkKind::among_members, 6, 5, {}}};
  unit.record.filings = {{"整改清单", "镇党委", support::deadline("会后15日"), day("2024-02-01"), {}, {}}};
  unit.record.materials = {{"会议记录", day("2024-02-01"), {}}};
  const std::vector<Matter> matters{Matter::opinions, Matter::talks, Matter::filings, Matter::materials};
  EXPECT_THAT(lines(unit.content(batch(Audience::members, matters))),
              testing::IsSupersetOf({"意见 座谈会 条数：12", "谈话 党员之间 应谈：6", "谈话 党员之间 已谈：5",
                                     "报送 整改清单 报送对象：镇党委", "报送 整改清单 截止：会后15日",
                                     "档案 会议记录 材料：会议记录"}));
  EXPECT_EQ(unit.content(batch(Audience::unit, matters)).size(), 5U);  // its own five lines
}

TEST(ContentOfABatch, IsTheSameTextReadBack) {
  const Content content = unit().content(batch(Audience::society, {Matter::items}));
  EXPECT_EQ(rules::content_from_text(rules::to_text(content)), content);
  const Content odd{{"整改", "R1", "整改措施", "一\\n二\n三\t四\\"}, {"党员", "", "等次", ""}};
  EXPECT_EQ(rules::to_text(odd), "整改\tR1\t整改措施\t一\\\\n二\\n三\\t四\\\\\n党员\t\t等次\t\n");
  EXPECT_EQ(rules::content_from_text(rules::to_text(odd)), odd);
  EXPECT_THAT(rules::content_from_text(""), IsEmpty());
}

// It stands on signed paper: whatever makes this one another voids every approval there is.
TEST(ContentCode, StaysWhatItIs) {
  EXPECT_EQ(unit().code(batch(Audience::society, {Matter::items, Matter::meeting})), "0ZKVH-J4416");
  EXPECT_EQ(unit().code(batch(Audience::unit, {Matter::commitments, Matter::tiers})), "8HD0Y-F71TZ");
}

TEST(ContentCode, HangsOnNoProgressAndNoDate) {
  const model::Batch items = batch(Audience::society, {Matter::meeting, Matter::stages, Matter::tiers, Matter::items});
  const std::string code = unit().code(items);
  Unit later = unit();
  later.as_of = day("2030-01-01");
  later.record.items[0].events = {support::event("2024-03-01 延期 2024-12-31"), support::event("2024-07-01 销号")};
  later.record.items[0].events[0].new_responsible = "乙二二";
  later.record.stages[0].done = day("2024-01-09");
  later.record.commitments[0].reports = {support::report("2024-03-01")};
  later.record.earlier_items = {support::item("R0", "2023-06-30")};  // carried: approved with its own meeting
  EXPECT_EQ(later.code(items), code);
}

TEST(ContentCode, HangsOnEveryFieldShown) {
  const model::Batch items = batch(Audience::society, {Matter::items});
  const std::string code = unit().code(items);
  const auto changed = [&](const auto& change) {
    Unit other = unit();
    change(other.record);
    return other.code(items) != code;
  };
  using Record = model::YearRecord;
  EXPECT_TRUE(changed([](Record& record) { record.items[0].measures += "。"; }));
  EXPECT_TRUE(changed([](Record& record) { record.items[0].responsible = "丁四"; }));
  EXPECT_TRUE(changed([](Record& record) { record.items[0].deadline = support::deadline("2024-07-01"); }));
  EXPECT_TRUE(changed([](Record& record) { record.problems[1].text = "另一个"; }));
  EXPECT_TRUE(changed([](Record& record) { record.items.pop_back(), record.items.pop_back(); }));
  EXPECT_TRUE(changed([](Record& record) { record.items[1].scope = Audience::unit; }));  // left the audience
  EXPECT_TRUE(changed([](Record& record) { record.organization.number = "ORG2"; }));
  EXPECT_FALSE(changed([](Record& record) { record.items[2].measures = "只给党员看"; }));  // never shown there
  EXPECT_FALSE(changed([](Record& record) { record.meeting.theme = "不在这一批"; }));
}

TEST(ContentCode, HangsOnTheBatchButNotOnItsFirstDay) {
  const model::Batch items = batch(Audience::society, {Matter::items, Matter::meeting});
  const std::string code = unit().code(items);
  model::Batch other = items;
  other.contents = {Matter::meeting, Matter::items};
  other.start = day("2024-05-01");
  other.way = "公示栏";
  EXPECT_EQ(unit().code(other), code);
  other.period = *model::parse_period("30日");
  EXPECT_NE(unit().code(other), code);
  other = items;
  other.scope = Audience::unit;
  EXPECT_NE(unit().code(other), code);
}

TEST(ContentCode, IsComparedAsPeopleTypeIt) {
  EXPECT_TRUE(rules::same_code("7K3MQ-9TD4X", " 7k3mq 9td4x"));
  EXPECT_TRUE(rules::same_code("7K3MQ-9TD4X", "７Ｋ３ＭＱ－９ＴＤ４Ｘ"));
  EXPECT_TRUE(rules::same_code("0K3MQ-9TD41", "OK3MQ9TD4L"));
  EXPECT_FALSE(rules::same_code("7K3MQ-9TD4X", "7K3MQ-9TD4Y"));
  EXPECT_FALSE(rules::same_code("", ""));
}

TEST(Approval, IsOfThisContentByThisDay) {
  Unit unit = ::unit();
  model::Batch items = batch(Audience::society, {Matter::items});
  EXPECT_FALSE(unit.approved(items));
  items.code = unit.code(items);
  EXPECT_FALSE(unit.approved(items));
  items.approved = unit.as_of;
  EXPECT_TRUE(unit.approved(items));
  items.approved = unit.as_of + 1;
  EXPECT_FALSE(unit.approved(items));
  items.approved = unit.as_of - 1;
  unit.record.items[0].measures = "改了";
  EXPECT_FALSE(unit.approved(items));
}

// What is taken down was approved once; what stays is still what was approved.
TEST(Approval, OutlivesATakeDown) {
  Unit unit = ::unit();
  model::Batch items = batch(Audience::society, {Matter::items});
  items.code = unit.code(items);
  items.approved = unit.as_of;
  const auto withdraw = [&](model::TableId table, const char* record) {
    unit.record.withdrawals.push_back({table, record, unit.as_of, "有误"});
  };
  withdraw(model::TableId::rectification, "R1");
  EXPECT_THAT(lines(unit.content(items)), testing::Not(testing::Contains("整改 R1 整改事项：事项R1")));
  EXPECT_TRUE(unit.approved(items));
  items.code = unit.code(items);  // printed again, without R1
  EXPECT_TRUE(unit.approved(items));
  withdraw(model::TableId::problem, "P2");  // and with it the item that is called by it
  EXPECT_THAT(lines(unit.content(items)), testing::SizeIs(5));
  EXPECT_TRUE(unit.approved(items));
  unit.record.items[1].deadline = support::deadline("2024-12-31");
  EXPECT_FALSE(unit.approved(items));
}

TEST(Approval, IsWantedByTheWorkspaceOrThePlan) {
  Unit unit = ::unit();
  const auto wanted = [&](Audience audience) { return rules::wants_approval(unit.plan, unit.options(), audience); };
  EXPECT_FALSE(wanted(Audience::society));
  unit.approval = Audience::society;
  EXPECT_TRUE(wanted(Audience::society));
  EXPECT_FALSE(wanted(Audience::unit));
  unit.plan.approval = Audience::unit;
  EXPECT_TRUE(wanted(Audience::unit));
  EXPECT_FALSE(wanted(Audience::members));
  unit.approval.reset();
  EXPECT_TRUE(wanted(Audience::society));
}

}  // namespace

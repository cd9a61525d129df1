// SPDX-License-Identifier: MIT
// Names of members in the texts that society is shown: each cell of them, and no other.
#include "rules/names_in_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/records.h"

namespace {

using model::Audience;
using rules::KnownNames;
using testing::ElementsAre;
using testing::IsEmpty;

// "整改 第6行 measures：整改措施里有党员姓名“张三”" of each.
std::vector<std::string> said(const model::YearRecord& record, Audience audience, const KnownNames& names,
                              const model::Plan& plan = support::plan()) {
  const rules::Options options{support::day("2024-02-01"), 15};
  std::vector<std::string> named;
  (void)rules::disclose(record, rules::compute(record, plan, support::calendar(), options), plan,
                        {audience, Audience::unit, 3, options.as_of, names}, &named);
  std::vector<std::string> out;
  for (const model::Objection& each : rules::names_in_texts(record, named, names)) {
    out.push_back(std::string(model::table(each.table).header) + " 第" + std::to_string(each.origin.row) + "行 " +
                  each.column + "：" + each.what);
    EXPECT_EQ(each.hint,
              "向社会公开的文字里不写姓名，请改成职务；确实不是人名的，把这几个字照抄进 gongshilan.json 的 allow，"
              "写明谁定的、哪天、为什么。");
  }
  return out;
}

// A name in every text.
model::YearRecord full() {
  model::YearRecord record = support::record();
  record.meeting.theme = "张三讲话";
  record.meeting.place = "张三家";
  record.meeting.format = "张三主持";
  record.meeting.host = "张三";
  record.stages = {{"张三谈话", {}, {}, {}, "张三请假", {1, 4}}};
  model::Problem problem = support::problem("W1", "2023");
  problem.category = "张三的类别";
  problem.text = "张三联系群众少";
  problem.origin = {1, 5};
  model::Problem own = support::problem("W2", "2023");
  own.subject = {"D1", "张三"};
  own.text = "张三学习不够";
  own.origin = {1, 15};
  record.problems = {problem, own};
  model::Rectification item = support::item("Z1", "", {"2024-01-20 进展", "2024-03-01 进展"});
  item.problem = "W1";
  item.item = "张三走访";
  item.measures = "请张三、李四记录，张三核对";
  item.unit = "张三小组";
  item.responsible = "张三";
  item.origin = {1, 6};
  item.events[0].content = "张三走访了";
  item.events[0].origin.row = 7;
  item.events[1].origin.row = 8;
  item.events[1].content = "张三还要走访";  // after as_of
  model::Rectification of_member = support::item("Z2", "");
  of_member.subject = {"D1", "张三"};
  of_member.item = of_member.measures = "张三学习";
  of_member.origin = {1, 9};
  record.items = {item, of_member};
  model::Commitment commitment;
  commitment.number = "C1";
  commitment.text = "张三承诺";
  commitment.origin = {1, 10};
  record.commitments = {commitment};
  record.materials = {{"张三的材料", {}, {1, 12}}};
  return record;
}

TEST(NamesInTexts, AreSaidOfEveryTextThatSocietyIsShown) {
  EXPECT_THAT(said(full(), Audience::society, KnownNames({"张三", "李四"})),
              ElementsAre("年度 第2行 theme：主题里有党员姓名“张三”", "年度 第2行 place：地点里有党员姓名“张三”",
                          "年度 第2行 format：形式里有党员姓名“张三”", "安排 第4行 stage：阶段里有党员姓名“张三”",
                          "问题 第5行 text：问题里有党员姓名“张三”", "整改 第6行 item：整改事项里有党员姓名“张三”",
                          "整改 第6行 measures：整改措施里有党员姓名“张三”“李四”",
                          "整改 第6行 unit：责任单位里有党员姓名“张三”", "进展 第7行 content：内容里有党员姓名“张三”"));
}

TEST(NamesInTexts, AreNobodysConcernElsewhere) {
  EXPECT_THAT(said(full(), Audience::unit, KnownNames({"张三"})), IsEmpty());
  EXPECT_THAT(said(full(), Audience::society, KnownNames({"王五"})), IsEmpty());
  EXPECT_THAT(said(full(), Audience::society, KnownNames({"张三"}, {"张三"})), IsEmpty());
  model::Plan plan = support::plan();
  plan.posted.items = Audience::unit;
  model::YearRecord record = support::record();
  record.items = full().items;
  EXPECT_THAT(said(record, Audience::society, KnownNames({"张三"}), plan), IsEmpty());
}

TEST(KnownNames, AreAllowedWhereAnAllowedTextCoversThem) {
  const KnownNames names({"高山", "高山村长"}, {"高山村", "登高山"});
  EXPECT_EQ(rules::mask_names("高山在高山村", names), "高*在高山村");
  EXPECT_EQ(rules::mask_names("登高山和高山", names), "登高山和高*");
  EXPECT_EQ(rules::mask_names("高山村长", names), "高*长");
  EXPECT_EQ(rules::mask_responsible("高山", KnownNames({"高山"}, {"高山"})), "高*");
  EXPECT_THAT(rules::names_in("高山、高山村、高 山", names), ElementsAre("高山", "高 山"));
  EXPECT_THAT(rules::names_in("", names), IsEmpty());
}

}  // namespace

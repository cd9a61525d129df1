// SPDX-License-Identifier: MIT
#include "sheet/json_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/ledger_fixture.h"

namespace {

using sheet_test::Messages;
using sheet_test::Read;
using sheet_test::read_ledger;
using testing::ElementsAre;
using testing::IsEmpty;

Messages messages(const std::string& json) { return read_ledger("台账.json", json).messages(); }

TEST(JsonLedger, ReadsListsOfRowsByNameAndByKey) {
  const Read read = read_ledger("台账.json", R"({"meeting": [{"meeting": 2024, "方案": "P11", "主题": " 学习 "}],
    "测评": [{"党员编号": "M1", "有效": 10, "average": 92.50, "发出": null, "收回": "１０"}]})");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.encoding, "UTF-8");
  ASSERT_EQ(read.sink.rows.size(), 2U);
  EXPECT_THAT(read.sink.rows[0].cells, ElementsAre("ORG1", "2024", "P11", "学习", "", "", "", "", "", "", ""));
  EXPECT_THAT(read.sink.rows[1].cells, ElementsAre("ORG1", "2024", "M1", "", "10", "10", "", "", "", "", "92.5"));
  ASSERT_EQ(read.sink.sheets.size(), 2U);
  EXPECT_EQ(read.sink.sheets[1].sheet, "测评");
  EXPECT_EQ(read.sink.sheets[1].order, 1);
  EXPECT_TRUE(read.sink.sheets[1].is_list);
}

TEST(JsonLedger, SkipsEmptyListsAndEntries) {
  const Read read = read_ledger("台账.json", R"({"安排": [], "阶段": [], "整改": [{}, {"编号": ""}]})");
  EXPECT_EQ(read.messages(), (Messages{"台账.json：“阶段”不是台账的表。请改名或删去。"}));
  EXPECT_THAT(read.sink.rows, IsEmpty());
}

TEST(JsonLedger, NamesEntryAndColumnOfARefusedCell) {
  EXPECT_EQ(
      messages(R"({"整改": [{"编号": "R1"}, {"编号": "R2", "deadline": "2024-13-01"}, {"整改事项": "学习"}]})"),
      (Messages{
          "台账.json 整改 第2条“整改时限”：整改时限“2024-13-01”不是日期。请写成 2024-12-31、2024年7月底、立行立改 "
          "或 会后15日。",
          "台账.json 整改 第3条“编号”：必填的“编号”是空的。请填写。"}));
}

TEST(JsonLedger, RefusesUnknownTablesAndColumns) {
  EXPECT_EQ(messages(R"({"发言": [], "整改": [{"编号": "R1", "状态": "已销号"}]})"),
            (Messages{"台账.json：“发言”不是台账的表。请改名或删去。",
                      "台账.json 整改 第1条：“整改”表没有“状态”这一列。请改名或删去。"}));
}

TEST(JsonLedger, RefusesTheSameThingByNameAndByKey) {
  const Read read =
      read_ledger("台账.json", R"({"整改": [{"编号": "R1", "item": "甲", "整改事项": "乙"}], "rectification": []})");
  EXPECT_EQ(read.messages(),
            (Messages{"台账.json：“整改”写了两次（表名和键名各一次）。请合成一个。",
                      "台账.json 整改 第1条“整改事项”：“整改事项”写了两次（列名和键名各一次）。请只留一个。"}));
  ASSERT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(read.sink.rows[0].at("item"), "甲");
}

TEST(JsonLedger, RefusesValuesThatNoCellHoldsOnceEach) {
  const Read read = read_ledger(
      "台账.json",
      R"({"党员": [{"党员编号": "M1", "姓名": true, "类别": "正式", "党内职务": ["书记"]}, 7, {"党员编号": {}}]})");
  const std::string what = "：这里只能写文字或数字。请加上引号写成文字。";
  EXPECT_EQ(read.messages(), (Messages{"台账.json 党员 第1条“姓名”" + what, "台账.json 党员 第1条“党内职务”" + what,
                                       "台账.json 党员 第2条：这一条不是对象。请写成 {\"列名\": 值, …}。",
                                       "台账.json 党员 第3条“党员编号”" + what,
                                       "台账.json 党员 第3条“姓名”：必填的“姓名”是空的。请填写。",
                                       "台账.json 党员 第3条“类别”：必填的“类别”是空的。请填写。"}));
  EXPECT_EQ(read.sink.rows.size(), 1U);  // the third has no key
}

TEST(JsonLedger, RefusesAnyOtherShape) {
  EXPECT_EQ(messages("[]"), (Messages{"台账.json：最外层不是对象。请写成 {\"整改\": [ … ], …}。"}));
  EXPECT_EQ(messages(R"({"整改": {"编号": "R1"}})"), (Messages{"台账.json：“整改”不是列表。请写成 [ {…}, {…} ]。"}));
  EXPECT_EQ(messages(R"({"整改": null})"), (Messages{"台账.json：“整改”不是列表。请写成 [ {…}, {…} ]。"}));
}

TEST(JsonLedger, PassesOnWhatTheParserRefusesAsOneReject) {
  EXPECT_EQ(messages("{\n  \"整改\": [,]\n}"),
            (Messages{"台账.json 第2行第10列：不是合法的 JSON。请检查这里的引号、逗号和括号。"}));
  EXPECT_EQ(messages(R"({"整改": [], "整改": []})"),
            (Messages{"台账.json 第1行第15列：键“整改”出现了两次。请只留一个。"}));
  EXPECT_EQ(messages(std::string(100, '[')),
            (Messages{"台账.json 第1行第65列：括号嵌套超过 64 层。请检查文件是否为台账。"}));
  EXPECT_EQ(messages(""), (Messages{"台账.json 第1行第1列：不是合法的 JSON。请检查这里的引号、逗号和括号。"}));
}

TEST(JsonLedger, CapsCellsAndRows) {
  const auto with_text = [](std::size_t size) {
    return messages(R"({"整改": [{"编号": "R1", "整改事项": ")" + std::string(size, 'x') + "\"}]}");
  };
  EXPECT_THAT(with_text(32 * 1024), IsEmpty());
  EXPECT_EQ(with_text(32 * 1024 + 1), (Messages{"台账.json 整改 第1条“整改事项”：这一格超过 32 KiB。请缩短文字。"}));
  std::string many = "{\"整改\": [{}";
  for (int i = 0; i < 500'000; ++i) many += ",{}";
  EXPECT_EQ(messages(many + "]}"), (Messages{"台账.json：“整改”超过 500000 行。请按年度或组织拆成几个文件。"}));
}

TEST(JsonLedger, ReadsGb18030) {
  const Read read =
      read_ledger("a.json", "{\"\xD5\xFB\xB8\xC4\": [{\"\xB1\xE0\xBA\xC5\": \"R1\", \"item\": \"\xFE\x9F\"}]}");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.encoding, "GB18030");
  ASSERT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(read.sink.rows[0].at("item"), "䶮");
}

}  // namespace

// SPDX-License-Identifier: MIT
// How the headers of a CSV file are matched to the columns of its table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/ledger_fixture.h"

namespace {

using sheet_test::Messages;
using sheet_test::Read;
using sheet_test::read_ledger;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kColumns =
    "请改名或删去。本表的列有：组织编号、整改编号、日期、类别、内容、新时限、新责任人、审批人、核验人、佐证、结果。";

TEST(Headers, StandInAnyOrderWithMarksAndKeys) {
  for (const char* headers :
       {"整改编号,日期,类别,内容", "整改编号*,日期*,类别*,内容*", "整改编号 *,日期°,　类别　,\"内容\n*\"",
        "整改编号＊,ｄａｔｅ,kind,content", "rectification,date,kind,content", "整 改 编 号,日期,类别,内容"}) {
    const Read read = read_ledger("进展.csv", std::string(headers) + "\nR1,2024-3-8,进展,完成\n");
    EXPECT_THAT(read.messages(), IsEmpty()) << headers;
    ASSERT_EQ(read.sink.rows.size(), 1U) << headers;
    EXPECT_EQ(read.sink.rows[0].at("content"), "完成");
  }
  const Read read = read_ledger("event.csv", "内容,类别,整改编号,佐证,日期\n完成,进展,R1,,2024-3-8\n");
  EXPECT_THAT(read.messages(), IsEmpty());
  ASSERT_EQ(read.sink.rows.size(), 1U);
  EXPECT_THAT(read.sink.rows[0].cells, ElementsAre("ORG1", "R1", "2024-03-08", "进展", "完成", "", "", "", "", "", ""));
  ASSERT_EQ(read.sink.sheets.size(), 1U);
  EXPECT_THAT(read.sink.sheets[0].columns, ElementsAre(0, 3, 5, 2, 1, 0, 0, 0, 0, 4, 0));
}

TEST(Headers, UnknownOnesAreRefusedOnceEach) {
  const Read read = read_ledger("进展.csv", "整改编号,日期,状态,类别,内容,Kind\nR1,2024-3-8,已销号,进展,完成,x\n");
  EXPECT_EQ(read.messages(), (Messages{"进展.csv C1：“进展”表没有“状态”这一列。" + kColumns,
                                       "进展.csv F1：“进展”表没有“Kind”这一列。" + kColumns}));
  EXPECT_EQ(read.sink.rows.size(), 1U);  // the rest of the row is still checked
}

TEST(Headers, DoubledOnesAreRefusedByNameAndByKey) {
  const Read read = read_ledger("进展.csv", "整改编号,日期,类别,内容,内容*,date\nR1,2024-3-8,进展,甲,乙,丙\n");
  EXPECT_EQ(read.messages(), (Messages{"进展.csv E1：表头“内容”出现了两次。请只留一列。",
                                       "进展.csv F1：表头“日期”出现了两次。请只留一列。"}));
  ASSERT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(read.sink.rows[0].at("content"), "甲");
}

TEST(Headers, MissingRequiredOnesAreNamedOnceNotForEveryRow) {
  const Read read = read_ledger("进展.csv", "整改编号,日期,类别\nR1,2024-3-8,进展\nR2,2024-3-9,进展\n");
  EXPECT_EQ(read.messages(), (Messages{"进展.csv 第1行：缺少必填的列“内容”。请在表头加上这一列并填写。"}));
  const Read keyless = read_ledger("进展.csv", "日期,类别,内容\n2024-3-8,进展,甲\n2024-3-9,进展,乙\n");
  EXPECT_EQ(keyless.messages(), (Messages{"进展.csv 第1行：缺少必填的列“整改编号”。请在表头加上这一列并填写。"}));
  EXPECT_THAT(keyless.sink.rows, IsEmpty());
}

TEST(Headers, ThatAreNoneEndTheFile) {
  const Read read = read_ledger("践诺.csv", ",,\nC1,2024-3-8,办了\n");
  EXPECT_EQ(read.messages(),
            (Messages{"践诺.csv 第1行：第一行里没有认得的列名。第一行要写列名，请删去上面的标题行和空行。"
                      "本表的列有：组织编号、承诺编号、日期、情况、结果、报告场合。"}));
  EXPECT_THAT(read.sink.sheets, IsEmpty());
}

TEST(Headers, ThatOtherMarksSeparateAreSaidOnce) {
  for (const char* header : {"承诺编号;日期;情况;结果", "承诺编号\t日期\t情况\t结果", "承诺编号，日期，情况，结果"})
    EXPECT_EQ(read_ledger("践诺.csv", std::string(header) + "\nC1\n").messages(),
              Messages{"践诺.csv 第1行：列不是用半角逗号隔开的。请在表格软件中另存为“CSV UTF-8（逗号分隔）”。"})
        << header;
}

TEST(Headers, CellsUnderNoneAreRefused) {
  const Read read = read_ledger(
      "进展.csv", "整改编号,日期,,类别,内容,,\nR1,2024-3-8,甲,进展,完成,　,,乙\nR2,2024-3-8,,进展,完成,,,\n");
  const std::string hint = "所在的列没有表头。请给这一列写上表头，或清空这一格。";
  EXPECT_EQ(read.messages(), (Messages{"进展.csv C2：“甲”" + hint, "进展.csv H2：“乙”" + hint}));
  EXPECT_EQ(read.sink.rows.size(), 2U);
}

}  // namespace

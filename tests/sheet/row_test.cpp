// SPDX-License-Identifier: MIT
// What a row becomes: numbers, fallbacks, required cells, and what is kept of a row with a refused cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/ledger_fixture.h"

namespace {

using sheet_test::Messages;
using sheet_test::Read;
using sheet_test::read_ledger;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Rows, FallBackToTheWorkspacesOwnOrganisationAndMeeting) {
  const Read read = read_ledger("安排.csv", "组织编号,会议编号,阶段\n,,学习\nZB1,2023,谈话\n");
  EXPECT_THAT(read.messages(), IsEmpty());
  ASSERT_EQ(read.sink.rows.size(), 2U);
  EXPECT_THAT(read.sink.rows[0].cells, ElementsAre("ORG1", "2024", "学习", "", "", "", ""));
  EXPECT_THAT(read.sink.rows[1].cells, ElementsAre("ZB1", "2023", "谈话", "", "", "", ""));
  const Read without = read_ledger("安排.csv", "阶段\n学习\n");
  ASSERT_EQ(without.sink.rows.size(), 1U);
  EXPECT_THAT(without.sink.rows[0].cells, ElementsAre("ORG1", "2024", "学习", "", "", "", ""));
}

TEST(Rows, OfOrganisationsAndMeetingsNameThemselves) {
  EXPECT_EQ(read_ledger("组织.csv", "组织编号,名称,类型\n,某支部,党支部\n").messages(),
            (Messages{"组织.csv A2：必填的“组织编号”是空的。请填写。"}));
  const Read read = read_ledger("年度.csv", "会议编号,方案,主题\n,P11,学习\n2021-1,P11,学习\n");
  EXPECT_EQ(read.messages(), (Messages{"年度.csv A2：必填的“会议编号”是空的。请填写。"}));
  ASSERT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(read.sink.rows[0].at("organization"), "ORG1");
  EXPECT_EQ(read.sink.rows[0].at("meeting"), "2021-1");
}

TEST(Rows, FillWhatEmptyMeansInAColumn) {
  const auto cell = [](const char* table, const char* text, const char* column) {
    const Read read = read_ledger(std::string(table) + ".csv", text);
    EXPECT_THAT(read.messages(), IsEmpty());
    return read.sink.rows.size() == 1 ? read.sink.rows[0].at(column) : "no row";
  };
  EXPECT_EQ(cell("党员", "党员编号,姓名,类别\nM1,张三,正式\n", "attendance"), "参评");
  EXPECT_EQ(cell("党员", "党员编号,姓名,类别,评议情况\nM1,张三,正式,　\n", "attendance"), "参评");
  EXPECT_EQ(cell("党员", "党员编号,姓名,类别,评议情况\nM1,张三,正式,缺席\n", "attendance"), "缺席");
  EXPECT_EQ(cell("班子评议", "有效,档次,票数\n9,好,9\n", "aspect"), "总体");
  EXPECT_EQ(cell("问题", "编号,问题\nQ1,学习不够\n", "subject"), "班子");
  EXPECT_EQ(cell("整改", "编号,问题编号\nR1,Q1\n", "subject"), "");  // the problem's, which is not known here
}

TEST(Rows, WithoutAnyCellAreSkippedButCounted) {
  const Read read = read_ledger("安排.csv", "阶段,备注\r\n学习,\r\n,\r\n　, \r\n谈话,\r\n\r\n,,,\r\n");
  EXPECT_THAT(read.messages(), IsEmpty());
  ASSERT_EQ(read.sink.rows.size(), 2U);
  EXPECT_EQ(read.sink.rows[0].number, 2);
  EXPECT_EQ(read.sink.rows[1].number, 5);
}

TEST(Rows, MayBeShorterThanTheHeader) {
  const Read read = read_ledger("安排.csv", "阶段,开始,备注\n学习\n");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.sink.rows.size(), 1U);
}

TEST(Rows, KeepTheRestWhenACellIsRefused) {
  const Read read = read_ledger("测评.csv", "党员编号,发出,收回,有效\nM1,十,9,9\n张三,10,10,\n,1,1,1\n");
  EXPECT_EQ(read.messages(),
            (Messages{"测评.csv B2：发出“十”不是人数或票数。请写 0 或正整数，例如 12。",
                      "测评.csv A3：党员编号“张三”不是编号。编号只用半角字母、数字、- 和 _，最多 32 个，例如 D01。",
                      "测评.csv D3：必填的“有效”是空的。请填写。", "测评.csv A4：必填的“党员编号”是空的。请填写。"}));
  ASSERT_EQ(read.sink.rows.size(), 1U);  // a row whose key cannot be read is nobody's
  EXPECT_EQ(read.sink.rows[0].at("issued"), "");
  EXPECT_EQ(read.sink.rows[0].at("returned"), "9");
}

TEST(Rows, CountLinesWithinQuotesAsOneRow) {
  const Read read =
      read_ledger("进展.csv", "整改编号,日期,类别,内容\nR1,2024-3-8,进展,\"一\n二\"\nR2,2024-2-30,进展,甲\n");
  EXPECT_EQ(read.messages(), (Messages{"进展.csv B3：日期“2024-2-30”不是日期。请写成 2024-12-31。"}));
}

TEST(Rejects, ComeInTheOrderOfFilesSheetsRowsAndColumns) {
  sheet::Rejects rejects;
  const int places[][4] = {{1, 0, 2, 1}, {0, 1, 1, 1}, {0, 0, 3, 2}, {0, 0, 3, 1}, {0, 0, 12, 0}, {0, 0, 0, 0}};
  for (const auto& p : places)
    rejects.add({p[0], p[1], p[2], p[3],
                 std::to_string(p[0]) + std::to_string(p[1]) + "/" + std::to_string(p[2]) + "/" + std::to_string(p[3]),
                 "x", "y"});
  rejects.add({0, 0, 3, 1, "0/3/1 again", "x", "y"});
  EXPECT_EQ(sheet_test::messages_of(rejects),
            (Messages{"00/0/0：x。y", "00/3/1：x。y", "0/3/1 again：x。y", "00/3/2：x。y", "00/12/0：x。y",
                      "01/1/1：x。y", "10/2/1：x。y"}));
}

TEST(Rejects, KeepTheFirstThousandAndCountTheRest) {
  sheet::Rejects rejects;
  EXPECT_TRUE(rejects.empty());
  for (int i = 0; i < 1500; ++i) rejects.add({0, 0, i, 0, "", "", ""});
  EXPECT_FALSE(rejects.empty());
  EXPECT_EQ(rejects.count(), 1500U);
  ASSERT_EQ(rejects.in_file_order().size(), 1000U);
  EXPECT_EQ(rejects.in_file_order().back().row, 999);
}

}  // namespace

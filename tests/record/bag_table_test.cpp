// SPDX-License-Identifier: MIT
#include "record/bag_table.h"

#include <gmock/gmock.h>

namespace {

using record::bag_table_in;
using testing::ElementsAre;

TEST(BagTable, ReadsWhatArchivesHave) {
  const auto read = bag_table_in(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\r\n\"x,\"\"y\"\"\nz\",二\r\n");
  EXPECT_EQ("", read.fault);
  EXPECT_THAT(read.table.columns, ElementsAre("a", "b"));
  EXPECT_THAT(read.table.rows, ElementsAre(ElementsAre("1", ""), ElementsAre("x,\"y\"\nz", "二")));
  EXPECT_EQ(1U, read.table.column("b"));
  EXPECT_EQ(std::nullopt, read.table.column("c"));
}

TEST(BagTable, SaysWhatIsWrong) {
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_EQ("开头没有 UTF-8 标记", bag_table_in("a\r\n").fault);
  EXPECT_EQ("第 4 个字节起不是 UTF-8", bag_table_in(mark + "\xFF\r\n").fault);
  EXPECT_EQ("第 2 行没有写完，或行尾不是 CRLF", bag_table_in(mark + "a\r\nb\n").fault);
  EXPECT_EQ("第 2 行没有写完，或行尾不是 CRLF", bag_table_in(mark + "a\r\nb").fault);
  EXPECT_EQ("第 2 行的引号没有关上", bag_table_in(mark + "a\r\n\"b\r\n").fault);
  EXPECT_EQ("第 2 行的引号不在格子开头", bag_table_in(mark + "a\r\nb\"\r\n").fault);
  EXPECT_EQ("第 2 条有 1 格，表头有 2 格", bag_table_in(mark + "a,b\r\n1,2\r\n3\r\n").fault);
}

}  // namespace

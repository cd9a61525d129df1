// SPDX-License-Identifier: MIT
#include "sheet/csv.h"

#include <gtest/gtest.h>

#include "support/failure_of.h"

namespace {

using Rows = std::vector<std::vector<std::string>>;
using support::failure_of;

Rows read(std::string_view text) {
  sheet::CsvReader reader(text, "整改.csv");
  Rows rows;
  sheet::RawRow row;
  while (reader.next(row)) {
    rows.push_back(row.cells);
    EXPECT_EQ(row.number, static_cast<int>(rows.size()));
  }
  EXPECT_FALSE(reader.next(row));  // the end stays the end
  return rows;
}

std::string message(std::string_view text) {
  return failure_of([&] { read(text); });
}

TEST(Csv, SplitsRowsAndCells) {
  const std::pair<const char*, Rows> cases[] = {
      {"", {}},
      {"a", {{"a"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a\rb\r", {{"a"}, {"b"}}},
      {"a\n\nb\n", {{"a"}, {""}, {"b"}}},
      {"\r\n", {{""}}},
      {",", {{"", ""}}},
      {"a,\n,b,", {{"a", ""}, {"", "b", ""}}},
      {"a,,,\r\n,,,\r\n", {{"a", "", "", ""}, {"", "", "", ""}}},
      {" a , b ", {{" a ", " b "}}},
  };
  for (const auto& [text, rows] : cases) EXPECT_EQ(read(text), rows) << text;
}

TEST(Csv, QuotesHoldCommasQuotesAndLineBreaks) {
  const std::pair<const char*, Rows> cases[] = {
      {R"("a,b",c)", {{"a,b", "c"}}},
      {R"("他说""好""",x)", {{"他说\"好\"", "x"}}},
      {"\"一\r\n二\n三\",x\r\ny", {{"一\r\n二\n三", "x"}, {"y"}}},
      {R"("",""
"")",
       {{"", ""}, {""}}},
      {R"("""")", {{"\""}}},
      {R"(a"b,c""d)", {{"a\"b", "c\"\"d"}}},  // a quote within a plain cell is text
      {"“引号”,x", {{"“引号”", "x"}}},
      {"\"a\"", {{"a"}}},
  };
  for (const auto& [text, rows] : cases) EXPECT_EQ(read(text), rows) << text;
}

TEST(Csv, RefusesAQuoteWithoutEnd) {
  const std::string what = "：这一格的引号没有结束。请检查这一格的英文双引号是否成对。";
  EXPECT_EQ(message("\""), "整改.csv A1" + what);
  EXPECT_EQ(message("a,b\nc,\"d\ne,f\n"), "整改.csv B2" + what);
  EXPECT_EQ(message("\"a\nb\",c\nd,\"e\"\""), "整改.csv B2" + what);  // row 1 has two lines
}

TEST(Csv, RefusesTextAfterAClosingQuote) {
  const std::string what = "：结束引号后面还有文字。格内的英文双引号要写两个（\"\"），或改用中文引号“”。";
  EXPECT_EQ(message("x,\"他说\"好\",y"), "整改.csv B1" + what);
  EXPECT_EQ(message("a\n\"b\" ,c"), "整改.csv A2" + what);
}

TEST(Csv, CapsACell) {
  const std::string most(sheet::kMostCellBytes, 'x');
  EXPECT_EQ(sheet::kMostCellBytes, 32U * 1024);
  EXPECT_EQ(read("a," + most + "\n"), (Rows{{"a", most}}));
  const std::string what = "：这一格超过 32 KiB。请缩短文字。";
  EXPECT_EQ(message("a\nb," + most + "x\n"), "整改.csv B2" + what);
  EXPECT_EQ(message("\"" + most + "x\""), "整改.csv A1" + what);
}

TEST(Csv, CapsRowsBesideTheHeader) {
  sheet::RawRow row;
  std::string most;
  for (int i = 0; i < 500'001; ++i) most += "x\n";
  sheet::CsvReader reader(most, "整改.csv");
  int count = 0;
  while (reader.next(row)) ++count;
  EXPECT_EQ(count, 500'001);
  const std::string too_many = most + "x\n";
  sheet::CsvReader more(too_many, "整改.csv");
  EXPECT_EQ(failure_of([&] {
              while (more.next(row)) continue;
            }),
            "整改.csv：超过 500000 行。请按年度或组织拆成几个文件。");
}

TEST(Csv, BlankRowsOfAFormattedColumnDoNotCount) {
  std::string text = "x\n";
  for (int i = 0; i < 600'000; ++i) text += ",,\n";
  sheet::CsvReader reader(text, "整改.csv");
  sheet::RawRow row;
  int count = 0;
  while (reader.next(row)) ++count;
  EXPECT_EQ(count, 600'001);
}

TEST(Csv, CapsColumns) {
  EXPECT_EQ(read(std::string(16'383, ','))[0].size(), 16'384U);
  EXPECT_EQ(message("a\n" + std::string(16'384, ',')), "整改.csv 第2行：超过 16384 列。请删去多余的逗号。");
}

}  // namespace

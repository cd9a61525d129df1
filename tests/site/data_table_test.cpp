// SPDX-License-Identifier: MIT
// What the writers put into a file, byte by byte; what a spreadsheet would run is only text there.
#include "site/data_table.h"

#include <gtest/gtest.h>

#include "site/data_files.h"
#include "support/records.h"

namespace {

using site::DataCell;
using site::DataKind;
using site::DataTable;
using support::day;

constexpr const char* kMark = "\xEF\xBB\xBF";

std::string csv_of(const std::string& text) {
  const DataTable table{"t", "表", {{"a", "甲"}}, {{text}}};
  const std::string bytes = csv(table);
  const std::string head = std::string(kMark) + "甲\r\n";
  EXPECT_EQ(bytes.substr(0, head.size()), head);
  EXPECT_TRUE(bytes.ends_with("\r\n"));
  return bytes.substr(head.size(), bytes.size() - head.size() - 2);
}

TEST(Csv, HasAMarkHeadersAndWindowsLineEnds) {
  const DataTable table{"t",
                        "表",
                        {{"a", "编号"}, {"b", "天数", DataKind::number}, {"c", "日期", DataKind::date}},
                        {{std::string("R-1"), 3, day("2022-03-01")}, {std::string("R-2"), DataCell(), DataCell()}}};
  EXPECT_EQ(csv(table), std::string(kMark) + "编号,天数,日期\r\nR-1,3,2022-03-01\r\nR-2,,\r\n");
}

TEST(Csv, QuotesWhatWouldEndACell) {
  EXPECT_EQ(csv_of("一"), "一");
  EXPECT_EQ(csv_of("一，二"), "一，二");
  EXPECT_EQ(csv_of("一,二"), "\"一,二\"");
  EXPECT_EQ(csv_of("“a\"b”"), "\"“a\"\"b”\"");
  EXPECT_EQ(csv_of("\"a\""), "\"\"\"a\"\"\"");
  EXPECT_EQ(csv_of("一\n二"), "\"一\n二\"") << "line breaks inside a cell stay as they are";
  EXPECT_EQ(csv_of("\"a\""), "\"\"\"a\"\"\"") << "quotes at both ends";
  EXPECT_EQ(csv_of("一\r二"), "\"一\r二\"");
  EXPECT_EQ(csv_of(" 一"), "\" 一\"");
  EXPECT_EQ(csv_of("一 "), "\"一 \"");
  EXPECT_EQ(csv_of(""), "");
}

TEST(Csv, NoTextIsAFormula) {
  for (const char* start : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    EXPECT_EQ(csv_of(std::string(start) + "1"), std::string("'") + start + "1");
    EXPECT_EQ(csv_of(std::string("　") + start + "1"), std::string("'　") + start + "1") << "a blank in front";
    EXPECT_EQ(csv_of(std::string("1") + start), std::string("1") + start);
  }
  EXPECT_EQ(csv_of("\t=1"), "'\t=1");
  EXPECT_EQ(csv_of("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_of("\n=1"), "\"'\n=1\"");
  EXPECT_EQ(csv_of("=\"a\",b"), "\"'=\"\"a\"\",b\"");
}

TEST(Csv, TakingOneApostropheAwayGivesEveryTextBack) {
  for (const char* text : {"'", "''", "'=1", "=1", "-1", "1", "一'", "' 一"}) {
    const std::string cell = csv_of(text);
    EXPECT_EQ(cell.starts_with("'") ? cell.substr(1) : cell, text);
  }
}

TEST(Csv, NumbersAreNoText) {
  const DataTable table{"t", "表", {{"a", "甲", DataKind::number}}, {{-1}}};
  EXPECT_EQ(csv(table), std::string(kMark) + "甲\r\n-1\r\n");
}

TEST(Csv, FlagsAndLines) {
  const DataTable table{"t",
                        "表",
                        {{"a", "甲", DataKind::flag}, {"b", "乙", DataKind::lines}},
                        {{true, std::vector<std::string>{"一", "二"}}, {false, std::vector<std::string>{}}}};
  EXPECT_EQ(csv(table), std::string(kMark) + "甲,乙\r\n是,\"一\n二\"\r\n,\r\n");
}

TEST(Json, EveryKindOfCell) {
  const DataTable table{"t",
                        "表",
                        {{"a", "甲"},
                         {"b", "乙", DataKind::number},
                         {"c", "丙", DataKind::date},
                         {"d", "丁", DataKind::flag},
                         {"e", "戊", DataKind::lines}},
                        {{std::string("=\"\\\n\t"), 3, day("2022-03-01"), true, std::vector<std::string>{"一", "二"}},
                         {std::string(), DataCell(), DataCell(), false, std::vector<std::string>{}}}};
  std::string out;
  site::append_json(out, table);
  EXPECT_EQ(out, R"(    {"key": "t", "title": "表", "csv": "t.csv",
     "columns": [
      {"key": "a", "header": "甲", "kind": "text"},
      {"key": "b", "header": "乙", "kind": "number"},
      {"key": "c", "header": "丙", "kind": "date"},
      {"key": "d", "header": "丁", "kind": "flag"},
      {"key": "e", "header": "戊", "kind": "lines"}],
     "rows": [
      {"a": "=\"\\\n\u0009", "b": 3, "c": "2022-03-01", "d": true, "e": ["一", "二"]},
      {"a": null, "b": null, "c": null, "d": false, "e": []}]})");
}

TEST(Json, ATableWithoutRowsHasNoCsv) {
  std::string out;
  site::append_json(out, {"t", "表", {{"a", "甲"}}, {}});
  EXPECT_EQ(out, R"(    {"key": "t", "title": "表", "csv": null,
     "columns": [
      {"key": "a", "header": "甲", "kind": "text"}],
     "rows": []})");
}

TEST(DataCells, ADeadlineIsADayOrWords) {
  EXPECT_EQ(site::deadline_cell({model::DueKind::day, day("2022-03-01"), "2022年3月1日"}), DataCell(day("2022-03-01")));
  EXPECT_EQ(site::deadline_cell({model::DueKind::at_once, {}, "立行立改"}), DataCell(std::string("立行立改")));
  EXPECT_EQ(site::date_cell(std::nullopt), DataCell());
  EXPECT_EQ(site::number_cell(0, true), DataCell(0));
  EXPECT_EQ(site::number_cell(7, false), DataCell());
}

TEST(DataFiles, OnlyTablesWithRowsHaveCsvAndALink) {
  site::PageView page{"t", "t.html", render::Value::object()};
  page.tables = {{"full", "满", {{"a", "甲"}}, {{std::string("一")}}}, {"empty", "空", {{"a", "甲"}}, {}}};
  const auto files = site::data_files({"A", "一支部", "", model::Audience::unit, {}}, {page});
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].file, "full.csv");
  EXPECT_EQ(files[1].file, "tables.json");
  site::put_downloads(page.value, page.tables, "一支部");
  std::string said;
  page.value.append_canonical(said);
  EXPECT_NE(said.find("一支部 满.csv"), std::string::npos);
  EXPECT_EQ(said.find("empty.csv"), std::string::npos);
}

TEST(DataFiles, JsonSaysWhoseTablesTheyAre) {
  const site::PageView page{"t", "t.html", render::Value::object()};
  const auto files = site::data_files({"A", "“一”支部", "2021", model::Audience::society, day("2022-03-18")}, {page});
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].bytes, R"({
  "organization": "A",
  "organization_name": "“一”支部",
  "meeting": "2021",
  "audience": "社会",
  "data_date": "2022-03-18",
  "tables": []
}
)");
}

TEST(DataFiles, WithoutPagesThereAreNone) {
  EXPECT_TRUE(site::data_files({"A", "一支部", "", model::Audience::unit, {}}, {}).empty());
}

}  // namespace

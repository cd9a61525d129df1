// SPDX-License-Identifier: MIT
#include "model/ledger_sheet.h"

#include <gtest/gtest.h>

#include "model/plan.h"

namespace {

using model::LedgerSheet;
using model::TableId;

TEST(ColumnLetters, CountLikeASpreadsheet) {
  const std::pair<int, const char*> cases[] = {{1, "A"},   {2, "B"},    {26, "Z"},    {27, "AA"},    {52, "AZ"},
                                               {53, "BA"}, {702, "ZZ"}, {703, "AAA"}, {16384, "XFD"}};
  for (const auto& [column, letters] : cases) EXPECT_EQ(model::column_letters(column), letters);
  EXPECT_EQ(model::column_letters(0), "");
}

TEST(Place, NamesCellsRowsAndEntries) {
  LedgerSheet sheet{"ZZ/年度.csv", "", false, TableId::meeting, 0, {0, 3, 1, 28}};
  EXPECT_EQ(model::place(sheet, 7, 1), "ZZ/年度.csv C7");
  EXPECT_EQ(model::place(sheet, 2, 3), "ZZ/年度.csv AB2");
  EXPECT_EQ(model::place(sheet, 7, 0), "ZZ/年度.csv 第7行");  // the column is not in the sheet
  EXPECT_EQ(model::place(sheet, 7, 9), "ZZ/年度.csv 第7行");
  EXPECT_EQ(model::place(sheet, 7, std::nullopt), "ZZ/年度.csv 第7行");
  sheet.file = "台账.xlsx";
  sheet.sheet = "年度";
  EXPECT_EQ(model::place(sheet, 7, 1), "台账.xlsx 年度!C7");
  EXPECT_EQ(model::place(sheet, 7, std::nullopt), "台账.xlsx 年度!第7行");
  sheet.file = "台账.json";
  sheet.is_list = true;
  EXPECT_EQ(model::place(sheet, 7, 1), "台账.json 年度 第7条“会议编号”");
  EXPECT_EQ(model::place(sheet, 7, std::nullopt), "台账.json 年度 第7条");
}

TEST(Plan, KnowsItsTablesAndColumns) {
  model::Plan plan;
  plan.tables = {TableId::meeting, TableId::problem};
  plan.required = {"rectification.deadline"};
  EXPECT_TRUE(plan.uses(TableId::problem));
  EXPECT_FALSE(plan.uses(TableId::tally));
  EXPECT_TRUE(plan.requires_column("rectification.deadline"));
  EXPECT_FALSE(plan.requires_column("rectification.measures"));
  EXPECT_FALSE(plan.requires_column("deadline"));
}

}  // namespace

// SPDX-License-Identifier: MIT
// The table names every column once, and docs/disclosure.md says what it says. GONGSHILAN_UPDATE_DOCS=1 writes that.
#include "rules/disclosure_table.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "model/column_notes.h"
#include "support/records.h"

namespace {

using model::Audience;
using rules::DisclosureRow;
using rules::Display;

std::string widest(const DisclosureRow& row) { return row.widest ? std::string(model::word(*row.widest)) : "不公开"; }

std::string display(const DisclosureRow& row) {
  switch (row.display) {
    case Display::as_is:
      return "照写";
    case Display::masked:
      return "照写，社会范围遮姓名";
    case Display::counted:
      return "只计数";
    case Display::never:
      return "不出现";
  }
  return "";
}

// As it is in the repository but for what stands here.
std::string document() {
  std::ostringstream out;
  out << "# 每一栏公开到哪里\n\n"
         "台账每张表的每一栏，网站最多给谁看、怎样写。照 "
         "[src/rules/disclosure_table.cpp](../src/rules/disclosure_table.cpp) "
         "生成，有测试比较；程序也只照那张表办。\n\n"
         "- 范围从窄到宽是党员、本单位、社会。宽的范围看得到的，窄的也看得到。“不公开”的不在任何网站里。\n"
         "- 方案、设置和“公开范围”一栏只能把这里写的再收窄，不能放宽。\n"
         "- “照写，社会范围遮姓名”的，给社会看的网站里姓名写成 `张*`、`张*三`，设置不能改；本单位和党员看到全名。\n"
         "- “只计数”的只进合计，不和姓名写在一起；小的数怎样合并，见[手册](手册.md)。\n"
         "- 生成网站时照这张表再查一遍，网页里有更窄范围的内容就不生成；查别处的网站用 `check "
         "--site`，见[手册](手册.md)。\n";
  for (const model::Table& table : model::tables()) {
    out << "\n## " << table.header << "\n\n"
        << model::purpose(table.id) << "。\n\n"
        << "| 栏 | 最宽范围 | 怎样显示 | 说明 |\n|---|---|---|---|\n";
    for (const model::Column& column : table.columns) {
      const DisclosureRow& row = rules::disclosure_of(table.id, column.key);
      out << "| " << column.header << " | " << widest(row) << " | " << display(row) << " | " << row.note << " |\n";
    }
  }
  return out.str();
}

TEST(DisclosureTable, HasOneRowForEveryColumnInTheOrderOfTheLedger) {
  std::vector<std::string> asked, said;
  for (const model::Table& table : model::tables())
    for (const model::Column& column : table.columns)
      asked.push_back(std::string(table.key) + "." + std::string(column.key));
  for (const DisclosureRow& row : rules::disclosure_table())
    said.push_back(std::string(model::table(row.table).key) + "." + std::string(row.column));
  EXPECT_EQ(said, asked);
}

TEST(DisclosureTable, ShowsNothingThatNobodyMaySeeAndHidesNothingElse) {
  for (const DisclosureRow& row : rules::disclosure_table()) {
    EXPECT_EQ(row.widest.has_value(), row.display != Display::never) << row.column;
    EXPECT_TRUE(row.display != Display::masked || row.widest == Audience::society) << row.column;
  }
}

// Every column in which people write names: for society masked or not there.
TEST(DisclosureTable, GivesSocietyNoNames) {
  for (const model::Table& table : model::tables())
    for (const model::Column& column : table.columns) {
      if (column.kind != model::CellKind::name && column.kind != model::CellKind::names) continue;
      const DisclosureRow& row = rules::disclosure_of(table.id, column.key);
      EXPECT_TRUE(row.widest != Audience::society || row.display == Display::masked) << table.key << "." << column.key;
    }
}

TEST(DisclosureTable, NeverGivesSocietyWhatOneMemberPromisesOrMends) {
  model::Plan plan = support::plan();
  plan.posted = {Audience::society, Audience::society, Audience::society};
  model::Rectification item = support::item("R1", "2024-06-30");
  EXPECT_EQ(rules::posted(plan, item, nullptr), Audience::society);
  item.scope = Audience::unit;
  EXPECT_EQ(rules::posted(plan, item, nullptr), Audience::unit);
  item.subject.member = "M1";
  item.scope = Audience::society;
  EXPECT_EQ(rules::posted(plan, item, nullptr), Audience::unit);
  model::Commitment commitment;
  commitment.scope = Audience::society;
  EXPECT_EQ(rules::posted(plan, commitment), Audience::unit);
  model::Problem problem;
  EXPECT_EQ(rules::posted(plan, problem), Audience::society);
  problem.subject.member = "M1";
  EXPECT_EQ(rules::posted(plan, problem), Audience::unit);
}

TEST(DisclosureTable, StandsInTheDocuments) {
  const std::string path = GONGSHILAN_ROOT "/docs/disclosure.md";
  if (std::getenv("GONGSHILAN_UPDATE_DOCS") != nullptr)  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(path, std::ios::binary) << document();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream there;
  there << file.rdbuf();
  EXPECT_EQ(there.str(), document()) << "write it anew: GONGSHILAN_UPDATE_DOCS=1 test_rules";
}

}  // namespace

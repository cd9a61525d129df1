// SPDX-License-Identifier: MIT
// Rows come back as they were typed, in the order of their sheets, so that reading them again changes nothing.
#include "store/ledger_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using store_test::branch;
using store_test::Import;
using store_test::keep;
using store_test::Record;
using store_test::TableId;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> cells(const Record& record, TableId table, std::string_view column,
                               const store::RowsOf& of = {}) {
  std::vector<std::string> out;
  for (const model::Row& row : store::ledger_rows(record.database, table, of)) out.push_back(row.at(column));
  return out;
}

// Two meetings of one branch with items, and events of two days that do not stand in the order of their days.
void store_some(Record& record) {
  store_test::store_branch(record);
  Import import(record);
  import.row(TableId::meeting, {{"meeting", "2023"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::stage, {{"stage", "乙"}})
      .row(TableId::stage, {{"stage", "甲"}})
      .row(TableId::rectification, {{"rectification", "Z9"}, {"meeting", "2023"}, {"item", "一"}})
      .row(TableId::rectification, {{"rectification", "Z2"}, {"item", "二"}})
      .row(TableId::rectification, {{"rectification", "Z1"}, {"item", "三"}})
      .row(TableId::event, {{"rectification", "Z2"}, {"date", "2024-05-01"}, {"kind", "进展"}, {"content", "后"}})
      .row(TableId::event, {{"rectification", "Z2"}, {"date", "2024-04-01"}, {"kind", "进展"}, {"content", "先一"}})
      .row(TableId::event, {{"rectification", "Z9"}, {"date", "2024-04-01"}, {"kind", "进展"}, {"content", "别的"}})
      .row(TableId::event, {{"rectification", "Z2"}, {"date", "2024-04-01"}, {"kind", "进展"}, {"content", "先二"}});
  keep(import);
}

TEST(LedgerRows, StandAsInTheirSheets) {
  Record record;
  store_some(record);
  EXPECT_THAT(cells(record, TableId::stage, "stage"), ElementsAre("乙", "甲"));
  EXPECT_THAT(cells(record, TableId::rectification, "rectification"), ElementsAre("Z9", "Z2", "Z1"));
  // Those of one item and day are told apart by their order alone, so they stay together.
  EXPECT_THAT(cells(record, TableId::event, "content"), ElementsAre("后", "先一", "先二", "别的"));
}

TEST(LedgerRows, OfOneMeetingOnly) {
  Record record;
  store_some(record);
  EXPECT_THAT(cells(record, TableId::rectification, "rectification", {"ORG1", "2024"}), ElementsAre("Z2", "Z1"));
  EXPECT_THAT(cells(record, TableId::event, "content", {std::nullopt, "2023"}), ElementsAre("别的"));
  EXPECT_THAT(cells(record, TableId::event, "content", {"ORG2", std::nullopt}), IsEmpty());
  EXPECT_THAT(cells(record, TableId::organization, "organization", {"ORG1", "2023"}), ElementsAre("ORG1"));
}

TEST(LedgerRows, AreWhatWasTyped) {
  Record record;
  store_some(record);
  const auto rows = store::ledger_rows(record.database, TableId::rectification, {"ORG1", "2023"});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(rows[0].cells, ElementsAre("Z9", "ORG1", "2023", "", "", "一", "", "", "", "", "", ""));
}

}  // namespace

// SPDX-License-Identifier: MIT
// The example in a column's comment must be one that the reader takes.
#include "model/column_notes.h"

#include <gtest/gtest.h>

#include <set>

#include "sheet/cell.h"

namespace {

TEST(ColumnNotes, EveryColumnHasAMeaningOfItsOwnAndAnExampleThatIsRead) {
  for (const model::Table& table : model::tables()) {
    std::set<std::string_view> meanings;
    for (const model::Column& column : table.columns) {
      SCOPED_TRACE(std::string(table.header) + " " + std::string(column.header));
      const model::ColumnNote& note = model::column_note(table.id, column.key);
      EXPECT_TRUE(meanings.insert(note.meaning).second) << "of another column";
      EXPECT_GE(note.width, 8);
      EXPECT_FALSE(note.example.empty());
      const sheet::CellResult read = sheet::read_cell(note.example, column);
      EXPECT_FALSE(read.refused()) << read.what;
    }
  }
}

TEST(ColumnNotes, EveryTableSaysWhatItIsFor) {
  std::set<std::string_view> purposes;
  for (const model::Table& table : model::tables()) {
    EXPECT_GT(model::purpose(table.id).size(), 20U) << table.header;
    EXPECT_TRUE(purposes.insert(model::purpose(table.id)).second) << table.header;
  }
}

// The shared notes are for tables that have no other: a column without one would get theirs and be caught here.
TEST(ColumnNotes, OnlyOrganizationAndMeetingShareANote) {
  const model::ColumnNote* organization = &model::column_note(model::TableId::stage, "organization");
  const model::ColumnNote* meeting = &model::column_note(model::TableId::stage, "meeting");
  for (const model::Table& table : model::tables())
    for (const model::Column& column : table.columns) {
      const model::ColumnNote* note = &model::column_note(table.id, column.key);
      const bool shared = note == organization || note == meeting;
      EXPECT_EQ(shared, (column.key == "organization" && table.id != model::TableId::organization) ||
                            (column.key == "meeting" && table.id != model::TableId::meeting))
          << table.header << ' ' << column.header;
    }
}

}  // namespace

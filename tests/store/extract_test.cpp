// SPDX-License-Identifier: MIT
// The record in normal form: the same rows are the same bytes, however they came to stand there.
#include "store/extract.h"

#include <gmock/gmock.h>

#include "base/file_system.h"
#include "store/log.h"
#include "store_fixture.h"

namespace {

using store_test::Import;
using store_test::Record;
using testing::ElementsAre;

constexpr std::uintmax_t kMostExtractBytes = 10'000'000;

std::string extracted(const Record& record, const char* name = "extract.db") {
  const auto to = record.dir.path() / name;
  store::extract_record(record.database, to);
  return base::read_file(to, kMostExtractBytes);
}

void fill(Record& record) {
  Import import(record);
  store_test::branch(import).apply();
  import.importer.commit("files");
}

void log_one(const Record& record) {
  store::LogLine line;
  line.at = "2024-03-08 09:15";
  line.action = store::word(store::LogAction::built);
  store::Log(record.database).append(line);
}

TEST(Extract, HasEveryRowOfEveryTable) {
  Record record, copy;
  fill(record);
  log_one(record);
  log_one(record);
  const auto to = copy.dir.path() / "copy.db";
  store::extract_record(record.database, to);
  copy.database = store::Database::open(to);
  const auto marks = [](std::string row) { return row.starts_with("import_run: ") ? row.substr(0, 14) : row; };
  std::vector<std::string> rows, copied;
  for (const std::string& row : record.everything()) rows.push_back(marks(row));
  for (const std::string& row : copy.everything()) copied.push_back(marks(row));
  EXPECT_EQ(rows, copied);
}

TEST(Extract, IsTheSameForTheSameRows) {
  Record one, other;
  for (Record* record : {&one, &other}) {
    fill(*record);
    log_one(*record);
  }
  one.database.run("VACUUM");
  EXPECT_EQ(extracted(one), extracted(other));
}

// They hang on when files were written.
TEST(Extract, MarksOfImportsAreOfTheRows) {
  Record one, other;
  for (Record* record : {&one, &other}) fill(*record);
  other.database.run("UPDATE import_run SET mark = 'another'");
  EXPECT_EQ(extracted(one), extracted(other));
  const std::string before = one.rows("SELECT mark FROM import_run", 1)[0];
  one.database = store::Database::open(one.dir.path() / "extract.db");
  EXPECT_NE(before, one.rows("SELECT mark FROM import_run", 1)[0]);
  EXPECT_EQ(64U, one.rows("SELECT mark FROM import_run", 1)[0].size());
}

TEST(Extract, OfAnExtractIsTheSameAgain) {
  Record record, again;
  fill(record);
  log_one(record);
  const std::string bytes = extracted(record);
  again.database = store::Database::open(record.dir.path() / "extract.db");
  EXPECT_EQ(bytes, extracted(again));
}

TEST(Extract, LeavesTheRecordFreeForMore) {
  Record record;
  fill(record);
  extracted(record, "a.db");
  log_one(record);
  EXPECT_NE(extracted(record, "b.db"), base::read_file(record.dir.path() / "a.db", kMostExtractBytes));
}

TEST(Extract, RowsComeInTheOrderOfTheirKeysAndNullIsEmpty) {
  Record record;
  record.database.run("INSERT INTO organization (organization, name) VALUES ('B', 'x'), ('A', NULL)");
  for (const store::TableShape& table : store::table_shapes(record.database)) {
    if (table.name != "organization") continue;
    std::vector<std::string> names;
    store::for_each_row(record.database, table, [&](const auto& cells) {
      names.push_back(std::string(cells[0]) + "=" + std::string(cells[1]));
    });
    EXPECT_THAT(names, ElementsAre("A=", "B=x"));
    EXPECT_THAT(table.key, ElementsAre("organization"));
    return;
  }
  FAIL() << "no table organization";
}

}  // namespace

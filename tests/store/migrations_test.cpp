// SPDX-License-Identifier: MIT
// The record's file: made, opened again, refused in words; its columns are those of the schema.
#include "store/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "model/table.h"
#include "store/database.h"
#include "store/statements.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using base::ExitCode;
using store::Database;
using testing::Contains;

std::string opened(const std::filesystem::path& path) {
  return support::failure_of([&] { Database::open(path); }, ExitCode::failed);
}

std::set<std::string> columns_of(const Database& database, const std::string& table) {
  std::set<std::string> columns;
  store::Statement rows = database.prepare("SELECT name FROM pragma_table_info('" + table + "')");
  while (rows.step()) columns.insert(rows.text(0));
  return columns;
}

TEST(Migrations, MakeAFreshRecordAndOpenItAgain) {
  const support::TempDir dir;
  const std::filesystem::path path = dir.path() / "台账 库.db";
  std::int64_t version = 0;
  {
    const Database database = Database::open(path);
    version = database.number("PRAGMA user_version");
    EXPECT_GT(version, 0);
    database.run("INSERT INTO organization (organization, name) VALUES ('ORG1', '第一党支部')");
  }
  const Database again = Database::open(path);
  EXPECT_EQ(again.number("PRAGMA user_version"), version);
  EXPECT_EQ(again.number("SELECT count(*) FROM organization"), 1);
}

TEST(Migrations, HaveTheColumnsOfTheSchemaAndNoOthers) {
  const support::TempDir dir;
  const Database database = Database::open(dir.path() / "a.db");
  for (const model::Table& table : model::tables()) {
    std::set<std::string> expected{"source_sheet", "source_row"};
    for (const model::Column& column : table.columns) expected.emplace(column.key);
    if (table.ordinal != model::Ordinal::none) expected.emplace("ordinal");
    EXPECT_EQ(columns_of(database, std::string(table.key)), expected) << table.key;
  }
}

TEST(Migrations, HaveThePrimaryKeysOfTheSchema) {
  const support::TempDir dir;
  const Database database = Database::open(dir.path() / "a.db");
  for (const model::Table& table : model::tables()) {
    std::vector<std::string> key;
    store::Statement rows = database.prepare("SELECT name FROM pragma_table_info('" + std::string(table.key) +
                                             "') WHERE pk > 0 ORDER BY pk");
    while (rows.step()) key.push_back(rows.text(0));
    EXPECT_EQ(key, store::key_of(table)) << table.key;
  }
}

TEST(Migrations, RefuseARecordOfANewerProgram) {
  const support::TempDir dir;
  const std::filesystem::path path = dir.path() / "a.db";
  {
    const Database database = Database::open(path);
    database.run("PRAGMA user_version=7");
  }
  const std::string bytes = base::read_file(path, 1U << 20U);
  const std::string known = std::to_string(Database::open(dir.path() / "b.db").number("PRAGMA user_version"));
  EXPECT_EQ(opened(path), path.string() + "：记录库是更新的程序写的（第 7 版，本程序只懂到第 " + known +
                              " 版）。请换用新版 gongshilan，原有数据没有改变。");
  EXPECT_EQ(base::read_file(path, 1U << 20U), bytes);
}

TEST(Migrations, RefuseWhatIsNoRecord) {
  const support::TempDir dir;
  const std::filesystem::path path = dir.path() / "a.db";
  base::write_file(path, std::string(4096, 'x'));
  EXPECT_EQ(
      opened(path),
      path.string() + "：记录库已损坏或不是记录库。请从备份恢复这个文件；没有备份就移走它，再从 ledger 重新导入。");
  EXPECT_EQ(opened(dir.path() / "missing" / "a.db"),
            (dir.path() / "missing" / "a.db").string() + "：记录库打不开或不能写。请检查文件和文件夹的权限。");
  EXPECT_EQ(opened(dir.path()), dir.path().string() + "：记录库打不开或不能写。请检查文件和文件夹的权限。");
}

// As the first version left it; with_units: something had been imported.
void make_first_version(const std::filesystem::path& path, bool with_units) {
  const Database database = Database::open(path);
  database.run(
      "DROP TABLE disclosure; DROP TABLE posting; DROP TABLE posted_text; DROP TABLE gone_from_ledger; DROP TABLE "
      "approval_sheet; DROP TABLE withdrawal; DROP TABLE log; DROP TABLE opinion; DROP TABLE talk; DROP TABLE filing; "
      "DROP TABLE material; DROP TABLE import_run; DROP TABLE "
      "organization_revision; DROP INDEX organization_by_parent; DROP INDEX "
      "organization_without_case; DROP INDEX problem_by_subject; DROP INDEX rectification_by_subject; PRAGMA "
      "user_version=1;");
  if (with_units)
    database.run(
        "INSERT INTO organization (organization, name) VALUES ('ORG1', '第一党支部');"
        "INSERT INTO meeting (organization, meeting) VALUES ('ORG1', '2023'), ('ORG1', '2024');"
        "INSERT INTO unit_revision VALUES ('ORG1', '2023', 7), ('ORG1', '2024', 12);");
}

std::vector<std::string> schema_of(const Database& database) {
  std::vector<std::string> out;
  store::Statement rows = database.prepare(
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema "
      "ORDER BY 1");
  while (rows.step()) out.push_back(rows.text(0));
  return out;
}

TEST(Migrations, BringARecordOfTheFirstVersionUpToDate) {
  const support::TempDir dir;
  for (const bool with_units : {false, true}) {
    const std::filesystem::path path = dir.path() / (with_units ? "used.db" : "empty.db");
    make_first_version(path, with_units);
    const Database database = Database::open(path);
    EXPECT_EQ(database.number("PRAGMA user_version"), 4);
    EXPECT_EQ(schema_of(database), schema_of(Database::open(dir.path() / "fresh.db")));
    EXPECT_EQ(database.number("SELECT count(*) FROM import_run"), with_units ? 1 : 0);
    EXPECT_EQ(database.number("SELECT count(*) FROM organization"), with_units ? 1 : 0);
  }
  const Database database = Database::open(dir.path() / "used.db");  // once more: nothing is done twice
  EXPECT_EQ(database.number("SELECT number FROM import_run WHERE mark = '' AND names = 1"), 1);
  EXPECT_EQ(database.number("SELECT count(*) FROM unit_revision WHERE revision = 1"), 2);
}

TEST(Migrations, LeaveTheOldRecordIfOneCannotBeDone) {
  const support::TempDir dir;
  const std::filesystem::path path = dir.path() / "a.db";
  make_first_version(path, true);
  {
    const Database database = Database::open_plain(path);
    database.run("CREATE TABLE import_run (something TEXT)");
  }
  EXPECT_EQ(opened(path),
            path.string() + "：记录库出错（table import_run already exists）。原有数据没有改变，请再试一次。");
  const Database database = Database::open_plain(path);
  EXPECT_EQ(database.number("PRAGMA user_version"), 1);
  EXPECT_EQ(database.number("SELECT revision FROM unit_revision WHERE meeting = '2024'"), 12);
}

TEST(Database, SaysWhenAnotherProgramIsWriting) {
  const support::TempDir dir;
  const std::filesystem::path path = dir.path() / "a.db";
  const Database first = Database::open(path);
  const Database second = Database::open(path);
  second.run("PRAGMA busy_timeout=1");
  const store::Transaction writing(first);
  EXPECT_EQ(support::failure_of([&] { const store::Transaction waiting(second); }, ExitCode::failed),
            path.string() + "：记录库正被别的程序使用。请关闭它后再试。");
}

TEST(Database, ReadsOneMomentDuringASnapshot) {
  const support::TempDir dir;
  const std::filesystem::path path = dir.path() / "a.db";
  const Database reader = Database::open(path);
  const Database writer = Database::open(path);
  writer.run("PRAGMA busy_timeout=1");
  const auto count = [&] { return reader.number("SELECT count(*) FROM organization"); };
  const auto add = [&] { writer.run("INSERT INTO organization (organization) VALUES ('ORG1')"); };
  {
    const store::Snapshot snapshot(reader);
    EXPECT_EQ(count(), 0);
    EXPECT_THROW(add(), base::Failure);
    EXPECT_EQ(count(), 0);
  }
  EXPECT_FALSE(reader.in_transaction());
  add();
  EXPECT_EQ(count(), 1);
}

TEST(Database, ASnapshotWithinATransactionLeavesItOpen) {
  const support::TempDir dir;
  const Database database = Database::open(dir.path() / "a.db");
  const store::Transaction transaction(database);
  { const store::Snapshot snapshot(database); }
  EXPECT_TRUE(database.in_transaction());
}

TEST(Database, RollsBackWhatIsNotCommitted) {
  const support::TempDir dir;
  const Database database = Database::open(dir.path() / "a.db");
  {
    const store::Transaction transaction(database);
    database.run("INSERT INTO organization (organization) VALUES ('ORG1')");
  }
  EXPECT_EQ(database.number("SELECT count(*) FROM organization"), 0);
  {
    store::Transaction transaction(database);
    database.run("INSERT INTO organization (organization) VALUES ('ORG1')");
    transaction.commit();
  }
  EXPECT_EQ(database.number("SELECT count(*) FROM organization"), 1);
}

TEST(Database, TellsNullFromEmpty) {
  const support::TempDir dir;
  const Database database = Database::open(dir.path() / "a.db");
  store::Statement row = database.prepare("SELECT ? IS NULL, ?, ?, ? IS NULL");
  row.bind("").bind_text("").bind(std::int64_t{3}).bind_null();
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.number(0), 1);
  EXPECT_FALSE(row.is_null(1));
  EXPECT_EQ(row.text(1), "");
  EXPECT_EQ(row.optional_number(2), 3);
  EXPECT_EQ(row.number(3), 1);
  row.reset().bind("𠮷").bind_null().bind_null().bind_null();
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.number(0), 0);
  EXPECT_EQ(row.optional_number(2), std::nullopt);
}

}  // namespace

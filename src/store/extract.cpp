// SPDX-License-Identifier: MIT
#include "store/extract.h"

#include <fmt/format.h>

#include <map>

#include "base/hash.h"
#include "base/text.h"

namespace store {
namespace {

constexpr std::string_view kImports = "import_run";

// Attached while it lives.
class Attached {
 public:
  Attached(const Database& database, const std::filesystem::path& path) : database_(database) {
    Statement attach = database.prepare("ATTACH DATABASE ? AS extract");
    attach.bind_text(path.string()).run();
  }
  ~Attached() {
    try {
      database_.run("DETACH DATABASE extract");
    } catch (...) {  // NOLINT(bugprone-empty-catch): it goes with the connection
    }
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  const Database& database_;
};

std::string select(const TableShape& table) {
  return fmt::format("SELECT {} FROM main.{} ORDER BY {}", base::join(table.columns, ", "), table.name,
                     base::join(table.key, ", "));
}

// Over all rows but the marks themselves.
std::string hash_of_rows(const Database& database) {
  base::Sha256 hash;
  for (const TableShape& table : table_shapes(database)) {
    hash.add_field(table.name);
    if (table.name == kImports) continue;
    for_each_row(database, table, [&](const auto& cells) {
      for (const std::string_view cell : cells) hash.add_field(cell);
    });
  }
  return hash.hex();
}

}  // namespace

void extract_record(const Database& database, const std::filesystem::path& to) {
  Database::open(to);  // makes its tables
  const Attached attached(database, to);
  // Not IMMEDIATE: a lock on the record too would make this one transaction over two files, and one that is killed in
  // it leaves a third beside the record, which nobody removes.
  Transaction transaction(database, Transaction::Lock::when_written);
  for (const TableShape& table : table_shapes(database))
    database.run(
        fmt::format("INSERT INTO extract.{} ({}) {}", table.name, base::join(table.columns, ", "), select(table)));
  database.run("UPDATE extract.import_run SET mark = ''");
  Statement mark = database.prepare(
      "UPDATE extract.import_run SET mark = ? WHERE number = (SELECT max(number) FROM extract.import_run)");
  mark.bind_text(hash_of_rows(database)).run();
  transaction.commit();
}

std::vector<TableShape> table_shapes(const Database& database) {
  std::vector<TableShape> tables;
  Statement names = database.prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY "
      "name");
  while (names.step()) tables.push_back({names.text(0), {}, {}});
  for (TableShape& table : tables) {
    std::map<std::int64_t, std::string> key;  // by place in it
    Statement columns = database.prepare("SELECT name, pk FROM pragma_table_info(?)");
    columns.bind_text(table.name);
    while (columns.step()) {
      table.columns.push_back(columns.text(0));
      if (columns.number(1) > 0) key[columns.number(1)] = columns.text(0);
    }
    for (const auto& [place, column] : key) table.key.push_back(column);
  }
  return tables;
}

void for_each_row(const Database& database, const TableShape& table, const TakeRow& take) {
  Statement rows = database.prepare(select(table));
  std::vector<std::string_view> cells(table.columns.size());
  while (rows.step()) {
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = rows.view(static_cast<int>(i));
    take(cells);
  }
}

}  // namespace store

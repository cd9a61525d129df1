// SPDX-License-Identifier: MIT
// Brings rows into the record inside one transaction: stage everything, compare, upsert, check references. Until
// commit() nothing has happened; without it everything is rolled back. What a row may mean is not its business.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/ledger_sheet.h"
#include "model/objection.h"
#include "model/table.h"
#include "store/database.h"

namespace store {

struct TableCounts {
  std::int64_t created = 0, changed = 0, unchanged = 0, gone = 0;
};

struct UnitKey {
  std::string organization, meeting;
  friend auto operator<=>(const UnitKey&, const UnitKey&) = default;
};

class Importer {
 public:
  // seen: the day written into the history of changed values.
  Importer(Database& database, model::Date seen);

  int add_sheet(const model::LedgerSheet& sheet);  // the sheet's number in the record
  void stage(const model::Row& row, int sheet);

  // Once, after all rows are staged. Objections: an identifier twice, the same table from two files, a number used in
  // another year, a reference to nothing.
  std::vector<model::Objection> apply();

  [[nodiscard]] const TableCounts& counts(model::TableId table) const {
    return counts_[static_cast<std::size_t>(table)];
  }
  [[nodiscard]] bool changed_anything() const;

  // Units to be validated: those changed, and later ones of the same organisation, which may show their open items.
  std::vector<UnitKey> touched() const;

  void commit();

 private:
  void make_staging(const model::Table& table);
  void apply_table(const model::Table& table, std::vector<model::Objection>& objections);
  void find_doubled(const model::Table& table, std::vector<model::Objection>& objections);
  void find_two_files(const model::Table& table, std::vector<model::Objection>& objections);
  void find_other_year(const model::Table& table, std::vector<model::Objection>& objections);
  void find_dangling(const model::Table& table, std::vector<model::Objection>& objections);
  void touch(const model::Table& table, const std::string& rows);
  void collect(const std::string& sql, model::TableId table, std::string_view column, const std::string& what,
               const std::string& hint, std::vector<model::Objection>& objections);

  Database& database_;
  Transaction transaction_;
  std::string seen_;
  std::array<std::optional<Statement>, model::kTableCount> insert_;
  std::array<TableCounts, model::kTableCount> counts_;
};

}  // namespace store

// SPDX-License-Identifier: MIT
// Brings rows into the record inside one transaction: stage everything, compare, upsert, check references. Until
// commit() nothing has happened; without it everything is rolled back. What a row may mean is not its business.
#pragma once
#include <array>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/ledger_sheet.h"
#include "model/objection.h"
#include "model/table.h"
#include "store/database.h"
#include "store/kept_rows.h"
#include "store/staging.h"

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
  void stage(model::Row row, int sheet);           // rows of a sheet in their order, one sheet after the other

  // An import may bring some of the ledger's files only, if the rest is stored as it stands. Then a table of events or
  // reports must come together with its items or commitments, and the other way round. Before apply(): files that the
  // stored partners of staged rows came from.
  std::set<std::string> partner_files();
  // After apply(): files from which rows of the staged (组织, 会议) were stored, not themselves in this import. If one
  // of them is still in the ledger, the import must begin again with all files.
  [[nodiscard]] const std::set<std::string>& other_files() const { return other_files_; }

  // Once, after all rows are staged. Objections: an identifier twice, the same table from two files, a number used in
  // another year, a reference to nothing.
  std::vector<model::Objection> apply();

  [[nodiscard]] const TableCounts& counts(model::TableId table) const {
    return counts_[static_cast<std::size_t>(table)];
  }
  [[nodiscard]] bool changed_anything() const;
  [[nodiscard]] bool changed_names() const;  // or anything else of a member
  // After apply(): posted rows that the ledger has lost since the last import, and those that came back.
  [[nodiscard]] const std::vector<KeptRow>& kept() const { return kept_; }

  // Units to be validated: those changed, and later ones of the same organisation, which may show their open items.
  std::vector<UnitKey> touched() const;

  // source: names what was read, for the mark of this import.
  void commit(const std::string& source);

 private:
  void flush();
  void compare(const model::Table& table);
  void touch_tree(const model::Table& table);
  void touch_by_subject(const std::string& rows);
  void touch_by_problem(const std::string& rows);
  void bump_revisions();
  void apply_table(const model::Table& table, std::vector<model::Objection>& objections);
  void find_doubled(const model::Table& table, std::vector<model::Objection>& objections);
  void find_two_files(const model::Table& table, std::vector<model::Objection>& objections);
  void find_other_year(const model::Table& table, std::vector<model::Objection>& objections);
  void find_dangling(const model::Table& table, std::vector<model::Objection>& objections);
  void touch(const model::Table& table, const std::string& rows, bool below);
  void collect(const std::string& sql, model::TableId table, std::string_view column, const std::string& what,
               const std::string& hint, std::vector<model::Objection>& objections);

  Database& database_;
  Transaction transaction_;
  Statement add_sheet_, change_sheet_;
  std::string seen_;
  bool direct_;              // nothing is stored yet: rows are staged where they will stand
  bool tree_moved_ = false;  // an organisation has another superior: references anywhere may be concerned
  std::set<std::string> other_files_;
  std::vector<KeptRow> kept_;
  std::array<std::unique_ptr<Staging>, model::kTableCount> staging_;
  std::array<TableCounts, model::kTableCount> counts_;
};

}  // namespace store

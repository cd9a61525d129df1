// SPDX-License-Identifier: MIT
// The rows of one table on their way into the record: kept until there are enough for one statement, then put where
// they are compared, or, when nothing is stored yet, where they will stand.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "model/table.h"
#include "store/database.h"

namespace store {

class Staging {
 public:
  Staging(const Database& database, const model::Table& table, bool direct);

  void add(model::Row row, int sheet);  // rows of a sheet in their order, one sheet after the other
  void flush();                         // before anything is asked of the rows

  // An organisation has rows in more than one sheet.
  [[nodiscard]] bool several_sheets() const { return several_sheets_; }

 private:
  struct Waiting {
    model::Row row;
    int sheet = 0, ordinal = 0;
  };

  void note_sheet(const std::string& organization, int sheet);
  int ordinal_of(const model::Row& row);
  void bind(Statement& statement, const std::vector<int>& columns, const Waiting& waiting);
  void keep_ignored();

  const Database& database_;
  const model::Table& table_;
  Statement insert_many_, insert_one_, is_staged_, keep_doubled_;
  std::vector<int> key_, columns_;  // of the row, in the statements' order
  std::size_t organization_;
  std::vector<std::size_t> ordinal_over_;
  std::vector<Waiting> waiting_;
  std::map<std::string, int> ordinals_;
  int sheet_ = 0;
  std::string last_organization_;
  std::map<std::string, int> sheets_;  // the first sheet with rows of an organisation
  bool several_sheets_ = false;
};

}  // namespace store

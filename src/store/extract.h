// SPDX-License-Identifier: MIT
// The whole record in a form that hangs on its rows only: a database file whose bytes are the same for the same rows,
// and every table row by row. For archives; what the rows mean is not known here.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

// A new file at `to`; nothing may be there. Not within a transaction. The marks of imports hang on when files were
// written: the last one is made anew of the rows, the others are empty, so that a cache knows none of them.
void extract_record(const Database& database, const std::filesystem::path& to);

struct TableShape {
  std::string name;
  std::vector<std::string> columns;  // as they were made
  std::vector<std::string> key;
};
std::vector<TableShape> table_shapes(const Database& database);  // by name

// Rows in the order of their keys; NULL and an empty text are both empty. The cells are valid until it returns.
using TakeRow = std::function<void(const std::vector<std::string_view>& cells)>;
void for_each_row(const Database& database, const TableShape& table, const TakeRow& take);

}  // namespace store

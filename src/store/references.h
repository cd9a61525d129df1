// SPDX-License-Identifier: MIT
// What must hold between rows of the whole record (rows stored earlier too), as SQL: which columns must name a row that
// exists, that a 党员编号 is one person, that numbers which become folder names differ in more than case.
#pragma once
#include <string>
#include <vector>

#include "model/table.h"

namespace store {

struct Reference {
  std::string column;
  std::string sql;         // sheet, row, value, number of rows or NULL of what names nothing
  std::string what, hint;  // {a} is the value, {b} the number of rows
};

// everywhere: in the whole record; otherwise in the organisations of temp.scope and those above them.
std::vector<Reference> references_of(const model::Table& table, bool everywhere);

}  // namespace store

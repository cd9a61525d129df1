// SPDX-License-Identifier: MIT
// Which columns must name a row that exists, as SQL over the whole record (rows stored earlier too).
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

std::vector<Reference> references_of(const model::Table& table);

}  // namespace store

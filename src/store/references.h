// SPDX-License-Identifier: MIT
// Which columns must name a row that exists, as SQL over the whole record (rows stored earlier too).
#pragma once
#include <string>
#include <vector>

#include "model/table.h"

namespace store {

struct Reference {
  std::string column;
  std::string sql;         // sheet, row, value, NULL of every row that names nothing
  std::string what, hint;  // {a} is the value
};

std::vector<Reference> references_of(const model::Table& table);

}  // namespace store

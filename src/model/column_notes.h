// SPDX-License-Identifier: MIT
// What each table and column of the ledger is for, with an example, in the words of a clerk who knows Excel only. For
// the template's comments; what a column may hold is the schema's to say (model/table.h).
#pragma once
#include <string_view>

#include "model/table.h"

namespace model {

struct ColumnNote {
  std::string_view meaning, example;
  int width = 12;  // in half-width characters
};

const ColumnNote& column_note(TableId table, std::string_view column_key);
std::string_view purpose(TableId table);  // one sentence, for the sheet that explains the others

}  // namespace model

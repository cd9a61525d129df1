// SPDX-License-Identifier: MIT
// Which sheet (or list) of which file a table was read from, and how its columns stand there.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/table.h"

namespace model {

struct LedgerSheet {
  std::string file;      // as shown: relative to ledger/
  std::string sheet;     // of a workbook or JSON object; empty for CSV
  bool is_list = false;  // JSON: rows are counted entries, columns are named
  TableId table = TableId::organization;
  int order = 0;             // of the sheet in its file
  std::vector<int> columns;  // 1-based column in the sheet of each column of the table; 0: not there
};

std::string column_letters(int column);  // 1 A, 27 AA

// "整改.csv E7", "台账.xlsx 整改!E7", "台账.json 整改 第3条“整改时限”"; without a column the row.
std::string place(const LedgerSheet& sheet, int row, std::optional<std::size_t> column);

}  // namespace model

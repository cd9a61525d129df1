// SPDX-License-Identifier: MIT
#include "model/ledger_sheet.h"

#include <fmt/format.h>

namespace model {

std::string column_letters(int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::string place(const LedgerSheet& sheet, int row, std::optional<std::size_t> column) {
  if (sheet.is_list) {
    const std::string entry = fmt::format("{} {} 第{}条", sheet.file, sheet.sheet, row);
    return column ? fmt::format("{}“{}”", entry, table(sheet.table).columns[*column].header) : entry;
  }
  const std::string prefix = sheet.sheet.empty() ? sheet.file + " " : fmt::format("{} {}!", sheet.file, sheet.sheet);
  const int at = column && *column < sheet.columns.size() ? sheet.columns[*column] : 0;
  return at > 0 ? fmt::format("{}{}{}", prefix, column_letters(at), row) : fmt::format("{}第{}行", prefix, row);
}

}  // namespace model

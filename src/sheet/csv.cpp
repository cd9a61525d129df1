// SPDX-License-Identifier: MIT
#include "sheet/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "model/ledger_sheet.h"

namespace sheet {

using base::ExitCode;
using base::Failure;

std::string CsvReader::place(int column) const {
  return fmt::format("{} {}{}", file_, model::column_letters(column), number_);
}

bool CsvReader::next(RawRow& row) {
  if (at_ >= text_.size()) return false;
  row.number = ++number_;
  read_cells(row);
  const auto empty = [](const std::string& cell) { return cell.empty(); };
  if (!std::all_of(row.cells.begin(), row.cells.end(), empty) && ++filled_rows_ > kMostRows + 1)
    throw Failure(file_, fmt::format("超过 {} 行", kMostRows), "请按年度或组织拆成几个文件。", ExitCode::refused);
  return true;
}

// The cells of the row before lend their room.
void CsvReader::read_cells(RawRow& row) {
  for (std::size_t used = 1;; ++used) {
    const int column = static_cast<int>(used);
    if (column > kMostColumns)
      throw Failure(fmt::format("{} 第{}行", file_, number_), fmt::format("超过 {} 列", kMostColumns),
                    "请删去多余的逗号。", ExitCode::refused);
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    std::string& cell = used <= row.cells.size() ? row.cells[used - 1] : row.cells.emplace_back();
    if (quoted) {
      read_quoted(cell, column);
    } else {
      read_plain(cell);
    }
    if (cell.size() > kMostCellBytes)
      throw Failure(place(column), "这一格超过 32 KiB", "请缩短文字。", ExitCode::refused);
    const char separator = at_ < text_.size() ? text_[at_++] : '\n';
    if (separator == ',') continue;
    if (separator == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    row.cells.resize(used);
    return;
  }
}

void CsvReader::read_plain(std::string& cell) {
  std::size_t end = at_;
  const auto goes_on = [](char c) {  // what follows the comma in ASCII, and all that is Chinese, in one comparison
    return static_cast<unsigned char>(c) > ',' || (c != ',' && c != '\r' && c != '\n');
  };
  while (end < text_.size() && goes_on(text_[end])) ++end;
  cell.assign(text_, at_, end - at_);
  at_ = end;
}

void CsvReader::read_quoted(std::string& cell, int column) {
  cell.clear();
  for (++at_;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos)
      throw Failure(place(column), "这一格的引号没有结束", "请检查这一格的英文双引号是否成对。", ExitCode::refused);
    cell += text_.substr(at_, quote - at_);
    at_ = quote + 1;
    if (at_ < text_.size() && text_[at_] == '"') {
      cell += '"';
      ++at_;
      continue;
    }
    if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\r' && text_[at_] != '\n')
      throw Failure(place(column), "结束引号后面还有文字", "格内的英文双引号要写两个（\"\"），或改用中文引号“”。",
                    ExitCode::refused);
    return;
  }
}

}  // namespace sheet

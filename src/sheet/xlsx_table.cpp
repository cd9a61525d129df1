// SPDX-License-Identifier: MIT
#include "sheet/xlsx_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "sheet/csv.h"
#include "sheet/xlsx_cell.h"

namespace sheet {
namespace {

constexpr std::size_t kMostRunsTold = 10;
const model::Column kOfNoTable{"", "这一格"};

base::Failure too_much(std::string where, std::string what) {
  return {std::move(where), std::move(what), "请按年度或组织拆成几个文件。", base::ExitCode::refused};
}

}  // namespace

void XlsxTable::read(SheetRows rows) {
  SheetRow row;
  while (rows.next(row)) {
    if (row.cells.empty()) continue;
    if (table_ == nullptr) {
      if (!read_header(row)) return;
      sink_.begin(reader_.sheet());
      continue;
    }
    if (++filled_rows_ > kMostRows)
      throw too_much(fmt::format("{} {}", reader_.sheet().file, reader_.sheet().sheet),
                     fmt::format("超过 {} 行", kMostRows));
    read_row(row);
  }
}

// The first row; where it is empty, the reader says that the header belongs there.
bool XlsxTable::read_header(const SheetRow& row) {
  std::vector<std::string> headers;
  if (row.number == 1) {
    headers.resize(static_cast<std::size_t>(row.cells.back().column));
    for (const SheetCell& cell : row.cells) {
      CellText text = cell_text(cell, book_.formats.of(cell.style), kOfNoTable, book_.from_1904);
      if (!text.what.empty()) reader_.reject_at(1, cell.column, text.what, text.hint);
      headers[static_cast<std::size_t>(cell.column) - 1] = std::move(text.text);
    }
  }
  if (!reader_.match_headers(headers)) return false;
  for (const CellRange& range : layout_.merges)
    if (range.top == 1 && range.left <= static_cast<int>(headers.size()))
      reader_.reject_at(1, range.left, fmt::format("表头 {} 是合并单元格", range.shown()),
                        "请取消合并：表头只占一行，一列写一个列名。");
  table_ = &model::table(reader_.sheet().table);
  const std::vector<int>& at = reader_.sheet().columns;
  const auto width = static_cast<std::size_t>(*std::max_element(at.begin(), at.end()));
  columns_.assign(width, -1);
  for (std::size_t i = 0; i < at.size(); ++i)
    if (at[i] > 0) columns_[static_cast<std::size_t>(at[i]) - 1] = static_cast<int>(i);
  merges_.resize(at.size());
  filled_.resize(at.size());
  return true;
}

void XlsxTable::read_row(SheetRow& row) {
  cells_.assign(columns_.size(), "");
  refused_.clear();
  for (SheetCell& cell : row.cells) read_cell(std::move(cell), row.number);
  begin_merges(row.number);
  fill_merges(row.number);
  if (row.hidden) remember_hidden(row);
  if (auto read = reader_.read(row.number, cells_, refused_)) sink_.row(std::move(*read), reader_);
}

void XlsxTable::read_cell(SheetCell cell, int row) {
  const auto at = static_cast<std::size_t>(cell.column) - 1;
  const int index = at < columns_.size() ? columns_[at] : -1;
  const model::Column& column = index < 0 ? kOfNoTable : table_->columns[static_cast<std::size_t>(index)];
  const int sheet_column = cell.column;
  const NumberFormat& format = book_.formats.of(cell.style);
  CellText text = cell_text(std::move(cell), format, column, book_.from_1904);
  count_text(text.text.size());
  if (index < 0) {
    reader_.reject_unheaded(row, sheet_column, text.what.empty() ? text.text : "公式");
    return;
  }
  const auto i = static_cast<std::size_t>(index);
  if (!text.what.empty()) {
    refused_.insert(i);
    reader_.reject(row, i, std::move(text.what), std::move(text.hint));
    return;
  }
  if (!text.note.empty()) reader_.note(row, i, std::move(text.note));
  filled_[i] = true;
  cells_[at] = std::move(text.text);
}

// Ranges whose first row this is; one without content shares nothing.
void XlsxTable::begin_merges(int row) {
  for (; next_merge_ < layout_.merges.size() && layout_.merges[next_merge_].top <= row; ++next_merge_) {
    const CellRange& range = layout_.merges[next_merge_];
    if (range.top != row || range.left > static_cast<int>(columns_.size())) continue;
    const int column = columns_[static_cast<std::size_t>(range.left) - 1];
    const std::string& value = cells_[static_cast<std::size_t>(range.left) - 1];
    if (column < 0 || base::trim(value).empty()) continue;
    const auto first = static_cast<std::size_t>(column);
    const std::vector<int>& at = reader_.sheet().columns;
    const auto tables =
        std::count_if(at.begin(), at.end(), [&](int each) { return each >= range.left && each <= range.right; });
    if (tables > 1) {
      reader_.reject(row, first, fmt::format("{} 是合并单元格，占了几列", range.shown()),
                     "请取消合并，每一格写上自己的内容；不是台账的内容请移出这张表。");
    } else {
      merges_[first] = {range, value, false};
    }
  }
}

// A row that has nothing of its own stays empty: the merged cell only reaches below the list.
void XlsxTable::fill_merges(int row) {
  std::vector<std::size_t> covered;
  for (std::size_t i = 0; i < merges_.size(); ++i) {
    const CellRange& range = merges_[i].range;
    if (row <= range.top || row > range.bottom) continue;
    covered.push_back(i);
    cells_[static_cast<std::size_t>(range.left) - 1].clear();  // what a merged cell hides
  }
  const bool has_own = !refused_.empty() || std::any_of(cells_.begin(), cells_.end(), [](const std::string& cell) {
    return !base::trim(cell).empty();
  });
  if (covered.empty() || !has_own) return;
  for (const std::size_t i : covered) {
    Merge& merge = merges_[i];
    if (!table_->columns[i].fills_down) {
      refused_.insert(i);
      reader_.reject(row, i, fmt::format("{} 是合并单元格，只有第一格有内容", merge.range.shown()),
                     "请取消合并，每一行都写上内容。");
      continue;
    }
    count_text(merge.value.size());
    cells_[static_cast<std::size_t>(merge.range.left) - 1] = merge.value;
    if (!merge.told)
      reader_.note(merge.range.top, i,
                   fmt::format("合并单元格 {}，每一行都读作“{}”", merge.range.shown(), base::excerpt(merge.value)));
    merge.told = true;
  }
}

void XlsxTable::count_text(std::size_t bytes) {
  book_.text_bytes += bytes;
  if (book_.text_bytes > BookContents::kMostTextBytes)
    throw too_much(reader_.sheet().file, fmt::format("文字合计超过 {} MiB", BookContents::kMostTextBytes >> 20U));
}

void XlsxTable::remember_hidden(const SheetRow& row) {
  if (!hidden_rows_.empty() && hidden_rows_.back().second == row.number - 1) {
    hidden_rows_.back().second = row.number;
  } else {
    hidden_rows_.emplace_back(row.number, row.number);
  }
}

std::vector<std::string> XlsxTable::hidden() const {
  std::vector<std::string> out;
  if (table_ == nullptr) return out;
  std::vector<std::string> runs, columns;
  for (const auto& [first, last] : hidden_rows_) {
    if (runs.size() == kMostRunsTold) {
      runs.back() += " 等";
      break;
    }
    runs.push_back(first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last));
  }
  if (!runs.empty()) out.push_back(fmt::format("第{}行是隐藏的，也读了", base::join(runs, "、")));
  const std::vector<int>& at = reader_.sheet().columns;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const bool is_hidden = std::any_of(layout_.hidden_columns.begin(), layout_.hidden_columns.end(),
                                       [&](const auto& run) { return at[i] >= run.first && at[i] <= run.second; });
    if (is_hidden && filled_[i]) columns.push_back(fmt::format("“{}”", table_->columns[i].header));
  }
  if (!columns.empty()) out.push_back(fmt::format("{}列是隐藏的，也读了", base::join(columns, "、")));
  return out;
}

}  // namespace sheet

// SPDX-License-Identifier: MIT
#include "sheet/row_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/repair.h"
#include "base/text.h"
#include "sheet/cell.h"
#include "sheet/error_column.h"
#include "sheet/mend.h"

namespace sheet {
namespace {

using model::Column;
using model::Need;

// "整改时限 °" and "编号*" as printed templates mark them.
std::string plain_header(std::string_view header) {
  const auto mended = mend_header(header);
  std::string text = base::to_half_width(mended ? mended->text : base::trim(header));
  for (const std::string_view mark : {"*", "°", " ", "\n", "\r"}) text = base::replace_all(text, mark, "");
  return text;
}

// Nothing but blanks and marks that nobody sees.
bool holds_nothing(std::string_view cell) {
  const std::string_view text = base::trim(cell);
  if (text.empty()) return true;
  const auto repaired = base::repair(text);
  return repaired && base::trim(repaired->text).empty();
}

std::string headers_of(const model::Table& table) {
  std::vector<std::string> headers;
  for (const Column& column : table.columns) headers.emplace_back(column.header);
  return base::join(headers, "、");
}

}  // namespace

void RowReader::reject(int row, std::optional<std::size_t> column, std::string what, std::string hint) {
  const int at = column && *column < sheet_.columns.size() ? sheet_.columns[*column] : 0;
  rejects_.add({file_, sheet_.order, row, at, model::place(sheet_, row, column), std::move(what), std::move(hint),
                sheet_.sheet, column ? std::string(table_.columns[*column].header) : ""});
}

void RowReader::note(int row, std::optional<std::size_t> column, std::string what) {
  const int at = column && *column < sheet_.columns.size() ? sheet_.columns[*column] : 0;
  notes_.add({file_, sheet_.order, row, at, model::place(sheet_, row, column), std::move(what)});
}

void RowReader::reject_at(int row, int sheet_column, std::string what, std::string hint) {
  const std::string prefix =
      sheet_.sheet.empty() ? sheet_.file + " " : fmt::format("{} {}!", sheet_.file, sheet_.sheet);
  rejects_.add({file_, sheet_.order, row, sheet_column,
                fmt::format("{}{}{}", prefix, model::column_letters(sheet_column), row), std::move(what),
                std::move(hint), sheet_.sheet, model::column_letters(sheet_column)});
}

void RowReader::reject_unheaded(int row, int sheet_column, std::string_view text) {
  const auto at = static_cast<std::size_t>(sheet_column) - 1;
  if ((at < headed_.size() && headed_[at]) || holds_nothing(text)) return;
  reject_at(row, sheet_column, fmt::format("“{}”所在的列没有表头", base::excerpt(text)),
            "请给这一列写上表头，或清空这一格。");
}

void RowReader::match_all_columns() {
  sheet_.columns.clear();
  for (std::size_t i = 0; i < table_.columns.size(); ++i) sheet_.columns.push_back(static_cast<int>(i) + 1);
}

bool RowReader::match_headers(const std::vector<std::string>& headers) {
  if (!looks_like_header(headers)) return false;
  sheet_.columns.assign(table_.columns.size(), 0);
  headed_.assign(headers.size(), false);
  bool any = false;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string header = table_.has(headers[i]) ? headers[i] : plain_header(headers[i]);
    headed_[i] = !header.empty();
    if (header.empty()) continue;
    const int at = static_cast<int>(i) + 1;
    if (is_error_header(headers[i])) {
      error_columns_.insert(at);
      continue;
    }
    const auto column = table_.index_of(header);
    if (!column) {
      reject_at(1, at, fmt::format("“{}”表没有“{}”这一列", table_.header, base::excerpt(header)),
                fmt::format("请改名或删去。本表的列有：{}。", headers_of(table_)));
    } else if (sheet_.columns[*column] != 0) {
      reject_at(1, at, fmt::format("表头“{}”出现了两次", table_.columns[*column].header), "请只留一列。");
    } else {
      sheet_.columns[*column] = at;
      any = true;
      if (const auto mended = mend_header(headers[i]); mended && !mended->done.empty())
        note(1, *column, told(*mended, table_.columns[*column].header));
    }
  }
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const Column& column = table_.columns[i];
    if (column.need == Need::required && sheet_.columns[i] == 0)
      reject(1, std::nullopt, fmt::format("缺少必填的列“{}”", column.header), "请在表头加上这一列并填写。");
  }
  return any;
}

// A first row without any column of the table is a title, or cells that something else than commas separates.
bool RowReader::looks_like_header(const std::vector<std::string>& headers) {
  std::string all;
  for (const std::string& header : headers) {
    if (table_.has(header) || table_.has(plain_header(header))) return true;
    all += header;
  }
  const bool other_separator = all.find_first_of(";\t") != std::string::npos || all.find("，") != std::string::npos;
  reject(1, std::nullopt, other_separator ? "列不是用半角逗号隔开的" : "第一行里没有认得的列名",
         other_separator
             ? "请在表格软件中另存为“CSV UTF-8（逗号分隔）”。"
             : fmt::format("第一行要写列名，请删去上面的标题行和空行。本表的列有：{}。", headers_of(table_)));
  return false;
}

// What only the marked copy wrote does not make a row.
bool RowReader::is_empty(std::span<const std::string> cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!holds_nothing(cells[i]) && !error_columns_.contains(static_cast<int>(i) + 1)) return false;
  return true;
}

bool RowReader::in_key(std::string_view column) const {
  return std::find(table_.key_columns.begin(), table_.key_columns.end(), column) != table_.key_columns.end();
}

std::string RowReader::fallback(const Column& column) const {
  if (column.key == "organization" && column.need != Need::required) return defaults_.organization;
  if (column.key == "meeting" && column.need != Need::required) return defaults_.meeting;
  return std::string(column.fallback);
}

std::optional<model::Row> RowReader::read(int number, std::span<const std::string> cells,
                                          const std::set<std::size_t>& refused) {
  if (refused.empty() && is_empty(cells)) return std::nullopt;
  model::Row row{table_.id, std::vector<std::string>(table_.columns.size()), number};
  bool whole_key = true;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const Column& column = table_.columns[i];
    const auto at = static_cast<std::size_t>(sheet_.columns[i]);
    if (refused.contains(i)) {
      if (in_key(column.key)) whole_key = false;
      continue;
    }
    CellResult cell = at > 0 && at <= cells.size() ? read_cell(cells[at - 1], column) : CellResult{};
    if (cell.refused()) {
      reject(number, i, cell.what, cell.hint);
      if (in_key(column.key)) whole_key = false;
      continue;
    }
    if (!cell.note.empty()) note(number, i, std::move(cell.note));
    if (cell.value.empty()) cell.value = fallback(column);
    if (cell.value.empty() && (column.need == Need::required || in_key(column.key))) {
      if (at > 0 || column.need != Need::required)
        reject(number, i, fmt::format("必填的“{}”是空的", column.header), "请填写。");
      if (in_key(column.key)) whole_key = false;
    }
    row.cells[i] = std::move(cell.value);
  }
  for (std::size_t i = 0; i < cells.size() && !sheet_.is_list; ++i)
    reject_unheaded(number, static_cast<int>(i) + 1, cells[i]);
  if (!whole_key) return std::nullopt;
  return row;
}

}  // namespace sheet

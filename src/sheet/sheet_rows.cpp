// SPDX-License-Identifier: MIT
#include "sheet/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "model/ledger_sheet.h"
#include "sheet/csv.h"

namespace sheet {
namespace {

using Event = XmlStream::Event;

// A whole number from 1 to `most`.
std::optional<int> ordinal(std::string_view digits, int most) {
  int value = 0;
  const char* last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (error != std::errc{} || end != last || value < 1 || value > most) return std::nullopt;
  return value;
}

struct CellAt {
  int row = 0, column = 0;
};

// "E7"
std::optional<CellAt> cell_at(std::string_view reference) {
  int column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && i < 4; ++i) {
    const char c = reference[i];
    if (c >= 'A' && c <= 'Z') {
      column = column * 26 + (c - 'A' + 1);
    } else if (c >= 'a' && c <= 'z') {
      column = column * 26 + (c - 'a' + 1);
    } else {
      break;
    }
  }
  const auto row = ordinal(reference.substr(i), kMostSheetRows);
  if (!row || column < 1 || column > kMostColumns) return std::nullopt;
  return CellAt{*row, column};
}

std::optional<CellRange> range_of(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  const auto first = cell_at(reference.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : cell_at(reference.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return CellRange{first->row, first->column, last->row, last->column};
}

void read_merges(XmlStream& xml, SheetLayout& layout) {
  const std::size_t inside = xml.depth();
  for (;;) {
    const Event event = xml.next();
    if (event == Event::end && xml.depth() < inside) return;
    if (event != Event::start) continue;
    const auto range = range_of(xml.attribute("ref").value_or(""));
    if (!range) xml.refuse("里合并单元格的位置写得不对");
    if (range->top != range->bottom || range->left != range->right) layout.merges.push_back(*range);
    if (layout.merges.size() > kMostMerges) xml.refuse(fmt::format("里的合并单元格超过 {} 处", kMostMerges));
    xml.skip();
  }
}

void read_columns(XmlStream& xml, SheetLayout& layout) {
  const std::size_t inside = xml.depth();
  for (;;) {
    const Event event = xml.next();
    if (event == Event::end && xml.depth() < inside) return;
    if (event != Event::start) continue;
    const auto hidden = xml.attribute("hidden");
    const auto first = ordinal(xml.attribute("min").value_or(""), kMostColumns);
    const auto last = ordinal(xml.attribute("max").value_or(""), kMostColumns);
    const bool any_left = layout.hidden_columns.size() < static_cast<std::size_t>(kMostColumns);
    if ((hidden == "1" || hidden == "true") && first && last && any_left)
      layout.hidden_columns.emplace_back(*first, *last);
    xml.skip();
  }
}

}  // namespace

std::string CellRange::shown() const {
  return fmt::format("{}{}:{}{}", model::column_letters(left), top, model::column_letters(right), bottom);
}

SheetLayout read_layout(XmlStream xml) {
  SheetLayout layout;
  xml.next();  // the root
  for (Event event = xml.next(); event != Event::finished; event = xml.next()) {
    if (event != Event::start) continue;
    if (xml.name() == "mergeCells") {
      read_merges(xml, layout);
    } else if (xml.name() == "cols") {
      read_columns(xml, layout);
    } else {
      xml.skip();
    }
  }
  std::stable_sort(layout.merges.begin(), layout.merges.end(),
                   [](const CellRange& a, const CellRange& b) { return a.top < b.top; });
  return layout;
}

bool has_content(XmlStream xml) {
  for (Event event = xml.next(); event != Event::finished; event = xml.next()) {
    if (event != Event::start) continue;
    if (xml.name() == "v" || xml.name() == "is" || xml.name() == "f") return true;
  }
  return false;
}

SheetRows::SheetRows(XmlStream xml, const SharedStrings& strings) : xml_(std::move(xml)), strings_(strings) {
  xml_.next();  // the root
  for (Event event = xml_.next(); event != Event::finished; event = xml_.next()) {
    if (event != Event::start) continue;
    in_data_ = xml_.name() == "sheetData";
    if (in_data_) return;
    xml_.skip();
  }
}

bool SheetRows::next(SheetRow& row) {
  if (!in_data_) return false;
  for (;;) {
    const Event event = xml_.next();
    if (event == Event::end) in_data_ = false;  // of sheetData: what stands behind was read for the layout
    if (event == Event::end) return false;
    if (event != Event::start) continue;
    if (xml_.name() == "row") break;
    xml_.skip();
  }
  const auto number = xml_.attribute("r");
  const auto at = number ? ordinal(*number, kMostSheetRows) : std::optional(row_ + 1);
  if (!at || *at > kMostSheetRows) xml_.refuse(fmt::format("里的行号“{}”写得不对", base::excerpt(number.value_or(""))));
  if (*at <= row_) xml_.refuse(fmt::format("里第{}行写了两次，或次序颠倒", *at));
  row_ = row.number = *at;
  const auto hidden = xml_.attribute("hidden");
  row.hidden = hidden == "1" || hidden == "true";
  row.cells.clear();
  const std::size_t inside = xml_.depth();
  int column = 0;
  for (;;) {
    const Event inner = xml_.next();
    if (inner == Event::end && xml_.depth() < inside) return true;
    if (inner != Event::start) continue;
    if (xml_.name() == "c") {
      read_cell(row, column);
    } else {
      xml_.skip();
    }
  }
}

void SheetRows::read_cell(SheetRow& row, int& column) {
  if (++cells_ > kMostCells) xml_.refuse(fmt::format("里的格子超过 {} 个", kMostCells));
  const auto reference = xml_.attribute("r");
  const auto at = reference ? cell_at(*reference) : std::optional(CellAt{row_, column + 1});
  if (!at || at->row != row_ || at->column > kMostColumns)
    xml_.refuse(fmt::format("里第{}行有一格的位置“{}”写得不对", row_, base::excerpt(reference.value_or(""))));
  if (at->column <= column)
    xml_.refuse(fmt::format("里 {}{} 写了两次，或次序颠倒", model::column_letters(at->column), row_));
  column = at->column;
  SheetCell cell{column, SheetCell::Holds::text, {}, 0};
  const std::string type = xml_.attribute("t").value_or("n");
  if (const auto style = xml_.attribute("s")) {
    const auto value = base::to_integer(*style);
    if (value && *value > 0) cell.style = static_cast<std::size_t>(*value);
  }
  bool has_formula = false, has_value = false;
  const std::size_t inside = xml_.depth();
  for (;;) {
    const Event event = xml_.next();
    if (event == Event::end && xml_.depth() < inside) break;
    if (event != Event::start) continue;
    if (xml_.name() == "v") {
      put(cell, type, read_value());
      has_value = type == "str" || !cell.text.empty();
    } else if (xml_.name() == "is") {
      cell.text = read_string(xml_);
      has_value = true;
    } else {
      has_formula = has_formula || xml_.name() == "f";
      xml_.skip();
    }
  }
  if (has_formula && !has_value) cell.holds = SheetCell::Holds::formula;
  if (!cell.text.empty() || cell.holds == SheetCell::Holds::formula) row.cells.push_back(std::move(cell));
}

std::string SheetRows::read_value() {
  const std::size_t inside = xml_.depth();
  std::string out;
  for (;;) {
    const Event event = xml_.next();
    if (event == Event::end && xml_.depth() < inside) return out;
    if (event == Event::text && out.size() <= kMostCellBytes * 7) out += xml_.text();
    if (event == Event::start) xml_.skip();
  }
}

void SheetRows::put(SheetCell& cell, std::string_view type, std::string value) const {
  const std::string_view trimmed = base::trim(value);
  if (type == "s") {
    if (trimmed.empty()) return;
    const auto index = base::to_integer(trimmed);
    if (!index || *index < 0 || static_cast<std::size_t>(*index) >= strings_.size())
      xml_.refuse(fmt::format("里 {}{} 的文字找不到", model::column_letters(cell.column), row_));
    cell.text = strings_.at(static_cast<std::size_t>(*index));
  } else if (type == "str" || type == "inlineStr") {
    cell.text = value.find("_x") == std::string::npos ? std::move(value) : without_escapes(value);
  } else if (type == "b") {
    cell.text = trimmed.empty() ? "" : trimmed == "0" || trimmed == "false" ? "FALSE" : "TRUE";
  } else if (type == "e") {
    cell.text = trimmed;
  } else {
    cell.holds = type == "d" ? SheetCell::Holds::iso_date : SheetCell::Holds::number;
    cell.text = trimmed;
  }
}

}  // namespace sheet

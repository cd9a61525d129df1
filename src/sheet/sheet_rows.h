// SPDX-License-Identifier: MIT
// The cells of one sheet's part, row by row, as they are stored; and what the part says beside them. Knows no table.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "sheet/xlsx_strings.h"
#include "sheet/xml_stream.h"

namespace sheet {

inline constexpr int kMostSheetRows = 1'048'576;  // as spreadsheets have
inline constexpr std::size_t kMostCells = 10'000'000;
inline constexpr std::size_t kMostMerges = 500'000;

struct CellRange {
  int top = 0, left = 0, bottom = 0, right = 0;
  [[nodiscard]] std::string shown() const;  // A2:A5
};

struct SheetLayout {
  std::vector<CellRange> merges;                    // of more than one cell, by their first row
  std::vector<std::pair<int, int>> hidden_columns;  // first and last of each
};

SheetLayout read_layout(XmlStream xml);  // reads the whole part: what is damaged is known before any row is

bool has_content(XmlStream xml);  // any cell that is not empty

struct SheetCell {
  enum class Holds {
    text,      // also TRUE, FALSE and error values
    number,    // the digits as stored, perhaps 4.5E-3
    iso_date,  // t="d"
    formula    // one whose result was never stored
  };
  int column = 0;
  Holds holds = Holds::text;
  std::string text;
  std::size_t style = 0;
};

struct SheetRow {
  int number = 0;
  bool hidden = false;
  std::vector<SheetCell> cells;  // those that are not empty, from left to right
};

class SheetRows {
 public:
  SheetRows(XmlStream xml, const SharedStrings& strings);
  bool next(SheetRow& row);  // also rows without content; false at the end

 private:
  void read_cell(SheetRow& row, int& column);
  std::string read_value();
  void put(SheetCell& cell, std::string_view type, std::string value) const;

  XmlStream xml_;
  const SharedStrings& strings_;
  int row_ = 0;
  std::size_t cells_ = 0;
  bool in_data_ = false;
};

}  // namespace sheet

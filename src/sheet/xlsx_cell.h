// SPDX-License-Identifier: MIT
// A stored cell to the text that a clerk sees in it: numbers, days and padded numbers. Says where a spreadsheet has
// made something else of what was typed. What the text means is sheet/cell.h's to say.
#pragma once
#include <string>

#include "model/table.h"
#include "sheet/number_formats.h"
#include "sheet/sheet_rows.h"

namespace sheet {

struct CellText {
  std::string text;
  std::string what, hint;  // set when refused
  std::string note;        // what is to be told, empty for nothing
};

// `column`: of the table that the cell is for. `from_1904`: how the workbook counts days.
CellText cell_text(SheetCell cell, const NumberFormat& format, const model::Column& column, bool from_1904);

}  // namespace sheet

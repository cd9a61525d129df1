// SPDX-License-Identifier: MIT
// One cell: what was typed to its canonical text, or what is wrong with it. Knows columns, not files.
#pragma once
#include <string>
#include <string_view>

#include "model/table.h"

namespace sheet {

struct CellResult {
  std::string value;       // canonical; empty: nothing typed
  std::string what, hint;  // set when refused
  std::string note = {};   // set when what was typed had to be mended (sheet/mend.h)
  [[nodiscard]] bool refused() const { return !what.empty(); }
};

// A date is YYYY-MM-DD, a number its digits, a word as listed, words joined by 、, a text trimmed with LF line ends.
CellResult read_cell(std::string_view typed, const model::Column& column);

}  // namespace sheet

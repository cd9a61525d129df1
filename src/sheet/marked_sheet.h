// SPDX-License-Identifier: MIT
// One sheet's part with marks in it: cells coloured, a column 错误 with what to write, former marks gone.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "sheet/marked_styles.h"

namespace sheet {

struct RowMarks {
  std::set<int> columns;  // of bad cells, from 1
  std::string message;    // for the column 错误; several lines
};
using SheetMarks = std::map<int, RowMarks>;  // by row, from 1

// `is_error_header`: whether the shared string of that number heads a column 错误. Nothing if the part stays as it is.
std::optional<std::string> with_marks(const std::string& part, const std::string& shown, const SheetMarks& marks,
                                      const std::set<std::size_t>& error_headers, MarkedStyles& styles);

}  // namespace sheet

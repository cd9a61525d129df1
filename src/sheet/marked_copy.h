// SPDX-License-Identifier: MIT
// The clerk's own workbook with what was refused marked in it: the cells coloured, and a column 错误 that says what to
// write. The package is patched, not written anew: formats, other sheets, notes and formulas stay as they are.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/reject.h"

namespace sheet {

// Former marks are taken out first. Nothing if none of the refusals has a row of a sheet.
std::optional<std::string> marked_copy(const std::string& workbook, const std::string& shown,
                                       const std::vector<Reject>& rejects);

// Without marks: no column 错误, no colour of ours. What a cell was coloured before is not known any more.
// A column 错误 that is not in our colour is the clerk's own and stays.
std::string unmarked(const std::string& workbook, const std::string& shown);

}  // namespace sheet

// SPDX-License-Identifier: MIT
#include "sheet/workbook.h"

namespace sheet {

std::string write_workbook(const Workbook& workbook) { return workbook.title; }

}  // namespace sheet

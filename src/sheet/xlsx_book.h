// SPDX-License-Identifier: MIT
// What a workbook consists of: its sheets in their order, and which parts hold them. Transitional and Strict alike.
#pragma once
#include <string>
#include <vector>

#include "sheet/package.h"

namespace sheet {

struct BookSheet {
  std::string name, part;
  bool hidden = false;
};

struct Book {
  std::string workbook_part;
  std::vector<BookSheet> sheets;                    // worksheets only, no charts
  std::string strings_part = {}, styles_part = {};  // empty: there is none
  bool from_1904 = false;                           // dates count from 1904-01-01
};

Book read_book(const Package& package);

}  // namespace sheet

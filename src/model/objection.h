// SPDX-License-Identifier: MIT
// What a rule refuses about one cell of one row. Rules and the record know the row's origin; app joins it with the
// sheet's layout to a place that a clerk can find.
#pragma once
#include <string>

#include "model/record.h"
#include "model/table.h"

namespace model {

struct Objection {
  TableId table = TableId::meeting;
  Origin origin;
  std::string column;      // key; empty: the row as a whole
  std::string what, hint;  // "时限“2024-13-01”不是日期" / "请写成 2024-12-31。"
};

}  // namespace model

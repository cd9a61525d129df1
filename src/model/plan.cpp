// SPDX-License-Identifier: MIT
#include "model/plan.h"

#include <algorithm>

namespace model {

bool Plan::uses(TableId table) const { return std::find(tables.begin(), tables.end(), table) != tables.end(); }

bool Plan::knows(Attendance attendance) const {
  if (!appraisal) return true;
  return std::find(appraisal->attendance.begin(), appraisal->attendance.end(), attendance) !=
         appraisal->attendance.end();
}

bool Plan::requires_column(std::string_view table_and_column) const {
  return std::find(required.begin(), required.end(), table_and_column) != required.end();
}

}  // namespace model

// SPDX-License-Identifier: MIT
#include "report/form.h"

#include <fmt/format.h>

#include <algorithm>

namespace report {

void leave_out_empty_columns(Form& form) {
  for (std::size_t i = form.columns.size(); i-- > 0;) {
    const bool any =
        std::any_of(form.rows.begin(), form.rows.end(), [&](const FormRow& row) { return !row.cells[i].empty(); });
    if (any || form.columns[i].stays) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    form.columns.erase(form.columns.begin() + at);
    for (FormRow& row : form.rows) row.cells.erase(row.cells.begin() + at);
  }
}

std::string share(int count, int of) {
  if (of <= 0) return "";
  const int thousandths = (2000 * count + of) / (2 * of);
  return fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
}

}  // namespace report

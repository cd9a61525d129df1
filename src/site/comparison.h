// SPDX-License-Identifier: MIT
// Meetings side by side, oldest first: a picture with its table (template comparison). For 历年 and 历年归档; where the
// figures come from is not known here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/disclosed.h"
#include "render/value.h"
#include "site/data_table.h"

namespace site {

struct ComparedYear {
  std::string label, href;   // 2021年度; may lead nowhere
  bool shows_items = false;  // its list is posted to this audience: an empty one is not none
  const model::Figures& figures;
};

// The same as data: columns of the figures behind `first`, and their cells behind those of a row.
std::vector<DataColumn> compared_columns(std::vector<DataColumn> first);
void add_compared(std::vector<DataCell>& cells, const model::Figures& figures, bool shows_items);

// late_label: the head of the column of what is overdue, now or then.
render::Value comparison(const std::vector<ComparedYear>& years, const std::string& id, const std::string& heading,
                         const std::string& late_label);

}  // namespace site

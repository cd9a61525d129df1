// SPDX-License-Identifier: MIT
// Every finding of a record as one line: "item_overdue 整改.整改时限 第5行：…", row 0 for what is of no single row, no
// column where there is none. tests/house looks in tests/rules for the key of every rule.
#pragma once
#include <string>
#include <vector>

#include "rules/findings.h"
#include "support/records.h"

namespace support {

inline std::vector<std::string> found(const model::YearRecord& record, const char* as_of = "2024-02-01",
                                      const model::Plan& plan = support::plan(), int due_soon_days = 15) {
  const rules::Options options{day(as_of), due_soon_days};
  const rules::Computed computed = rules::compute(record, plan, calendar(), options);
  std::vector<std::string> out;
  for (const rules::Finding& each : rules::find(record, computed, plan, options)) {
    const model::Table& table = model::table(each.table);
    std::string line = std::string(rules::finding_rule(each.rule).key) + " " + std::string(table.header);
    if (!each.column.empty()) line += "." + std::string(table.columns.at(table.index_of(each.column).value()).header);
    out.push_back(line + " 第" + std::to_string(each.origin.row) + "行：" + each.text);
  }
  return out;
}

// With an item in row 5 whose events stand in row 9.
inline model::YearRecord with_item(model::Rectification raw) {
  model::YearRecord out = record();
  raw.origin.row = 5;
  for (model::Event& event : raw.events) event.origin.row = 9;
  out.items = {std::move(raw)};
  return out;
}

}  // namespace support

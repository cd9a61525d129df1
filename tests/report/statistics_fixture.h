// SPDX-License-Identifier: MIT
// A branch with a little of everything that is counted, and a look at tables for filing as text.
#pragma once
#include <string>

#include "base/text.h"
#include "report/statistics.h"
#include "support/records.h"

namespace statistics {

using support::day;

// It met on 2024-01-19 for 2023; see the tests for the sums.
inline model::YearRecord record() {
  using enum model::Attendance;
  model::YearRecord out = support::record();
  out.members = {support::member("D1", "张一", model::Tier::excellent),
                 support::member("D2", "李二", model::Tier::qualified),
                 support::member("D3", "王三", model::Tier::qualified, made_up),
                 support::member("D4", "赵四", {}, absent),
                 support::member("D5", "钱五", {}, present, model::MemberKind::probationary),
                 support::member("D6", "孙六", {}, guest),
                 support::member("D7", "周七", {}, away)};
  out.meeting.attended = 4;
  return out;
}

// What holds it together, so that a unit can be looked at.
struct Made {
  explicit Made(model::YearRecord of = statistics::record(), model::Plan by = support::plan(),
                const char* as_of = "2024-06-30")
      : record(std::move(of)),
        plan(std::move(by)),
        options{day(as_of), 15},
        computed(rules::compute(record, plan, support::calendar(), options)) {}

  [[nodiscard]] report::Unit unit() const { return {record, computed, plan, options}; }
  [[nodiscard]] report::Counts counts() const { return report::counts_of(unit()); }
  [[nodiscard]] report::UnitStatistics statistics() const { return report::statistics_of(unit()); }

  model::YearRecord record;
  model::Plan plan;
  rules::Options options;
  rules::Computed computed;
};

inline report::FormHead head() { return {"2023", "甲党委", "2024年6月30日"}; }

// "党员/总数 3", one a line, of the row; empty cells are left out.
inline std::string row(const report::Form& form, std::size_t at) {
  std::string out;
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    const report::FormColumn& column = form.columns[i];
    const std::string& cell = form.rows.at(at).cells[i];
    if (!cell.empty()) out += (column.group.empty() ? "" : column.group + "/") + column.name + " " + cell + "\n";
  }
  return out;
}

inline std::string names(const report::Form& form) {
  std::string out;
  for (const report::FormRow& row : form.rows) out += row.cells[0] + (row.is_sum ? " *" : "") + "\n";
  return out;
}

}  // namespace statistics

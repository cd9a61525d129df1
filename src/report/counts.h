// SPDX-License-Identifier: MIT
// What 情况统计表 and 民主评议汇总表 count of one organisation's meeting, and exact sums of it over several. A number
// that the plan does not ask for, or that the ledger leaves open, is not there: that is not a 0.
#pragma once
#include <array>
#include <cstddef>
#include <optional>

#include "report/unit.h"

namespace report {

enum class Counted {
  registered,    // 1 for a unit
  held,          // on as_of
  members,       // of this organisation: without guests, who are counted at home
  formal,        // of these
  probationary,  // of these
  away,
  guests,
  expected,  // at the meeting, as rules/attendance has it
  attended,  // as the ledger says
  missed,
  made_up,  // of those
  opinions,
  answered,
  talks,
  talks_lacking,  // against 应谈, of each kind
  problems_of_committee,
  problems_of_members,
  items,
  carried,  // of those
  closed,   // 已复查 too
  open,     // 推进中, 未开始, 重新整改, 长期坚持: as the site's tables of units have it
  due_soon,
  overdue,
  commitments,
  kept,
  reports_missing,
  assessed,
  excellent,
  qualified,
  basically_qualified,
  unqualified,
  under_review,
  undecided,
  not_assessed_probationary,  // from here on: why not, without guests
  not_assessed_leaders,
  not_assessed_absent,
  not_assessed_away,
  not_assessed_out_of_scope
};
inline constexpr std::size_t kCountedCount = static_cast<std::size_t>(Counted::not_assessed_out_of_scope) + 1;

class Counts {
 public:
  [[nodiscard]] std::optional<int> operator[](Counted what) const { return values_[static_cast<std::size_t>(what)]; }
  void set(Counted what, int count) { values_[static_cast<std::size_t>(what)] = count; }
  void add(const Counts& other);

 private:
  std::array<std::optional<int>, kCountedCount> values_{};
};

Counts counts_of(const Unit& unit);

}  // namespace report

// SPDX-License-Identifier: MIT
// A deadline as the ledger writes it: a day, at once, standing, or counted from the meeting (domain.md rule 6).
// Resolving it to a day needs the meeting date and the calendar: rules/deadlines.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "model/date.h"

namespace model {

enum class Unit { day, week, month, working_day };

struct Span {  // 10日, 6个月, 15个工作日
  int count = 0;
  Unit unit = Unit::day;
  friend bool operator==(const Span&, const Span&) = default;
};
std::string canonical(const Span& span);
std::optional<Span> parse_span(std::string_view text);  // also 10天, 15工作日, 2个星期

struct Relative {  // 会前10日 (before), 会后6个月 (after)
  bool before = false;
  int count = 0;
  Unit unit = Unit::day;
  friend bool operator==(const Relative&, const Relative&) = default;
};
struct AtOnce {  // 立行立改
  friend bool operator==(const AtOnce&, const AtOnce&) = default;
};
struct Standing {  // 长期, where a plan allows it
  friend bool operator==(const Standing&, const Standing&) = default;
};

using Deadline = std::variant<Date, AtOnce, Standing, Relative>;

// One spelling a deadline: 2024-03-08, 立行立改, 长期, 会后15日, 会后15个工作日.
std::string canonical(const Deadline& deadline);
std::string shown(const Deadline& deadline);  // as canonical, a day as 2024年3月8日

// All forms of a date, those of canonical(), and 2021年7月底, 2021年7月中旬, 2021年底 (their last day), each with 前 or
// not; a count also with 内: 会后15日内.
std::optional<Deadline> parse_deadline(std::string_view text);

}  // namespace model

// SPDX-License-Identifier: MIT
// Parts of a page that hold from a day to a day, so that they change at midnight by themselves: C++ makes all of them,
// the script only looks which day it is (CONTEXT.md, "The lobby screen").
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/disclosed.h"
#include "render/value.h"

namespace site {

struct Span {
  std::optional<model::Date> from{}, until{};  // without one: always before, always after
  [[nodiscard]] bool holds_on(model::Date day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

// Keys from?, until? and hidden.
void put_span(render::Value& row, const Span& span, model::Date as_of);

// The spans between days on which something changes, the first of them included: the first has no beginning, the last
// no end. days: in order.
std::vector<Span> spans_between(const std::vector<model::Date>& days);

// Key states of an item: a row for each state that it will be in while nothing is entered.
render::Value::List state_rows(const model::DisclosedItem& item, model::Date as_of);
render::Value::List state_rows(const model::DisclosedStage& stage, model::Date as_of);

// One such row: "还有<days>天" with the day that is counted to, or a note alone.
struct StateRow {
  std::string state, label, note{};
  std::optional<model::Date> counts_to{};
  bool late = false;
};
// counts_to: the last day of the span has its own row then, 今天到期, if it is not late.
void add_state(render::Value::List& rows, const StateRow& row, const Span& span, model::Date as_of);

}  // namespace site

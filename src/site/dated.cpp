// SPDX-License-Identifier: MIT
#include "site/dated.h"

#include <cstdlib>

#include "site/item_view.h"
#include "site/slugs.h"

namespace site {
namespace {

using model::Date;
using render::Value;

void add_row(Value::List& rows, const StateRow& state, const std::string& note, bool counts, const Span& span,
             Date as_of) {
  Value row = Value::object();
  row.set("state", state.state).set("state_label", state.label);
  put(row, "has_note", note);
  put(row, "has_days_to", counts ? model::iso(*state.counts_to) : "");
  row.set("days", counts ? std::to_string(std::abs(*state.counts_to - as_of)) : "").set("late", state.late);
  put_span(row, span, as_of);
  rows.push_back(std::move(row));
}

}  // namespace

void put_span(Value& row, const Span& span, Date as_of) {
  put(row, "has_from", span.from ? model::iso(*span.from) : "");
  put(row, "has_until", span.until ? model::iso(*span.until) : "");
  row.set("hidden", !span.holds_on(as_of));
}

std::vector<Span> spans_between(const std::vector<Date>& days) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < days.size(); ++i) {
    Span span;
    if (i > 0) span.from = days[i];
    if (i + 1 < days.size()) span.until = days[i + 1] - 1;
    spans.push_back(span);
  }
  return spans;
}

void add_state(Value::List& rows, const StateRow& row, const Span& span, Date as_of) {
  if (!row.counts_to || row.late) return add_row(rows, row, row.note, row.counts_to.has_value(), span, as_of);
  const Date last = *row.counts_to;
  if (!span.from || *span.from < last) add_row(rows, row, "", true, {span.from, last - 1}, as_of);
  add_row(rows, row, "今天到期", false, {last, span.until}, as_of);
}

Value::List state_rows(const model::DisclosedItem& item, Date as_of) {
  std::vector<Date> days;
  for (const model::StatusFrom& each : item.ahead) days.push_back(each.from);
  const std::vector<Span> spans = spans_between(days);
  Value::List rows;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const model::StatusFrom& state = item.ahead[i];
    const bool late = state.status == model::Status::overdue;
    const std::string note = state.counts_to ? "" : state_note(item);
    add_state(rows,
              {std::string(slug(state.status)), std::string(model::word(state.status)), note, state.counts_to, late},
              spans[i], as_of);
  }
  return rows;
}

Value::List state_rows(const model::DisclosedStage& stage, Date as_of) {
  std::vector<Date> days;
  for (const model::StageFrom& each : stage.ahead) days.push_back(each.from);
  const std::vector<Span> spans = spans_between(days);
  Value::List rows;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const model::StageState state = stage.ahead[i].state;
    const bool late = state == model::StageState::overdue;
    const bool counts = !stage.done && stage.due.known().has_value();
    const std::string note =
        state == model::StageState::done_late ? "晚" + std::to_string(stage.days_late) + "天" : std::string();
    add_state(rows,
              {std::string(slug(state)), std::string(model::word(state)), note,
               counts ? stage.due.known() : std::nullopt, late},
              spans[i], as_of);
  }
  return rows;
}

}  // namespace site

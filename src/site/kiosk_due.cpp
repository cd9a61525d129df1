// SPDX-License-Identifier: MIT
// What is late, and what is due within thirty days: an entry appears thirty days before its day and is late after it.
#include <algorithm>

#include "base/text.h"
#include "site/anchors.h"
#include "site/kiosk_scenes.h"
#include "site/unit.h"

namespace site {
namespace {

using model::Date;
using render::Value;

constexpr int kDaysAhead = 30, kLeastSeconds = 5;

Value::List states_of(const DatedDue& due, Date as_of) {
  if (due.item != nullptr) return state_rows(*due.item, as_of);
  Value::List rows;
  const DueEntry& entry = due.entry;
  if (due.late) {
    add_state(rows, {entry.state, entry.state_label, "", due.day, true}, {}, as_of);
    return rows;
  }
  add_state(rows, {entry.state, entry.state_label, "", due.day, false}, {std::nullopt, due.day}, as_of);
  if (!due.late_label.empty())
    add_state(rows, {"overdue", due.late_label, "", due.day, true}, {due.day + 1, std::nullopt}, as_of);
  return rows;
}

Span seen(const DatedDue& due, const Span& posted) {
  Span span;
  if (!due.late) span.from = due.day - kDaysAhead;
  if (!due.late && due.late_label.empty()) span.until = due.day;
  if (posted.until) span.until = span.until ? std::min(*span.until, *posted.until) : *posted.until;
  return span;
}

}  // namespace

// Late ones first, the longest; then the nearest.
SceneContent due_scene(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  std::vector<DatedDue> all = dated_due(record);
  if (all.empty()) return {};
  std::stable_sort(all.begin(), all.end(),
                   [](const DatedDue& a, const DatedDue& b) { return a.late != b.late ? a.late : a.day < b.day; });
  SceneContent content{"逾期和三十天内到期", Value::object()};
  const int least = least_seconds(unit, model::Scene::due, kLeastSeconds);
  Value::List rows;
  for (const DatedDue& due : all) {
    const DueEntry& entry = due.entry;
    Span posted;
    if (const auto last = model::parse_date(entry.until)) posted.until = last;
    const Span span = seen(due, posted);
    const int seconds = reading_seconds(base::length(entry.title) + base::length(entry.responsible), least);
    Value row = Value::object();
    row.set("title", entry.title).set("hang", begins_with_opening_mark(entry.title));
    row.set("kind_label", entry.kind_label).set("seconds", std::to_string(seconds));
    put(row, "has_responsible", entry.responsible);
    put(row, "has_date", entry.date);
    row.set("states", states_of(due, record.as_of));
    put_span(row, span, record.as_of);
    if (span.holds_on(record.as_of)) content.entry_seconds += seconds;
    rows.push_back(std::move(row));
  }
  content.value.set("entries", std::move(rows));
  return content;
}

}  // namespace site

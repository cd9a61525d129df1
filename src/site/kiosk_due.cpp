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

constexpr int kDaysAhead = 30, kLeastDue = 5;
constexpr std::size_t kMostFirst = 8;

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

// Late ones first, the longest; then the nearest.
std::vector<DatedDue> in_order(const model::DisclosedRecord& record) {
  std::vector<DatedDue> all = dated_due(record);
  std::stable_sort(all.begin(), all.end(),
                   [](const DatedDue& a, const DatedDue& b) { return a.late != b.late ? a.late : a.day < b.day; });
  return all;
}

struct Row {
  Value value;
  int seconds;
  bool is_seen;  // on the day of the build
};

// with_seconds: as an entry of a scene.
Row row_of(const DatedDue& due, Date as_of, int least, bool with_seconds) {
  const DueEntry& entry = due.entry;
  const Span span = seen(due, {std::nullopt, model::parse_date(entry.until)});
  const int seconds = reading_seconds(base::length(entry.title) + base::length(entry.responsible), least);
  Value row = Value::object();
  row.set("title", entry.title).set("hang", begins_with_opening_mark(entry.title)).set("kind_label", entry.kind_label);
  put(row, "has_seconds", with_seconds ? std::to_string(seconds) : "");
  put(row, "has_responsible", entry.responsible);
  put(row, "has_date", entry.date);
  row.set("states", states_of(due, as_of));
  put_span(row, span, as_of);
  return {std::move(row), seconds, span.holds_on(as_of)};
}

}  // namespace

Value::List first_due_rows(const UnitContext& unit) {
  Value::List rows;
  for (const DatedDue& due : in_order(unit.record))
    if (rows.size() < kMostFirst) rows.push_back(row_of(due, unit.record.as_of, kLeastDue, false).value);
  return rows;
}

SceneContent due_scene(const UnitContext& unit) {
  const std::vector<DatedDue> all = in_order(unit.record);
  if (all.empty()) return {};
  SceneContent content{"逾期和三十天内到期", Value::object()};
  const int least = least_seconds(unit, model::Scene::due, kLeastDue);
  Value::List rows;
  for (const DatedDue& due : all) {
    Row row = row_of(due, unit.record.as_of, least, true);
    if (row.is_seen) content.entry_seconds += row.seconds;
    rows.push_back(std::move(row.value));
  }
  content.value.set("entries", std::move(rows));
  return content;
}

}  // namespace site

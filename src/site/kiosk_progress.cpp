// SPDX-License-Identifier: MIT
// The items as dots that can be counted, by state, on every day to come: made once for each day on which any item's
// state changes, and cut into spans.
#include <fmt/format.h>

#include <array>
#include <functional>
#include <set>

#include "site/kiosk_scenes.h"
#include "site/slugs.h"
#include "site/strip.h"

namespace site {
namespace {

using model::Date;
using render::Value;
using Counts = std::array<int, model::kStatusCount>;

constexpr int kLeastProgress = 12;

model::Status status_on(const model::DisclosedItem& item, Date day) {
  model::Status status = item.status;
  for (const model::StatusFrom& each : item.ahead)
    if (each.from <= day) status = each.status;
  return status;
}

struct Days {
  std::vector<Span> spans;
  std::vector<Counts> counts;  // beside them
};

// Of items that are not listed here, a superior's, only the day of the build is known.
Days days_of(const model::DisclosedRecord& record, const model::Figures& figures) {
  if (record.items.empty()) return {{Span()}, {figures.by_status}};
  std::set<Date> changes{record.as_of};
  for (const model::DisclosedItem& item : record.items)
    for (const model::StatusFrom& each : item.ahead) changes.insert(each.from);
  Days days{spans_between({changes.begin(), changes.end()}), {}};
  for (const Date day : changes) {
    Counts counts{};
    for (const model::DisclosedItem& item : record.items) ++counts[static_cast<std::size_t>(status_on(item, day))];
    days.counts.push_back(counts);
  }
  return days;
}

// As long as the value stays the same it is one row.
void add_runs(Value::List& rows, const Days& days, Date as_of, const std::function<int(const Counts&)>& value,
              const std::function<std::optional<Value>(int value)>& make) {
  for (std::size_t i = 0; i < days.spans.size();) {
    const int now = value(days.counts[i]);
    Span span = days.spans[i];
    for (++i; i < days.spans.size() && value(days.counts[i]) == now; ++i) span.until = days.spans[i].until;
    if (auto row = make(now)) {
      put_span(*row, span, as_of);
      rows.push_back(std::move(*row));
    }
  }
}

// Which state the dot at that place has: they stand in the order of states.
int state_at(const Counts& counts, int place) {
  for (std::size_t state = 0; state < counts.size(); ++state) {
    if (place < counts[state]) return static_cast<int>(state);
    place -= counts[state];
  }
  return 0;
}

Value::List segments(const Counts& counts, int total) {
  Value::List rows;
  int before = 0;
  for (std::size_t state = 0; state < counts.size(); ++state) {
    if (counts[state] == 0) continue;
    rows.push_back(Value::object()
                       .set("state", kStatusSlugs[state])
                       .set("x", fmt::format("{:.3f}%", 100.0 * before / total))
                       .set("width", fmt::format("{:.3f}%", 100.0 * counts[state] / total)));
    before += counts[state];
  }
  return rows;
}

Value::List count_rows(const Days& days, Date as_of) {
  Value::List rows;
  for (std::size_t state = 0; state < model::kStatusCount; ++state)
    add_runs(
        rows, days, as_of, [&](const Counts& counts) { return counts[state]; },
        [&](int count) -> std::optional<Value> {
          if (count == 0) return std::nullopt;
          return Value::object()
              .set("state", kStatusSlugs[state])
              .set("label", model::word(static_cast<model::Status>(state)))
              .set("count", std::to_string(count));
        });
  return rows;
}

Value::List dot_rows(const Days& days, int total, Date as_of) {
  Value::List rows;
  for (int place = 0; place < total; ++place) {
    Value::List states;
    add_runs(
        states, days, as_of, [&](const Counts& counts) { return state_at(counts, place); },
        [](int state) { return Value::object().set("state", kStatusSlugs[static_cast<std::size_t>(state)]); });
    rows.push_back(Value::object().set("states", std::move(states)));
  }
  return rows;
}

}  // namespace

SceneContent progress_scene(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  const model::Figures& figures = record.items.empty() ? unit.node.all : unit.node.own;
  if (figures.items == 0) return {};
  const Days days = days_of(record, figures);
  const bool dots = figures.items <= kMostDots;
  Value value = Value::object();
  value.set("total", std::to_string(figures.items)).set("of_below", record.items.empty());
  value.set("counts", count_rows(days, record.as_of));
  value.set("has_dots", dots).set("dots", dots ? dot_rows(days, figures.items, record.as_of) : Value::List());
  Value::List bars;
  for (std::size_t i = 0; i < days.spans.size() && !dots; ++i) {
    Value bar = Value::object();
    bar.set("segments", segments(days.counts[i], figures.items));
    put_span(bar, days.spans[i], record.as_of);
    bars.push_back(std::move(bar));
  }
  put(value, "has_bars", std::move(bars));
  put(value, "has_first", first_due_rows(unit));
  return {"整改进展", std::move(value), least_seconds(unit, model::Scene::progress, kLeastProgress), 0,
          posted_span(record, model::Matter::items)};
}

}  // namespace site

// SPDX-License-Identifier: MIT
// The list in pages that the screen makes of it, and one item of the moment with all that happened to it.
#include <algorithm>

#include "base/text.h"
#include "site/item_view.h"
#include "site/kiosk_scenes.h"

namespace site {
namespace {

using model::DisclosedItem;
using render::Value;

constexpr int kLeastMoment = 12;
// Of room where an item stands alone: then it is set in smaller type, and then it is left to the list, which has pages.
constexpr std::size_t kLongRoom = 180, kMostRoom = 300;
constexpr std::size_t kLineRoom = 20, kEventRoom = 25;
constexpr std::size_t kMostMoments = 12;  // what comes first in the list's order, and then what was heard of last

using Items = std::vector<const DisclosedItem*>;

bool of_members(const model::DisclosedRecord& record) {
  return std::any_of(record.items.begin(), record.items.end(), [](const auto& item) { return !item.of_committee; });
}

model::Date heard_of(const DisclosedItem& item) {
  return item.events.empty() ? model::Date{INT32_MIN} : item.events.back().date;
}

std::size_t characters(const DisclosedItem& item, bool all_events) {
  std::size_t count = base::length(item.item.text) + base::length(item.measures.text) +
                      base::length(item.problem.text) + base::length(item.responsible.text);
  for (std::size_t i = all_events || item.events.empty() ? 0 : item.events.size() - 1; i < item.events.size(); ++i)
    count += base::length(item.events[i].content.text);
  return count;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// In characters of text. A title is set in type twice as large; texts and events stand beside one another, and an event
// with its date takes the end of a line, but smaller type.
std::size_t room_of(const DisclosedItem& item) {
  std::size_t events = 0;
  for (const auto& event : item.events) events += base::length(event.content.text) + kEventRoom;
  const std::size_t texts = base::length(item.measures.text) + base::length(item.problem.text) +
                            kLineRoom * (lines_of(item.measures.text) + lines_of(item.problem.text));
  return 2 * base::length(item.item.text) + std::max(texts, events * 3 / 4);
}

// What is late or soon will be; the others by their newest event.
Items moments(const model::DisclosedRecord& record) {
  Items items = in_list_order(record);
  items.erase(std::remove_if(items.begin(), items.end(), [](const auto* item) { return room_of(*item) > kMostRoom; }),
              items.end());
  const auto is_pressing = [](const DisclosedItem* item) {
    return item->status == model::Status::overdue || item->status == model::Status::due_soon;
  };
  std::stable_sort(items.begin(), items.end(), [&](const DisclosedItem* a, const DisclosedItem* b) {
    const bool pressing = is_pressing(a);
    return pressing != is_pressing(b) ? pressing : !pressing && heard_of(*a) > heard_of(*b);
  });
  if (items.size() > kMostMoments) items.resize(kMostMoments);
  return items;
}

// With its newest event apart: the list has no room for more.
Value row_of(const UnitContext& unit, const DisclosedItem& item, std::size_t number, int seconds) {
  Value row = item_row(unit, item, static_cast<int>(number), of_members(unit.record));
  row.set("seconds", std::to_string(seconds));
  const auto* events = row.find("events")->get<Value::List>();
  Value newest = events->empty() ? Value(false) : events->back();
  row.set("has_newest", !item.events.empty()).set("newest", std::move(newest));
  row.set("is_long", room_of(item) > kLongRoom);
  return row;
}

}  // namespace

SceneContent list_scene(const UnitContext& unit) {
  if (unit.record.items.empty()) return {};
  SceneContent content{"整改清单", Value::object()};
  Value::List rows;
  for (const DisclosedItem* item : in_list_order(unit.record)) {
    const int seconds = reading_seconds(characters(*item, false), least_seconds(unit, model::Scene::list, kLeastEntry));
    content.entry_seconds += seconds;
    rows.push_back(row_of(unit, *item, rows.size() + 1, seconds));
  }
  content.value.set("count", std::to_string(rows.size()));
  content.value.set("items", std::move(rows));
  content.span = posted_span(unit.record, model::Matter::items);
  return content;
}

SceneContent moment_scene(const UnitContext& unit) {
  const Items items = moments(unit.record);
  if (items.empty()) return {};
  SceneContent content{"一件一件看", Value::object()};
  Value::List rows;
  for (const DisclosedItem* item : items) {
    const int seconds =
        reading_seconds(characters(*item, true), least_seconds(unit, model::Scene::moment, kLeastMoment));
    content.seconds = std::max(content.seconds, seconds);
    rows.push_back(row_of(unit, *item, rows.size() + 1, seconds));
  }
  content.value.set("items", std::move(rows));
  content.span = posted_span(unit.record, model::Matter::items);
  return content;
}

}  // namespace site

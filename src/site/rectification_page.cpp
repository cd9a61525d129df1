// SPDX-License-Identifier: MIT
// 整改清单: grouped by state, what is late first.
#include <fmt/format.h>

#include <algorithm>

#include "site/item_view.h"
#include "site/notices.h"
#include "site/slugs.h"
#include "site/strip.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::DisclosedItem;
using render::Value;

// Most days late first, then by deadline (without one last), then by number.
bool before(const DisclosedItem* a, const DisclosedItem* b) {
  if (a->status == model::Status::overdue && a->days_late != b->days_late) return a->days_late > b->days_late;
  const auto day = [](const DisclosedItem* item) { return item->due.known().value_or(model::Date{INT32_MAX}); };
  if (day(a) != day(b)) return day(a) < day(b);
  return a->number < b->number;
}

// "其中 2 项是连年问题，最长第3年。"; empty without one.
std::string recurring_text(const model::DisclosedRecord& record) {
  int count = 0, longest = 0;
  for (const DisclosedItem& item : record.items) {
    if (item.years < 2) continue;
    ++count;
    longest = std::max(longest, item.years);
  }
  return count == 0 ? "" : fmt::format("其中 {} 项是连年问题，最长第{}年。", count, longest);
}

}  // namespace

std::vector<const DisclosedItem*> in_list_order(const model::DisclosedRecord& record) {
  std::vector<const DisclosedItem*> items;
  for (const DisclosedItem& item : record.items) items.push_back(&item);
  std::stable_sort(items.begin(), items.end(), [](const DisclosedItem* a, const DisclosedItem* b) {
    return a->status != b->status ? a->status < b->status : before(a, b);
  });
  return items;
}

PageView rectification_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  const bool counts_days =
      record.figures.count(model::Status::overdue) + record.figures.count(model::Status::due_soon) > 0;
  PageView view{"rectification", "rectification.html",
                unit_page(unit, {"rectification.html", "整改清单", {}, counts_days, false, model::Matter::items})};
  Value::List groups;
  const std::vector<const DisclosedItem*> in_order = in_list_order(record);
  const bool of_members = std::any_of(record.items.begin(), record.items.end(),
                                      [](const DisclosedItem& item) { return !item.of_committee; });
  for (std::size_t state = 0; state < model::kStatusCount; ++state) {
    Value::List rows;
    for (std::size_t i = 0; i < in_order.size(); ++i)
      if (in_order[i]->status == static_cast<model::Status>(state))
        rows.push_back(item_row(unit, *in_order[i], static_cast<int>(i) + 1, of_members));
    if (rows.empty()) continue;
    const std::string count = std::to_string(rows.size());
    groups.push_back(Value::object()
                         .set("state", kStatusSlugs[state])
                         .set("label", model::word(static_cast<model::Status>(state)))
                         .set("count", count)
                         .set("items", std::move(rows)));
  }
  const bool any = !record.items.empty();
  view.value.set("has_items", any).set("groups", std::move(groups));
  put(view.value, "has_recurring", recurring_text(record));
  put_withdrawn(view.value, record, {model::TableId::rectification, model::TableId::problem});
  view.value.set("strip", any ? strip(item_counts(record.figures, ""), "项整改") : Value(false));
  view.tables.push_back(item_table(unit, in_order));
  return view;
}

}  // namespace site

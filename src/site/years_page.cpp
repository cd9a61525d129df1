// SPDX-License-Identifier: MIT
// 历年: an organisation's meetings side by side, oldest first, and the problems of the newest list that keep coming
// back. A meeting whose list is not posted to this audience has a row without figures.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "site/anchors.h"
#include "site/comparison.h"
#include "site/data_files.h"
#include "site/item_view.h"
#include "site/posting.h"
#include "site/slugs.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::Figures;
using render::Value;
constexpr const char* kLate = "现在逾期";

using FiguresOf = const Figures& (*)(const UnitNode&);

const Figures& own(const UnitNode& node) { return node.own; }
const Figures& all(const UnitNode& node) { return node.all; }

// A list that this audience is not posted is not an empty one.
bool shows_items(const UnitNode& node, FiguresOf of) { return has(node.contents, Content::list) || of(node).items > 0; }

std::string year_label(const UnitNode& node) { return std::string(base::trim(meeting_year(node.meeting))); }

std::vector<ComparedYear> compared(const std::vector<UnitEntry>& units, FiguresOf of) {
  std::vector<ComparedYear> years;
  for (const UnitEntry& unit : units)
    years.push_back(
        {year_label(unit.node), unit.node.meeting + "/index.html", shows_items(unit.node, of), of(unit.node)});
  return years;
}
// Of the newest list, the longest first.
std::vector<const model::DisclosedItem*> recurring_items(const model::DisclosedRecord& record) {
  std::vector<const model::DisclosedItem*> items;
  for (const model::DisclosedItem& item : record.items)
    if (item.years > 1) items.push_back(&item);
  std::stable_sort(items.begin(), items.end(), [](const auto* a, const auto* b) {
    return a->years != b->years ? a->years > b->years : a->number < b->number;
  });
  return items;
}

const std::string& problem_or_item(const model::DisclosedItem& item) {
  return item.problem.empty() ? item.item.text : item.problem.text;
}

Value::List recurring_rows(const UnitContext& newest, bool has_former) {
  const model::DisclosedRecord& record = newest.record;
  Value::List rows;
  const auto items = recurring_items(record);
  for (const model::DisclosedItem* item : items) {
    const std::string& text = problem_or_item(*item);
    Value row = Value::object();
    put_former(row, newest, *item, "");
    rows.push_back(std::move(row.set("has_former_column", has_former)
                                 .set("begins_tail", begins_tail(rows.size(), items.size()))
                                 .set("carried", item->carried)
                                 .set("code", item->number)
                                 .set("href", record.meeting.number + "/rectification.html#" + anchor(item->number))
                                 .set("text", text)
                                 .set("hang", begins_with_opening_mark(text))
                                 .set("years", fmt::format("第{}年", item->years))
                                 .set("state", slug(item->status))
                                 .set("state_label", model::word(item->status))));
  }
  return rows;
}

// A superior may have had no list of its own at any meeting.
bool compares_own(const std::vector<UnitEntry>& units, bool superior) {
  return !superior ||
         std::any_of(units.begin(), units.end(), [](const UnitEntry& unit) { return unit.node.own.items > 0; });
}

DataTable table_of(const std::vector<UnitEntry>& units, bool superior) {
  DataTable table{"years", "历年", compared_columns({{"scope", "范围"}, {"meeting", "会议"}}), {}};
  const auto add = [&](const char* scope, FiguresOf of) {
    for (const UnitEntry& unit : units) {
      std::vector<DataCell> cells{scope, unit.node.meeting};
      add_compared(cells, of(unit.node), shows_items(unit.node, of));
      table.rows.push_back(std::move(cells));
    }
  };
  if (compares_own(units, superior)) add("本级", own);
  if (superior) add("连同所属单位", all);
  return table;
}

DataTable recurring_table(const model::DisclosedRecord& record) {
  DataTable table{"recurring",
                  "连年问题",
                  {{"number", "编号"},
                   {"problem", "问题"},
                   {"years", "第几年", DataKind::number},
                   {"status", "状态"},
                   {"former", "上次", DataKind::lines}},
                  {}};
  for (const model::DisclosedItem* item : recurring_items(record))
    table.rows.push_back({item->number, problem_or_item(*item), item->years, std::string(model::word(item->status)),
                          former_lines(*item)});
  return table;
}

}  // namespace

std::vector<PageView> organization_pages(const UnitContext& newest, const std::vector<UnitEntry>& units) {
  if (!newest.has_years_page) return {};
  PageView view{"years", "years.html", unit_page(newest, {kYearsPage, "历年", data_date(units)})};
  Value& page = view.value;
  const bool superior = std::any_of(units.begin(), units.end(),
                                    [](const UnitEntry& unit) { return unit.node.all.items > unit.node.own.items; });
  Value::List comparisons;
  if (compares_own(units, superior))
    comparisons.push_back(comparison(compared(units, own), "own", superior ? "本级各次会议" : "各次会议", kLate));
  if (superior) comparisons.push_back(comparison(compared(units, all), "all", "连同所属单位", kLate));
  page.set("comparisons", std::move(comparisons));
  page.set("newest", year_label(newest.node)).set("has_newest_list", newest.record.has_rectification_page);
  const auto recur = recurring_items(newest.record);
  const bool has_former =
      std::any_of(recur.begin(), recur.end(), [](const auto* item) { return !item->former.empty(); });
  page.set("has_former_column", has_former);
  Value::List recurring = recurring_rows(newest, has_former);
  page.set("recurring_count", std::to_string(recurring.size()));
  page.set("items_period", period_of(newest.record, model::Matter::items));
  put(page, "has_recurring", std::move(recurring));
  view.tables.push_back(table_of(units, superior));
  if (newest.record.has_rectification_page) view.tables.push_back(recurring_table(newest.record));
  put_downloads(page, view.tables, newest.record.organization.name);
  std::vector<PageView> pages;
  pages.push_back(std::move(view));
  return pages;
}

}  // namespace site

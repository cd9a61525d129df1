// SPDX-License-Identifier: MIT
// 历年: an organisation's meetings side by side, oldest first, and the problems of the newest list that keep coming
// back. A meeting whose list is not posted to this audience has a row without figures.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "site/anchors.h"
#include "site/data_files.h"
#include "site/item_view.h"
#include "site/posting.h"
#include "site/slugs.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::Figures;
using model::Status;
using render::Value;
using FiguresOf = const Figures& (*)(const UnitNode&);

// The picture: a meeting is a line of text with a bar under it. An item is one box, beyond kMostBoxes a share of a bar.
constexpr int kMostBoxes = 60, kPitch = 68, kTextY = 18, kBarY = 34, kBarHeight = 18, kLateHeight = 26;

const Figures& own(const UnitNode& node) { return node.own; }
const Figures& all(const UnitNode& node) { return node.all; }

// A list that this audience is not posted is not an empty one.
bool shows_items(const UnitNode& node, FiguresOf of) { return has(node.contents, Content::list) || of(node).items > 0; }

std::string year_label(const UnitNode& node) { return std::string(base::trim(meeting_year(node.meeting))); }

// Whole days, rounded; nothing where nothing was closed.
std::optional<std::int64_t> average_days(const Figures& figures) {
  if (figures.timed == 0) return std::nullopt;
  const std::int64_t closed = figures.timed;
  return (2 * figures.closure_days + closed) / (2 * closed);
}

std::string days_text(const Figures& figures) {
  const auto days = average_days(figures);
  return days ? fmt::format("{} 天", *days) : "";
}

// Rounded half up, but 100% says that all are closed and 0% that none is.
std::string rate_text(const Figures& figures) {
  if (figures.items == 0) return "";
  const int closed = figures.closed();
  if (closed == 0 || closed == figures.items) return closed == 0 ? "0%" : "100%";
  return fmt::format("{}%", std::clamp((200 * closed + figures.items) / (2 * figures.items), 1, 99));
}

std::string items_text(const Figures& figures) {
  if (figures.items == 0) return "没有整改事项";
  std::string text = fmt::format("已销号 {} / {} 项", figures.closed(), figures.items);
  if (const int late = figures.count(Status::overdue); late > 0) text += fmt::format("，逾期 {} 项", late);
  return text;
}

std::string percent(double part, double whole) { return fmt::format("{:.3f}%", 100.0 * part / whole); }

Value box(const char* kind, int from, int count, int whole, int top) {
  const bool late = std::string_view(kind) == "overdue";
  return Value::object()
      .set("kind", kind)
      .set("x", percent(from, whole))
      .set("width", percent(count, whole))
      .set("y", std::to_string(top + kBarY - (late ? kLateHeight - kBarHeight : 0)))
      .set("height", std::to_string(late ? kLateHeight : kBarHeight));
}

// Closed, open, late: in this order, one after another.
Value::List boxes(const Figures& figures, int most, int top) {
  const int late = figures.count(Status::overdue);
  const int open = figures.items - figures.closed() - late;
  const std::array<std::pair<const char*, int>, 3> parts{
      {{"closed", figures.closed()}, {"open", open}, {"overdue", late}}};
  Value::List rows;
  int at = 0;
  for (const auto& [kind, count] : parts) {
    const int step = most <= kMostBoxes ? 1 : std::max(count, 1);
    for (int i = 0; i < count; i += step) rows.push_back(box(kind, at + i, step, most, top));
    at += count;
  }
  return rows;
}

// Both pictures: boxes of items, bars of days.
Value picture(const std::vector<UnitEntry>& units, FiguresOf of) {
  int most = 1;
  std::int64_t longest = 1;
  for (const UnitEntry& unit : units) {
    most = std::max(most, of(unit.node).items);
    longest = std::max(longest, average_days(of(unit.node)).value_or(0));
  }
  Value::List bars;
  std::vector<std::string> items, days;
  for (const UnitEntry& unit : units) {
    if (!shows_items(unit.node, of)) continue;
    const Figures& figures = of(unit.node);
    const int top = static_cast<int>(bars.size()) * kPitch;
    const std::string label = year_label(unit.node);
    const std::string taken = figures.timed > 0 ? days_text(figures) : "没有已销号的";
    items.push_back(label + items_text(figures));
    days.push_back(label + taken);
    bars.push_back(Value::object()
                       .set("label", label)
                       .set("items_text", items_text(figures))
                       .set("days_text", taken)
                       .set("text_y", std::to_string(top + kTextY))
                       .set("bar_y", std::to_string(top + kBarY))
                       .set("boxes", boxes(figures, most, top))
                       .set("days_width", percent(static_cast<double>(average_days(figures).value_or(0)),
                                                  static_cast<double>(longest))));
  }
  Value out = Value::object();
  out.set("height", std::to_string(static_cast<int>(items.size()) * kPitch)).set("bars", std::move(bars));
  out.set("items_summary", base::join(items, "；")).set("days_summary", base::join(days, "；"));
  out.set("one_box_an_item", most <= kMostBoxes);
  out.set("has_late", std::any_of(units.begin(), units.end(),
                                  [&](const UnitEntry& unit) { return of(unit.node).count(Status::overdue) > 0; }));
  return out;
}

// Promises on which nothing was due or told yet are not promises broken.
bool has_reports(const Figures& figures) { return figures.due_reports > 0 || figures.reported > 0; }

bool shows_commitments(const std::vector<UnitEntry>& units, FiguresOf of) {
  return std::any_of(units.begin(), units.end(), [&](const UnitEntry& unit) { return has_reports(of(unit.node)); });
}

Value::List table_rows(const std::vector<UnitEntry>& units, FiguresOf of, bool has_commitments) {
  Value::List rows;
  for (const UnitEntry& unit : units) {
    const Figures& figures = of(unit.node);
    Value row = Value::object();
    row.set("label", year_label(unit.node)).set("href", unit.node.meeting + "/index.html");
    row.set("has_items", shows_items(unit.node, of)).set("items", std::to_string(figures.items));
    put(row, "has_carried", figures.carried > 0 ? fmt::format("其中结转 {} 项", figures.carried) : "");
    row.set("closed", std::to_string(figures.closed()));
    put(row, "has_rate", rate_text(figures));
    put(row, "has_days", days_text(figures));
    row.set("overdue", std::to_string(figures.count(Status::overdue)))
        .set("is_late", figures.count(Status::overdue) > 0);
    row.set("has_commitments", has_commitments);
    put(row, "has_kept", has_reports(figures) ? fmt::format("{} / {} 条", figures.kept, figures.commitments) : "");
    rows.push_back(std::move(row));
  }
  return rows;
}

Value comparison(const std::vector<UnitEntry>& units, const std::string& id, const std::string& heading, FiguresOf of) {
  const bool has_commitments = shows_commitments(units, of);
  const bool has_items =
      std::any_of(units.begin(), units.end(), [&](const UnitEntry& unit) { return of(unit.node).items > 0; });
  Value out = Value::object();
  out.set("id", id).set("heading", heading);
  out.set("has_picture", has_items).set("picture", has_items ? picture(units, of) : Value(false));
  out.set("has_commitments", has_commitments).set("rows", table_rows(units, of, has_commitments));
  return out;
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
  using enum DataKind;
  DataTable table{"years",
                  "历年",
                  {{"scope", "范围"},
                   {"meeting", "会议"},
                   {"items", "整改", number},
                   {"carried", "其中结转", number},
                   {"closed", "已销号", number},
                   {"overdue", "逾期", number},
                   {"days_to_close", "平均销号天数", number},
                   {"commitments", "承诺", number},
                   {"kept", "兑现", number}},
                  {}};
  const auto add = [&](const char* scope, FiguresOf of) {
    const bool has_commitments = shows_commitments(units, of);
    for (const UnitEntry& unit : units) {
      const Figures& figures = of(unit.node);
      const auto days = average_days(figures);
      std::vector<DataCell> cells{scope, unit.node.meeting};
      for (const int count : {figures.items, figures.carried, figures.closed(), figures.count(Status::overdue)})
        cells.push_back(number_cell(count, shows_items(unit.node, of)));
      cells.push_back(number_cell(static_cast<int>(days.value_or(0)), days.has_value()));
      for (const int count : {figures.commitments, figures.kept})
        cells.push_back(number_cell(count, has_commitments && has_reports(figures)));
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
    comparisons.push_back(comparison(units, "own", superior ? "本级各次会议" : "各次会议", own));
  if (superior) comparisons.push_back(comparison(units, "all", "连同所属单位", all));
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

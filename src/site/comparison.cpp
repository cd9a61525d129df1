// SPDX-License-Identifier: MIT
#include "site/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace site {
namespace {

using model::Figures;
using model::Status;
using render::Value;

// The picture: a meeting is a line of text with a bar under it. An item is one box, beyond kMostBoxes a share of a bar.
constexpr int kMostBoxes = 60, kBarPitch = 68, kTextY = 18, kBarY = 34, kBarHeight = 18, kLateHeight = 26;

// Whole days from listing to closure, rounded; nothing where nothing was closed.
std::optional<std::int64_t> average_days(const Figures& figures) {
  if (figures.timed == 0) return std::nullopt;
  const std::int64_t closed = figures.timed;
  return (2 * figures.closure_days + closed) / (2 * closed);
}

// Promises on which nothing was due or told yet are not promises broken.
bool has_reports(const Figures& figures) { return figures.due_reports > 0 || figures.reported > 0; }

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
Value picture(const std::vector<ComparedYear>& years) {
  int most = 1;
  std::int64_t longest = 1;
  for (const ComparedYear& year : years) {
    most = std::max(most, year.figures.items);
    longest = std::max(longest, average_days(year.figures).value_or(0));
  }
  Value::List bars;
  std::vector<std::string> items, days;
  for (const ComparedYear& year : years) {
    if (!year.shows_items) continue;
    const Figures& figures = year.figures;
    const int top = static_cast<int>(bars.size()) * kBarPitch;
    const std::string label = year.label;
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
  out.set("height", std::to_string(static_cast<int>(items.size()) * kBarPitch)).set("bars", std::move(bars));
  out.set("items_summary", base::join(items, "；")).set("days_summary", base::join(days, "；"));
  out.set("one_box_an_item", most <= kMostBoxes);
  out.set("has_late", std::any_of(years.begin(), years.end(),
                                  [](const ComparedYear& year) { return year.figures.count(Status::overdue) > 0; }));
  return out;
}

Value::List table_rows(const std::vector<ComparedYear>& years, bool has_commitments, const std::string& late_label) {
  Value::List rows;
  for (const ComparedYear& year : years) {
    const Figures& figures = year.figures;
    Value row = Value::object();
    row.set("label", year.label).set("late_label", late_label);
    put(row, "has_href", year.href);
    row.set("has_items", year.shows_items).set("items", std::to_string(figures.items));
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

}  // namespace

std::vector<DataColumn> compared_columns(std::vector<DataColumn> first) {
  using enum DataKind;
  for (const DataColumn& column : std::initializer_list<DataColumn>{{"items", "整改", number},
                                                                    {"carried", "其中结转", number},
                                                                    {"closed", "已销号", number},
                                                                    {"overdue", "逾期", number},
                                                                    {"days_to_close", "平均销号天数", number},
                                                                    {"commitments", "承诺", number},
                                                                    {"kept", "兑现", number}})
    first.push_back(column);
  return first;
}

void add_compared(std::vector<DataCell>& cells, const Figures& figures, bool shows_items) {
  for (const int count : {figures.items, figures.carried, figures.closed(), figures.count(Status::overdue)})
    cells.push_back(number_cell(count, shows_items));
  const auto days = average_days(figures);
  cells.push_back(number_cell(static_cast<int>(days.value_or(0)), days.has_value()));
  for (const int count : {figures.commitments, figures.kept}) cells.push_back(number_cell(count, has_reports(figures)));
}

render::Value comparison(const std::vector<ComparedYear>& years, const std::string& id, const std::string& heading,
                         const std::string& late_label) {
  const bool has_commitments =
      std::any_of(years.begin(), years.end(), [](const ComparedYear& year) { return has_reports(year.figures); });
  const bool has_items =
      std::any_of(years.begin(), years.end(), [](const ComparedYear& year) { return year.figures.items > 0; });
  Value out = Value::object();
  out.set("id", id).set("heading", heading).set("late_label", late_label);
  out.set("has_picture", has_items).set("picture", has_items ? picture(years) : Value(false));
  out.set("has_commitments", has_commitments).set("rows", table_rows(years, has_commitments, late_label));
  return out;
}

}  // namespace site

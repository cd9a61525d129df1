// SPDX-License-Identifier: MIT
#include "site/rollup.h"

#include <fmt/format.h>

#include "rules/figures.h"

namespace site {
namespace {

using model::Status;
using render::Value;

struct Columns {
  int total, overdue, due_soon, open, done;
};

Columns columns_of(const model::Figures& figures) {
  const int open = figures.count(Status::reopened) + figures.count(Status::under_way) +
                   figures.count(Status::not_started) + figures.count(Status::standing);
  return {figures.items, figures.count(Status::overdue), figures.count(Status::due_soon), open, figures.closed()};
}

Value figures_row(const Columns& columns) {
  return Value::object()
      .set("total", std::to_string(columns.total))
      .set("overdue", std::to_string(columns.overdue))
      .set("due_soon", std::to_string(columns.due_soon))
      .set("open", std::to_string(columns.open))
      .set("done", std::to_string(columns.done));
}

std::size_t page_count(const Rollup& table) { return (table.rows.size() + kMostRollupRows - 1) / kMostRollupRows; }

// The first page is the one the table begins on.
std::string file_of(std::size_t number) { return number == 1 ? "index.html" : fmt::format("units-{}.html", number); }

Value::List links_to_others(const Rollup& table, std::size_t number, const std::string& folder) {
  Value::List links;
  const std::size_t first = number == 1 ? 2 : 1;
  for (std::size_t other = first; other <= page_count(table); ++other)
    if (other != number)
      links.push_back(Value::object().set("href", folder + file_of(other)).set("label", fmt::format("第{}页", other)));
  return links;
}

Value page_of(const Rollup& table, std::size_t number, const std::string& folder) {
  Value::List list;
  model::Figures sum;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RollupRow& each = table.rows[i];
    rules::add(sum, *each.figures);
    if (i / kMostRollupRows + 1 != number) continue;
    const Columns columns = columns_of(*each.figures);
    Value row = figures_row(columns);
    row.set("name", each.name).set("href", each.href);
    put(row, "has_meeting", each.meeting);
    row.set("has_figures", columns.total > 0)
        .set("has_overdue", columns.overdue > 0)
        .set("has_due_soon", columns.due_soon > 0);
    list.push_back(std::move(row));
  }
  const bool with_sum = table.with_sum && number == 1;
  Value out = Value::object();
  out.set("caption", number == 1 ? table.caption : fmt::format("{}（第{}页）", table.caption, number));
  out.set("rows", std::move(list)).set("has_sum", with_sum);
  out.set("sum", with_sum ? figures_row(columns_of(sum)) : Value(false));
  out.set("more_label", fmt::format("一页最多 {} 行，共 {} 行。其他页：", kMostRollupRows, table.rows.size()));
  put(out, "has_more", links_to_others(table, number, folder));
  return out;
}

}  // namespace

Value rollup(const Rollup& table) { return page_of(table, 1, table.folder); }

std::vector<PageView> further_pages(const Rollup& table, const std::function<Value(const PageHead& head)>& frame_of) {
  std::vector<PageView> pages;
  for (std::size_t number = 2; number <= page_count(table); ++number) {
    PageView view{"units", file_of(number), frame_of({file_of(number), fmt::format("各单位（第{}页）", number)})};
    view.value.set("rollup", page_of(table, number, ""));
    pages.push_back(std::move(view));
  }
  return pages;
}

DataTable rollup_data(const std::vector<Rollup>& tables) {
  using enum DataKind;
  DataTable data{"units",
                 "各单位整改事项",
                 {{"table", "表"},
                  {"name", "单位"},
                  {"meeting", "会议"},
                  {"page", "网页"},
                  {"total", "整改", number},
                  {"overdue", "逾期", number},
                  {"due_soon", "临期", number},
                  {"open", "在办", number},
                  {"done", "已销号", number}},
                 {}};
  for (const Rollup& table : tables)
    for (const RollupRow& row : table.rows) {
      const Columns columns = columns_of(*row.figures);
      data.rows.push_back({table.caption, row.name, row.meeting, row.href, columns.total, columns.overdue,
                           columns.due_soon, columns.open, columns.done});
    }
  return data;
}

Rollup rollup_of(const UnitContext& unit) {
  Rollup table{"本级和所属单位的整改事项", {{"本级", "rectification.html", "", &unit.node.own}}, true, ""};
  for (const UnitNode* child : unit.children)
    table.rows.push_back({child->organization_name,
                          "../../" + unit_path(child->organization, child->meeting) + "index.html", "", &child->all});
  return table;
}

}  // namespace site

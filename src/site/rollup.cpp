// SPDX-License-Identifier: MIT
#include "site/rollup.h"

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

}  // namespace

Value rollup(const std::string& caption, const std::vector<RollupRow>& rows, bool with_sum, const std::string& note) {
  Value::List list;
  model::Figures sum;
  for (const RollupRow& each : rows) {
    const Columns columns = columns_of(*each.figures);
    Value row = figures_row(columns);
    row.set("name", each.name).set("href", each.href);
    put(row, "meeting", each.meeting);
    row.set("has_figures", columns.total > 0)
        .set("has_overdue", columns.overdue > 0)
        .set("has_due_soon", columns.due_soon > 0);
    rules::add(sum, *each.figures);
    list.push_back(std::move(row));
  }
  Value out = Value::object();
  out.set("caption", caption).set("rows", std::move(list)).set("has_sum", with_sum);
  out.set("sum", with_sum ? figures_row(columns_of(sum)) : Value(false));
  put(out, "note", note);
  return out;
}

std::vector<const UnitNode*> children_of(const Frame& frame, const UnitNode& node) {
  std::vector<const UnitNode*> children;
  const auto below = frame.children.find(unit_path(node.organization, node.meeting));
  if (below == frame.children.end()) return children;
  for (const std::string& path : below->second) children.push_back(&frame.units.at(path));
  return children;
}

}  // namespace site

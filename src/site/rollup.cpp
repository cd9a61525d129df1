// SPDX-License-Identifier: MIT
#include "site/rollup.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/figures.h"

namespace site {
namespace {

using model::Status;
using render::Value;

const model::Figures& figures_of(const RollupRow& row) { return row.with_below ? row.unit->all : row.unit->own; }

int open_of(const model::Figures& figures) {
  return figures.count(Status::reopened) + figures.count(Status::under_way) + figures.count(Status::not_started) +
         figures.count(Status::standing);
}

// A list that this audience is not posted, or that no plan asks for, has no figures.
bool shows_items(const RollupRow& row) {
  return row.unit != nullptr && (has(row.unit->contents, Content::list) || figures_of(row).items > 0);
}

bool shows_commitments(const RollupRow& row) {
  return row.unit != nullptr && (has(row.unit->contents, Content::commitments) || figures_of(row).commitments > 0);
}

// Where no unit posts a list or promises to this audience there are no columns for them, and no number that would say
// that there are none.
struct Columns {
  bool items = false, commitments = false;
};

Columns columns_of(const Rollup& table) {
  return {std::any_of(table.rows.begin(), table.rows.end(), shows_items),
          std::any_of(table.rows.begin(), table.rows.end(), shows_commitments)};
}

// Who is to have a tier and has none: to members those under review, to others both kinds in one.
std::string pending_of(const model::Figures& figures) {
  if (!figures.distribution) return "";
  const model::DisclosedDistribution& tiers = *figures.distribution;
  if (tiers.under_review > 0) return fmt::format("等次待审批 {} 人", tiers.under_review);
  return tiers.pending > 0 ? fmt::format("等次未定 {} 人", tiers.pending) : "";
}

// What a row and the sum have in common.
Value figures_row(const model::Figures& figures, Columns columns) {
  Value row = Value::object()
                  .set("has_items", columns.items)
                  .set("has_figures", figures.items > 0)
                  .set("total", std::to_string(figures.items))
                  .set("overdue", std::to_string(figures.count(Status::overdue)))
                  .set("due_soon", std::to_string(figures.count(Status::due_soon)))
                  .set("open", std::to_string(open_of(figures)))
                  .set("done", std::to_string(figures.closed()));
  row.set("has_commitments", columns.commitments).set("commitments", std::to_string(figures.commitments));
  put(row, "has_reports_missing", figures.missing > 0 ? fmt::format("缺报 {}", figures.missing) : "");
  row.set("stages_late", std::to_string(figures.stages_late)).set("has_stages_late", figures.stages_late > 0);
  put(row, "has_pending", pending_of(figures));
  return row;
}

// Its own gaps in words, those below it as a count of units.
std::string missing_of(const RollupRow& row) {
  std::string text = base::join(row.unit->missing, "、");
  const int below = row.with_below ? row.unit->all.lacking - row.unit->own.lacking : 0;
  if (below > 0) text += fmt::format("{}所属 {} 个单位", text.empty() ? "" : "；", below);
  return text;
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

Value row_of(const RollupRow& each, Columns columns) {
  const model::Figures none;
  const model::Figures& figures = each.unit == nullptr ? none : figures_of(each);
  Value row = figures_row(figures, columns);
  row.set("name", each.name);
  put(row, "has_href", each.href);
  put(row, "has_meeting", each.meeting);
  row.set("registered", each.unit != nullptr);
  row.set("has_overdue", figures.count(Status::overdue) > 0).set("has_due_soon", figures.count(Status::due_soon) > 0);
  put(row, "has_missing", each.unit == nullptr ? "" : missing_of(each));
  row.set("columns", std::to_string(2 + (columns.items ? 5 : 0) + (columns.commitments ? 1 : 0)));
  return row;
}

Value page_of(const Rollup& table, std::size_t number, const std::string& folder) {
  model::Figures sum;
  const Columns columns = columns_of(table);
  for (const RollupRow& each : table.rows) {
    if (each.unit == nullptr)
      ++sum.lacking;
    else
      rules::add(sum, figures_of(each));
  }
  Value::List list;
  for (std::size_t i = (number - 1) * kMostRollupRows; i < std::min(number * kMostRollupRows, table.rows.size()); ++i)
    list.push_back(row_of(table.rows[i], columns));
  const bool with_sum = table.with_sum && number == 1;
  Value out = Value::object();
  out.set("caption", number == 1 ? table.caption : fmt::format("{}（第{}页）", table.caption, number));
  out.set("has_items", columns.items)
      .set("has_commitments", columns.commitments)
      .set("rows", std::move(list))
      .set("has_sum", with_sum);
  Value sum_row = figures_row(sum, columns);
  put(sum_row, "has_lacking", sum.lacking > 0 ? fmt::format("{} 个单位", sum.lacking) : "");
  out.set("sum", with_sum ? std::move(sum_row) : Value(false));
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
                 "各单位情况",
                 {{"table", "表"},
                  {"name", "单位"},
                  {"meeting", "会议"},
                  {"page", "网页"},
                  {"total", "整改", number},
                  {"overdue", "逾期", number},
                  {"due_soon", "临期", number},
                  {"open", "在办", number},
                  {"done", "已销号", number},
                  {"commitments", "承诺", number},
                  {"reports_missing", "缺报", number},
                  {"stages_late", "安排逾期", number},
                  {"under_review", "等次待审批", number},
                  {"pending", "等次未定", number},
                  {"missing", "还缺"}},
                 {}};
  for (const Rollup& table : tables) {
    const bool has_commitments = columns_of(table).commitments;
    for (const RollupRow& row : table.rows) {
      std::vector<DataCell> cells{table.caption, row.name, row.meeting, row.href};
      if (row.unit == nullptr) {
        cells.resize(data.columns.size() - 1);
        cells.emplace_back("尚未登记这次会议");
      } else {
        const model::Figures& figures = figures_of(row);
        for (const int count : {figures.items, figures.count(Status::overdue), figures.count(Status::due_soon),
                                open_of(figures), figures.closed()})
          cells.push_back(number_cell(count, shows_items(row)));
        cells.push_back(number_cell(figures.commitments, has_commitments));
        cells.push_back(number_cell(figures.missing, has_commitments));
        cells.emplace_back(figures.stages_late);
        const auto& tiers = figures.distribution;
        cells.push_back(number_cell(tiers ? tiers->under_review : 0, tiers && !tiers->lumped));
        const std::optional<int> pending = tiers ? tiers->unsettled() : std::nullopt;
        cells.push_back(number_cell(pending.value_or(0), pending.has_value()));
        cells.emplace_back(missing_of(row));
      }
      data.rows.push_back(std::move(cells));
    }
  }
  return data;
}

void Rollup::add_children(const std::vector<const UnitNode*>& children,
                          const std::vector<UnregisteredChild>& unregistered, const std::string& up) {
  auto other = unregistered.begin();
  const auto add_others = [&](const std::string* before) {
    for (; other != unregistered.end() && (before == nullptr || other->organization < *before); ++other)
      rows.push_back({other->name, "", "", nullptr, false});
  };
  for (const UnitNode* child : children) {
    add_others(&child->organization);
    rows.push_back({child->organization_name, up + unit_path(child->organization, child->meeting) + "index.html", "",
                    child, true});
  }
  add_others(nullptr);
}

Rollup rollup_of(const UnitContext& unit) {
  const char* list = unit.record.has_rectification_page ? "rectification.html" : "";
  Rollup table{"本级和所属单位的情况", {{"本级", list, "", &unit.node, false}}, true, ""};
  table.add_children(unit.children, unit.unregistered, "../../");
  return table;
}

}  // namespace site

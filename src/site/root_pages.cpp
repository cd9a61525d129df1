// SPDX-License-Identifier: MIT
#include "site/root_pages.h"

#include <fmt/format.h>

#include <array>

#include "rules/figures.h"
#include "site/rollup.h"
#include "site/strip.h"

namespace site {
namespace {

using render::Value;

RollupRow row_of(const UnitNode& unit, const model::Figures& figures, bool with_meeting) {
  return {unit.organization_name, unit_path(unit.organization, unit.meeting) + "index.html",
          with_meeting ? meeting_title(unit.meeting) : "", &figures};
}

// A table a parent (itself, its children, their sum); then the organisations that stand alone, a row a meeting.
Value::List unit_tables(const Frame& frame) {
  Value::List tables;
  std::vector<RollupRow> alone;
  for (const auto& [path, unit] : frame.units) {
    const std::vector<const UnitNode*> children = children_of(frame, unit);
    if (!children.empty()) {
      std::vector<RollupRow> rows{row_of(unit, unit.own, false)};
      for (const UnitNode* child : children) rows.push_back(row_of(*child, child->all, false));
      tables.push_back(rollup(fmt::format("{} {}", unit.organization_name, meeting_title(unit.meeting)), rows, true));
      continue;
    }
    const bool below = !unit.parent.empty() && frame.units.contains(unit_path(unit.parent, unit.meeting));
    if (!below) alone.insert(alone.begin(), row_of(unit, unit.own, true));
  }
  if (!alone.empty()) tables.push_back(rollup("各次会议的整改事项", alone, false));
  return tables;
}

PageView index_page(const Frame& frame, const SiteRoot& root) {
  PageView view{"index", "index.html",
                root_page(frame, root.own, root.contact, {"index.html", "公示栏"}, root.data_date)};
  Value& page = view.value;
  put(page, "theme", root.own == nullptr ? "" : root.own->theme);
  model::Figures figures;
  DueEntries due;
  const std::vector<const UnitNode*> units = current_units(frame);
  for (const UnitNode* unit : units) {
    rules::add(figures, unit->own);
    merge(due, unit->due);
  }
  const bool one = units.size() == 1;
  if (one) figures = units[0]->all;  // with its guests, as on its own pages
  const std::string home = one ? unit_path(units[0]->organization, units[0]->meeting) : "";
  page.set("has_items", figures.items > 0);
  page.set("strip", figures.items > 0 ? strip(one ? item_counts(figures, home + "rectification.html")
                                                  : item_counts(figures, "", "#units"),
                                              "项整改")
                                      : Value(false));
  put_due_lists(page, due, "", !one);
  page.set("has_units", !frame.units.empty()).set("unit_count", std::to_string(units.size()));
  put(page, "figures",
      figure_rows(key_figures(figures, one ? home + "rectification.html" : "#units",
                              one && units[0]->has_commitments_page ? home + "commitments.html" : "",
                              one && units[0]->has_appraisal_page ? home + "appraisal.html" : "")));
  page.set("unit_tables", unit_tables(frame));
  return view;
}

PageView about_page(const Frame& frame, const SiteRoot& root) {
  static constexpr std::array<const char*, 3> kMeanings{
      "只给本组织的党员看。可以看到党员个人的整改事项、承诺和缺席名单。",
      "给本单位的党员和群众看。不含党员个人的整改事项和缺席名单；方案没有要求公示的承诺也不含。",
      "向社会公布。只含班子的整改事项，其中的人名已遮去一部分；不含承诺和评议人数，除非工作区另有规定。"};
  PageView view{"about", "about.html",
                root_page(frame, root.own, root.contact, {"about.html", "关于本站"}, root.data_date)};
  Value& page = view.value;
  page.set("as_of", model::chinese(frame.as_of))
      .set("audience_meaning", kMeanings[static_cast<std::size_t>(frame.audience)]);
  page.set("due_soon_days", std::to_string(frame.due_soon_days));
  Value::List notes{
      Value::object()
          .set("label", "优秀上限")
          .set("value", "方案规定“一般不超过三分之一”的，按本支部正式党员人数除以三取整；流入的党员不算在内。"),
      Value::object()
          .set("label", "合并公布")
          .set("value",
               fmt::format("向党员以外的范围公布等次人数时，少于 {} 人的等次与相邻的等次合并。", frame.small_count))};
  put(page, "notes", std::move(notes));
  page.set("version", frame.version).set("build_code", root.build_code);
  return view;
}

}  // namespace

std::vector<const UnitNode*> current_units(const Frame& frame) {
  std::vector<const UnitNode*> units;
  for (const auto& [path, unit] : frame.units) {  // by organisation, then meeting
    if (!units.empty() && units.back()->organization == unit.organization) units.pop_back();
    units.push_back(&unit);
  }
  return units;
}

std::vector<PageView> root_pages(const Frame& frame, const SiteRoot& root) {
  PageView missing{"404", "404.html",
                   root_page(frame, root.own, root.contact, {"404.html", "没有这一页"}, root.data_date)};
  return {index_page(frame, root), about_page(frame, root), std::move(missing)};
}

}  // namespace site

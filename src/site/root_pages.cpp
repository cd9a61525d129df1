// SPDX-License-Identifier: MIT
#include "site/root_pages.h"

#include <fmt/format.h>

#include <array>

#include "site/data_files.h"
#include "site/rollup.h"
#include "site/strip.h"

namespace site {
namespace {

using render::Value;

RollupRow row_of(const UnitNode& unit, bool with_meeting) {
  return {unit.organization_name, unit_path(unit.organization, unit.meeting) + "index.html",
          with_meeting ? meeting_title(unit.meeting) : "", &unit, false};
}

Rollup table_of_alone(const SiteRoot& root) {
  Rollup table{"各次会议的情况", {}, false, ""};
  for (const UnitNode& unit : root.alone) table.rows.push_back(row_of(unit, true));
  return table;
}

// A table a superior (itself, its children, their sum); then the organisations that stand alone, a row a meeting.
std::vector<Rollup> unit_tables(const SiteRoot& root) {
  std::vector<Rollup> tables;
  for (const SiteRoot::Superior& superior : root.superiors) {
    const UnitNode& node = superior.node;
    Rollup table{fmt::format("{} {}", node.organization_name, meeting_title(node.meeting)),
                 {row_of(node, false)},
                 true,
                 unit_path(node.organization, node.meeting)};
    std::vector<const UnitNode*> children;
    for (const UnitNode& child : superior.children) children.push_back(&child);
    table.add_children(children, superior.unregistered, "");
    tables.push_back(std::move(table));
  }
  if (!root.alone.empty()) tables.push_back(table_of_alone(root));
  return tables;
}

Value root_frame(const Frame& frame, const SiteRoot& root, const PageHead& head) {
  return root_page(frame, root.own, root.contact, head, root.all.data_date);
}

PageView index_page(const Frame& frame, const SiteRoot& root) {
  PageView view{"index", "index.html", root_frame(frame, root, {"index.html", "公示栏", {}, !root.all.due.empty()})};
  Value& page = view.value;
  put(page, "has_theme", root.own ? root.own->theme : "");
  const bool one = root.only.has_value();
  const model::Figures& figures = one ? root.only->all : root.all.figures;  // with its guests, as on its own pages
  const std::string home = one ? unit_path(root.only->organization, root.only->meeting) : "";
  page.set("has_items", figures.items > 0);
  page.set("strip", figures.items > 0 ? strip(one ? item_counts(figures, home + "rectification.html")
                                                  : item_counts(figures, "", "#units"),
                                              "项整改")
                                      : Value(false));
  put_due_lists(page, root.all.due, frame.audience, "", !one);
  page.set("has_units", root.all.organizations > 0).set("unit_count", std::to_string(root.all.organizations));
  put(page, "has_figures",
      figure_rows(key_figures(figures, one ? home + "rectification.html" : "#units",
                              one && root.only->has_commitments_page ? home + "commitments.html" : "",
                              one && root.only->has_appraisal_page ? home + "appraisal.html" : "")));
  const std::vector<Rollup> tables = unit_tables(root);
  Value::List shown;
  for (const Rollup& table : tables) shown.push_back(rollup(table));
  page.set("unit_tables", std::move(shown));
  view.tables.push_back(rollup_data(tables));
  return view;
}

PageView about_page(const Frame& frame, const SiteRoot& root) {
  static constexpr std::array<const char*, 3> kMeanings{
      "只给本组织的党员看。可以看到党员个人的整改事项、承诺和缺席名单。",
      "给本单位的党员和群众看。不含党员个人的整改事项和缺席名单；方案没有要求公示的承诺也不含。",
      "向社会公布。只含班子的整改事项，其中的人名已遮去一部分；不含承诺和评议人数，除非工作区另有规定。"};
  PageView view{"about", "about.html", root_frame(frame, root, {"about.html", "关于本站"})};
  Value& page = view.value;
  page.set("as_of", model::chinese(frame.as_of))
      .set("audience_meaning", kMeanings[static_cast<std::size_t>(frame.audience)]);
  page.set("due_soon_days", std::to_string(frame.due_soon_days));
  Value::List notes{
      Value::object()
          .set("label", "优秀上限")
          .set("value", "方案规定了优秀比例的，按方案的比例和基数取整，基数写在数字旁边；流入的党员不算在内。"),
      Value::object()
          .set("label", "合并公布")
          .set("value",
               fmt::format("向党员以外的范围公布等次人数时，少于 {} 人的等次与相邻的等次合并。", frame.small_count))};
  put(page, "has_notes", std::move(notes));
  page.set("version", frame.version).set("build_code", root.build_code);
  return view;
}

}  // namespace

std::vector<PageView> root_pages(const Frame& frame, const SiteRoot& root) {
  std::vector<PageView> pages;
  pages.push_back(index_page(frame, root));
  pages.push_back(about_page(frame, root));
  pages.push_back({"404", "404.html", root_frame(frame, root, {"404.html", "没有这一页"})});
  for (PageView& view : pages) put_downloads(view.value, view.tables, root.contact.name);
  for (PageView& view :
       further_pages(table_of_alone(root), [&](const PageHead& head) { return root_frame(frame, root, head); })) {
    put_downloads(view.value, pages.front().tables, root.contact.name);  // the table begins on the first page
    pages.push_back(std::move(view));
  }
  return pages;
}

}  // namespace site

// SPDX-License-Identifier: MIT
#include "site/root_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/text.h"
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

// Which meetings' items are counted, where the tables below have others too: the newest of each organisation.
std::string counted_note(const SiteRoot& root) {
  std::set<std::string> all, newest, seen;
  for (const UnitNode& unit : root.alone) {
    all.insert(unit.meeting);
    if (seen.insert(unit.organization).second) newest.insert(unit.meeting);
  }
  for (const SiteRoot::Superior& superior : root.superiors) all.insert(superior.node.meeting);
  if (all.size() < 2) return "";
  const bool one = newest.size() == 1 && root.superiors.empty();
  return fmt::format("这里数的是{}的整改清单。",
                     one ? base::trim(meeting_year(*newest.begin())) : "各单位最近一次会议");
}

// Why there is no strip.
std::string no_items_note(const SiteRoot& root) {
  if (root.all.figures.items > 0 || root.all.organizations == 0) return "";
  return has(root.all.contents, Content::list) ? "还没有可以公示的整改事项。" : "没有要公示的整改清单。";
}

bool any_last_day(const DueEntries& due) {
  const auto any = [](const std::vector<DueEntry>& list) {
    return std::any_of(list.begin(), list.end(), [](const DueEntry& each) { return !each.until.empty(); });
  };
  return any(due.late) || any(due.next);
}

PageView index_page(const Frame& frame, const SiteRoot& root) {
  PageView view{
      "index", "index.html",
      root_frame(frame, root, {"index.html", "公示栏", {}, !root.all.due.empty(), any_last_day(root.all.due)})};
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
  put(page, "has_empty_note", no_items_note(root));
  put(page, "has_strip_note", figures.items > 0 ? counted_note(root) : "");
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

// Where the promises themselves are not shown.
bool counts_reports_only(Contents contents) {
  return has(contents, Content::reports_due) && !has(contents, Content::commitments);
}

std::string feed_kinds(Contents contents) {
  std::vector<std::string> kinds;
  if (has(contents, Content::list)) kinds.emplace_back("整改");
  if (has(contents, Content::commitments)) kinds.emplace_back("践诺");
  kinds.insert(kinds.end(), {"完成的阶段", "开过的会"});
  return base::join(kinds, "、");
}

// What the site has, in the order of its pages.
std::string meaning_of(model::Audience audience, Contents contents) {
  static constexpr std::array<const char*, 3> kWhom{"只给本组织的党员看", "给本单位的党员和群众看",
                                                    "向社会公布，文字里的人名遮去一部分"};
  static constexpr std::array<std::pair<Content, const char*>, 9> kWhat{
      {{Content::committee_items, "班子的整改事项"},
       {Content::personal_items, "党员个人的整改事项"},
       {Content::commitments, "党员的承诺"},
       {Content::appraisal, "民主评议的人数"},
       {Content::excellent, "优秀党员的名单"},
       {Content::absent, "缺席的名单"},
       {Content::talks, "谈心谈话的次数"},
       {Content::opinions, "征求意见的条数"},
       {Content::filings, "报送和归档的情况"}}};
  std::vector<std::string> parts{"会议情况和工作安排"};
  for (const auto& [content, text] : kWhat)
    if (has(contents, content)) parts.emplace_back(text);
  if (counts_reports_only(contents)) parts.emplace_back("践诺报告的次数");
  return fmt::format("{}。本站有{}。", kWhom[static_cast<std::size_t>(audience)], base::join(parts, "、"));
}

// How each figure that the site has is computed.
Value::List notes_of(const Frame& frame, Contents contents) {
  const bool merges = frame.audience != model::Audience::members;
  const std::string open =
      has(contents, Content::standing) ? "重新整改、推进中、未开始和长期坚持" : "重新整改、推进中和未开始";
  const std::string lacks = merges ? "还没有的。" : "还没有的，和过了截止日没有报送的材料。";
  const std::string hidden =
      has(contents, Content::personal_items) ? "范围更小的事项不在其中。" : "党员个人的事项范围更小，不在其中。";
  const std::array<std::tuple<bool, const char*, std::string>, 13> all{
      {{has(contents, Content::list) && merges, "公示的数", "只数向这个范围公示的事项；" + hidden},
       {has(contents, Content::list), "已销号", "已销号和已复查的项数之和，后面是全部项数。"},
       {has(contents, Content::list), "在办", open + "的项数之和；逾期和临期的另列。"},
       {has(contents, Content::recurring), "第几年", "同一个问题连着出现或者一直没有整改完的年数，今年也算。"},
       {has(contents, Content::carried), "结转", "上次会议没有完成的事项，编号、最初时限和进展都带到这次。"},
       {has(contents, Content::commitments), "践诺", "报告的结果有三种：兑现、推进中、未兑现。"},
       {has(contents, Content::reports_due), "缺报", "方案要求按期报告践诺情况，到期应报而没有报的次数。"},
       {has(contents, Content::cap), "优秀上限", "按方案规定的比例和基数取整，基数写在数字旁边。"},
       {has(contents, Content::guests), "流入的党员",
        "由所在的党支部评定，不算在优秀上限的基数里，也不算在上级的数里。"},
       {has(contents, Content::appraisal) && merges, "合并公布",
        fmt::format("少于 {} 人的等次与相邻的等次合并。", frame.small_count)},
       {has(contents, Content::units_below), "合计", "上级单位的数由所属单位的数相加，不另外填报。"},
       {true, "安排逾期", "过了截止日还没有完成的工作安排有几个。"},
       {true, "还缺", "会开过了，工作方案要求而本站" + lacks + "“—”只是说从本站的内容看不出缺什么。"}}};
  Value::List notes;
  for (const auto& [is_there, label, value] : all)
    if (is_there) notes.push_back(Value::object().set("label", label).set("value", value));
  return notes;
}

PageView about_page(const Frame& frame, const SiteRoot& root) {
  PageView view{"about", "about.html", root_frame(frame, root, {"about.html", "关于本站"})};
  Value& page = view.value;
  const Contents contents = root.all.contents;
  page.set("as_of", model::chinese(frame.as_of)).set("audience_meaning", meaning_of(frame.audience, contents));
  page.set("has_list", has(contents, Content::list)).set("has_standing", has(contents, Content::standing));
  page.set("due_soon_days", std::to_string(frame.due_soon_days)).set("feed_kinds", feed_kinds(contents));
  put(page, "has_notes", notes_of(frame, contents));
  page.set("version", frame.version).set("build_code", root.build_code);
  return view;
}

}  // namespace

std::vector<PageView> root_pages(const Frame& frame, const SiteRoot& root) {
  std::vector<PageView> pages;
  pages.push_back(index_page(frame, root));
  pages.push_back(about_page(frame, root));
  if (!root.archives.empty()) pages.push_back(archives_page(frame, root));
  if (!frame.archive) pages.push_back({"404", "404.html", root_frame(frame, root, {"404.html", "没有这一页"})});
  for (PageView& view : pages) put_downloads(view.value, view.tables, root.contact.name);
  for (PageView& view :
       further_pages(table_of_alone(root), [&](const PageHead& head) { return root_frame(frame, root, head); })) {
    put_downloads(view.value, pages.front().tables, root.contact.name);  // the table begins on the first page
    pages.push_back(std::move(view));
  }
  return pages;
}

}  // namespace site

// SPDX-License-Identifier: MIT
// 民主评议: counts by tier, one square a person, and who was not assessed for which reason. No name but 优秀, where
// allowed.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "site/rollup.h"
#include "site/slugs.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::DisclosedDistribution;
using model::TierCell;
using render::Value;

constexpr int kMostSquares = 60, kSquaresARow = 10, kSquarePitch = 50, kSize = 42;

std::string tier_slug(const TierCell& cell) {
  return cell.merged() ? "qualified_or_below" : std::string(slug(cell.from));
}

// Then the cell says no more than that a tier was given, or not even that.
bool all_merged(const TierCell& cell) { return cell.merged() && cell.from == model::Tier::excellent; }

std::string tier_label(const TierCell& cell) {
  if (all_merged(cell)) return cell.open ? "各等次及未定" : "等次已定";
  return fmt::format("{}{}{}", model::word(cell.from), cell.from != cell.to ? "及以下" : "", cell.open ? "或未定" : "");
}

std::string note_of(const TierCell& cell) {
  if (cell.open) return "人数较少的合并公布，含等次还没有评定或审批的";
  return cell.merged() ? "人数较少的等次合并公布" : "";
}

// What is drawn and tabled, in one order: tiers, pending, not assessed.
struct Part {
  std::string slug, label, note;
  int count = 0;
  bool assessed = true;
};

std::vector<Part> parts_of(const DisclosedDistribution& tiers) {
  std::vector<Part> parts;
  for (const TierCell& cell : tiers.cells) {
    if (all_merged(cell) && cell.count == 0) continue;
    parts.push_back({tier_slug(cell), tier_label(cell), note_of(cell), cell.count});
  }
  if (tiers.under_review > 0) parts.push_back({"pending", "待审批", "等次还没有审批", tiers.under_review});
  if (tiers.undecided > 0) parts.push_back({"pending", "待评定", "参加了评议，等次还没有评定", tiers.undecided});
  if (tiers.pending > 0) parts.push_back({"pending", "等次未定", "等次还没有评定或审批", tiers.pending});
  for (std::size_t i = 0; i < tiers.not_assessed.size(); ++i)
    if (tiers.not_assessed[i] > 0)
      parts.push_back({"not_assessed", model::shown_word(static_cast<model::NotAssessed>(i), tiers.knows_made_up), "",
                       tiers.not_assessed[i], false});
  return parts;
}

void put_drawing(Value& page, const std::vector<Part>& parts, int total) {
  const bool squares = total <= kMostSquares;
  Value::List cells, segments;
  int at = 0;
  for (const Part& part : parts) {
    if (part.count == 0) continue;
    segments.push_back(Value::object()
                           .set("tier", part.slug)
                           .set("x", fmt::format("{:.3f}%", 100.0 * at / total))
                           .set("width", fmt::format("{:.3f}%", 100.0 * part.count / total)));
    for (int i = 0; i < part.count; ++i, ++at) {
      if (!squares) continue;
      cells.push_back(Value::object()
                          .set("tier", part.slug)
                          .set("x", std::to_string(at % kSquaresARow * kSquarePitch))
                          .set("y", std::to_string(at / kSquaresARow * kSquarePitch))
                          .set("size", std::to_string(kSize)));
    }
  }
  const int rows = (total + kSquaresARow - 1) / kSquaresARow;
  page.set("has_squares", squares).set("squares", std::move(cells));
  page.set("squares_width", std::to_string(kSquaresARow * kSquarePitch - (kSquarePitch - kSize)));
  page.set("squares_height", std::to_string(rows * kSquarePitch - (kSquarePitch - kSize)));
  page.set("has_bar", !squares).set("segments", squares ? Value::List() : std::move(segments));
}

bool shows_excellent(const DisclosedDistribution& tiers) {
  return !tiers.cells.empty() && !tiers.cells.front().merged();
}

// What the cap is a share of stands before it; without a cap that is nobody's base, but still a figure to know.
Value::List audit(const DisclosedDistribution& tiers) {
  std::vector<std::string> parts;
  if (shows_excellent(tiers)) parts.push_back(fmt::format("优秀 {} 人", tiers.cells.front().count));
  std::string open = tiers.undecided > 0 ? fmt::format("（含待评定 {} 人）", tiers.undecided) : "";
  if (tiers.pending > 0) open = fmt::format("（含等次未定 {} 人）", tiers.pending);
  parts.push_back(fmt::format("参加评定 {} 人{}", tiers.assessed, open));
  if (!tiers.has_cap) {
    parts.push_back(fmt::format("正式党员 {} 人", tiers.formal));
  } else {
    if (tiers.cap_of != model::CapBase::assessed)
      parts.push_back(fmt::format("{} {} 人", model::word(tiers.cap_of), tiers.cap_base));
    parts.push_back(fmt::format("上限 {} 人（按{}算）", tiers.cap, model::word(tiers.cap_of)));
  }
  if (tiers.has_cap && shows_excellent(tiers) && tiers.within_cap == false)
    parts.push_back(fmt::format("超出 {} 人", tiers.cells.front().count - tiers.cap));
  return sentence(parts);
}

Value::List part_rows(const std::vector<Part>& parts, bool assessed, bool has_notes) {
  Value::List rows;
  for (const Part& part : parts) {
    if (part.assessed != assessed) continue;
    Value row = Value::object();
    row.set("label", part.label).set("count", std::to_string(part.count)).set("has_notes", has_notes);
    if (assessed) row.set("tier", part.slug);
    put(row, "has_note", part.note);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Without a settled tier there is nothing to merge.
std::string excellent_word(const DisclosedDistribution& tiers) {
  if (tiers.cells.empty()) return tiers.pending > 0 ? "未定" : "0";
  return shows_excellent(tiers) ? std::to_string(tiers.cells.front().count) : "合并";
}

Value branch_row(const DisclosedDistribution& tiers) {
  return Value::object()
      .set("members", std::to_string(tiers.members))
      .set("assessed", std::to_string(tiers.assessed))
      .set("excellent", excellent_word(tiers))
      .set("not_assessed", std::to_string(tiers.members - tiers.assessed));
}

// Its plan may appraise nobody, and yet a branch below it has figures.
std::string page_of(const UnitNode& child) {
  return "../../" + unit_path(child.organization, child.meeting) +
         (child.has_appraisal_page ? "appraisal.html" : "index.html");
}

Value::List branch_rows(const UnitContext& unit) {
  Value::List rows;
  const auto& own = unit.node.own.distribution;
  if (own && own->members > 0) rows.push_back(branch_row(*own).set("name", "本级").set("href", "appraisal.html"));
  for (const UnitNode* child : unit.children) {
    if (!child->all.distribution || rows.size() == kMostRollupRows) continue;
    rows.push_back(
        branch_row(*child->all.distribution).set("name", child->organization_name).set("href", page_of(*child)));
  }
  return rows;
}

std::string merged_note(const DisclosedDistribution& tiers) {
  if (tiers.merged_below == 0) return "";
  const bool open = std::any_of(tiers.cells.begin(), tiers.cells.end(), [](const TierCell& cell) { return cell.open; });
  return fmt::format("少于 {} 人的等次与相邻的等次合并公布{}，以免推知到个人。", tiers.merged_below,
                     open ? "，等次还没有评定或审批的人不多时也算在里面" : "");
}

void put_distribution(Value& page, const DisclosedDistribution& tiers) {
  const std::vector<Part> parts = parts_of(tiers);
  std::vector<std::string> said;
  for (const Part& part : parts)
    if (part.count > 0) said.push_back(fmt::format("{}{}人", part.label, part.count));
  page.set("audit", audit(tiers)).set("over_cap", tiers.has_cap && tiers.within_cap == false);
  page.set("summary", base::join(said, "，"));
  put_drawing(page, parts, tiers.members);
  const int guests = tiers.not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)];
  const bool has_notes =
      guests > 0 || std::any_of(parts.begin(), parts.end(), [](const Part& part) { return !part.note.empty(); });
  page.set("has_notes", has_notes).set("tiers", part_rows(parts, true, has_notes));
  put(page, "has_not_assessed", part_rows(parts, false, has_notes));
  page.set("total_label", "全体党员").set("total", std::to_string(tiers.members));
  put(page, "has_total_note", guests > 0 ? fmt::format("含流入 {} 人", guests) : "");
  put(page, "has_merged_note", merged_note(tiers));
  Value::List names;
  for (const std::string& name : tiers.excellent) names.push_back(Value::object().set("name", name));
  page.set("excellent_count", std::to_string(names.size()));
  put(page, "has_excellent", std::move(names));
}

DataTable table_of(const DisclosedDistribution& tiers) {
  using enum DataKind;
  DataTable table{"appraisal",
                  "评议人数",
                  {{"group", "类别"},
                   {"label", "等次或原因"},
                   {"count", "人数", number},
                   {"names", "名单", lines},
                   {"note", "说明"}},
                  {}};
  for (const Part& part : parts_of(tiers)) {
    const bool named = part.slug == slug(model::Tier::excellent);
    table.rows.push_back({std::string(part.assessed ? "参加评定" : "不评定"), part.label, part.count,
                          named ? tiers.excellent : std::vector<std::string>(), part.note});
  }
  return table;
}

// As branch_rows, of all branches.
DataTable table_of_branches(const UnitContext& unit) {
  using enum DataKind;
  DataTable table{"appraisal-units",
                  "各支部评议人数",
                  {{"name", "单位"},
                   {"page", "网页"},
                   {"members", "党员", number},
                   {"assessed", "参加评定", number},
                   {"excellent", "优秀", number},
                   {"not_assessed", "不评定", number}},
                  {}};
  const auto add = [&](const std::string& name, const std::string& page, const DisclosedDistribution& tiers) {
    table.rows.push_back({name, page, tiers.members, tiers.assessed,
                          shows_excellent(tiers) ? DataCell(tiers.cells.front().count) : DataCell(),
                          tiers.members - tiers.assessed});
  };
  const auto& own = unit.node.own.distribution;
  if (own && own->members > 0) add("本级", "appraisal.html", *own);
  for (const UnitNode* child : unit.children)
    if (child->all.distribution) add(child->organization_name, page_of(*child), *child->all.distribution);
  return table;
}

}  // namespace

PageView appraisal_page(const UnitContext& unit) {
  PageView view{"appraisal", "appraisal.html",
                unit_page(unit, {"appraisal.html", "民主评议", {}, false, false, model::Matter::tiers})};
  Value& page = view.value;
  const auto& tiers = unit.node.all.distribution;
  const bool any = tiers && tiers->members > 0;
  page.set("has_distribution", any).set("pending_approval", false);
  if (!any) return view;
  put_distribution(page, *tiers);
  const bool several = !unit.children.empty();
  Value::List branches = several ? branch_rows(unit) : Value::List();
  put(page, "has_parts", std::move(branches));
  page.set("has_parts_sum", several).set("parts_sum", several ? branch_row(*tiers) : Value(false));
  view.tables.push_back(table_of(*tiers));
  if (several) view.tables.push_back(table_of_branches(unit));
  return view;
}

}  // namespace site

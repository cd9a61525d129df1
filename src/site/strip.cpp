// SPDX-License-Identifier: MIT
#include "site/strip.h"

#include <fmt/format.h>

#include <numeric>

#include "base/text.h"
#include "site/anchors.h"
#include "site/slugs.h"

namespace site {
namespace {

using render::Value;

std::string percent(int part, int whole) { return fmt::format("{:.3f}%", 100.0 * part / whole); }

Value due_row(const DueEntry& entry, const std::string& up, bool name_unit) {
  Value row = Value::object();
  row.set("state", entry.state).set("state_label", entry.state_label).set("kind_label", entry.kind_label);
  put(row, "has_state_note", entry.state_note);
  row.set("title", entry.title).set("hang", begins_with_opening_mark(entry.title)).set("href", up + entry.href);
  put(row, "has_unit_name", name_unit ? entry.unit_name : "");
  put(row, "has_responsible", entry.responsible);
  put(row, "has_date", entry.date);
  put(row, "has_until", entry.until);
  return row;
}

Value::List due_rows(const std::vector<DueEntry>& entries, const std::string& up, bool name_units) {
  Value::List rows;
  for (const DueEntry& entry : entries) rows.push_back(due_row(entry, up, name_units));
  return rows;
}

std::string count_note(int all, std::size_t shown, const char* what) {
  const int more = all - static_cast<int>(shown);
  return more > 0 ? fmt::format("另有 {} 项{}。", more, what) : "";
}

// Members see all that can be late; others only what is posted to them.
std::string none_note(model::Audience audience, const std::string& scope, const char* what) {
  return audience == model::Audience::members ? fmt::format("{}没有{}的事项。", scope, what)
                                              : fmt::format("{}公示的事项中没有{}的。", scope, what);
}

}  // namespace

Value strip(const std::vector<StateCount>& counts, const std::string& total_label) {
  const int total = std::accumulate(counts.begin(), counts.end(), 0,
                                    [](int sum, const StateCount& each) { return sum + each.count; });
  const std::string measure = total_label.substr(0, std::string_view("项").size());  // 项 of 项整改, 条 of 条承诺
  Value::List rows, dots, segments;
  std::vector<std::string> parts;
  int before = 0;
  for (const StateCount& each : counts) {
    if (each.count == 0) continue;
    rows.push_back(Value::object()
                       .set("state", each.state)
                       .set("label", each.label)
                       .set("count", std::to_string(each.count))
                       .set("href", each.href));
    parts.push_back(fmt::format("{}{}{}", each.label, each.count, measure));
    if (total <= kMostDots)
      for (int i = 0; i < each.count; ++i) dots.push_back(Value::object().set("state", each.state));
    segments.push_back(Value::object()
                           .set("state", each.state)
                           .set("x", percent(before, total))
                           .set("width", percent(each.count, total)));
    before += each.count;
  }
  const bool as_dots = total <= kMostDots;
  Value out = Value::object();
  out.set("total", std::to_string(total)).set("total_label", total_label);
  out.set("summary", fmt::format("共{}{}：{}", total, measure, base::join(parts, "，")));
  out.set("counts", std::move(rows)).set("has_dots", as_dots).set("dots", std::move(dots));
  out.set("has_bar", !as_dots).set("segments", as_dots ? Value::List() : std::move(segments));
  return out;
}

std::vector<StateCount> item_counts(const model::Figures& figures, const std::string& list_href,
                                    const std::string& only_href) {
  std::vector<StateCount> counts;
  for (std::size_t i = 0; i < model::kStatusCount; ++i) {
    const std::string state(kStatusSlugs[i]);
    counts.push_back({state, std::string(model::word(static_cast<model::Status>(i))),
                      only_href.empty() ? fmt::format("{}#g-{}", list_href, state) : only_href, figures.by_status[i]});
  }
  return counts;
}

void put_due_lists(Value& page, const DueEntries& due, model::Audience audience, const std::string& up, bool name_units,
                   const std::string& scope, bool posts_days) {
  const auto none = [&](const char* what) {
    return posts_days ? none_note(audience, scope, what) : scope + "现在没有公示有时限的内容。";
  };
  put(page, "has_due_scope", scope);
  put(page, "has_late", due_rows(due.late, up, name_units));
  page.set("late_count", std::to_string(due.late_count));
  put(page, "has_more_late", count_note(due.late_count, due.late.size(), "逾期"));
  page.set("no_late", none("逾期"));
  put(page, "has_next", due_rows(due.next, up, name_units));
  put(page, "has_more_next", count_note(due.next_count, due.next.size(), "未到期"));
  page.set("no_next", none("将要到期"));
}

Value::List figure_rows(const std::vector<Figure>& figures) {
  Value::List rows;
  for (const Figure& figure : figures) {
    Value row = Value::object();
    row.set("label", figure.label).set("value", figure.value).set("unit", figure.unit).set("alert", figure.alert);
    put(row, "has_href", figure.href);
    put(row, "has_base", figure.base);
    put(row, "has_note", figure.note);
    put(row, "has_until", figure.until);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Figure> key_figures(const model::Figures& figures, const std::string& items_href,
                                const std::string& commitments_href, const std::string& appraisal_href) {
  std::vector<Figure> out;
  const int overdue = figures.count(model::Status::overdue);
  Figure items{"整改", items_href, std::to_string(figures.closed()), std::to_string(figures.items), "项已销号",
               "",     overdue > 0};
  std::vector<std::string> notes;
  if (overdue > 0) notes.push_back(fmt::format("逾期 {} 项", overdue));
  if (figures.closed_late > 0) notes.push_back(fmt::format("逾期销号 {} 项", figures.closed_late));
  items.note = base::join(notes, "，");
  if (figures.items > 0) out.push_back(std::move(items));
  if (figures.commitments > 0) {
    Figure commitments{"承诺", commitments_href,   std::to_string(figures.commitments), "", "条",
                       "",     figures.missing > 0};
    if (figures.due_reports > 0) {
      commitments = {"践诺报告",
                     commitments_href,
                     std::to_string(figures.given),
                     std::to_string(figures.due_reports),
                     "次已报告",
                     fmt::format("{} 条承诺", figures.commitments),
                     figures.missing > 0};
      if (figures.missing > 0) commitments.note += fmt::format("，缺报 {} 次", figures.missing);
    }
    out.push_back(std::move(commitments));
  }
  if (figures.distribution && figures.distribution->members > 0) {
    const model::DisclosedDistribution& tiers = *figures.distribution;
    const bool shows_excellent = !tiers.cells.empty() && !tiers.cells.front().merged();
    const int guests = tiers.not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)];  // in no base here
    Figure appraisal{"评议",
                     appraisal_href,
                     std::to_string(tiers.assessed),
                     std::to_string(tiers.members - guests),
                     "名党员参加评定",
                     "",
                     false};
    std::vector<std::string> said;
    if (shows_excellent) said.push_back(fmt::format("优秀 {} 人", tiers.cells.front().count));
    if (tiers.under_review > 0) said.push_back(fmt::format("待审批 {} 人", tiers.under_review));
    if (tiers.undecided > 0) said.push_back(fmt::format("待评定 {} 人", tiers.undecided));
    if (tiers.pending > 0) said.push_back(fmt::format("等次未定 {} 人", tiers.pending));
    if (guests > 0) said.push_back(fmt::format("另有流入参评 {} 人", guests));
    appraisal.note = base::join(said, "，");
    out.push_back(std::move(appraisal));
  }
  return out;
}

}  // namespace site

// SPDX-License-Identifier: MIT
// A unit's home: what is late and next first, then figures, children and the facts of the meeting.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "site/ics.h"
#include "site/notices.h"
#include "site/posting.h"
#include "site/rollup.h"
#include "site/strip.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using render::Value;

Value::List facts_of(const model::DisclosedRecord& record) {
  Value::List rows;
  const auto fact = [&](const char* label, const std::string& value) {
    if (!value.empty()) rows.push_back(Value::object().set("label", label).set("value", value));
  };
  const model::DisclosedMeeting& meeting = record.meeting;
  if (meeting.date && record.posts_meeting) fact("会议日期", model::chinese(*meeting.date));
  fact("地点", meeting.place);
  fact("形式", meeting.format);
  const std::string base = meeting.expected ? fmt::format("，应到 {} 人", *meeting.expected) : "";
  if (meeting.attended) fact("实到", fmt::format("{} 人{}", *meeting.attended, base));
  fact("主持人", meeting.host.text);
  std::vector<std::string> absent;
  for (const auto& [name, state] : record.absent) absent.push_back(state.empty() ? name : name + "（" + state + "）");
  fact("缺席", base::join(absent, "、"));
  fact("工作方案", record.plan);
  fact("地址", record.organization.address);
  return rows;
}

Value::List other_meetings(const UnitContext& unit) {
  const UnitNode& node = unit.node;
  Value::List rows;
  for (const std::string& meeting : unit.meetings)
    if (meeting != node.meeting)
      rows.push_back(Value::object()
                         .set("href", "../../" + unit_path(node.organization, meeting) + "index.html")
                         .set("label", meeting_title(meeting)));
  std::reverse(rows.begin(), rows.end());  // newest first
  return rows;
}

// Why there is no strip; nothing where the plan asks for no list, or the units below have the items.
std::string empty_note(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  if (!record.items.empty() || !record.asks_list || unit.node.all.items > 0) return "";
  if (record.posts_list)
    return record.audience == model::Audience::members ? "还没有整改事项。" : "还没有可以公示的整改事项。";
  return fmt::format("工作方案没有要求向“{}”公示整改清单。", audience_label(record.audience));
}

bool posts_days(const model::DisclosedRecord& record) {
  using model::Matter;
  const auto matters = {Matter::items, Matter::stages, Matter::commitments, Matter::filings};
  return std::any_of(matters.begin(), matters.end(), [&](Matter matter) { return record.posting(matter) != nullptr; });
}

}  // namespace

PageView overview_page(const UnitContext& unit) {
  const auto& [record, node] = std::tie(unit.record, unit.node);
  // A superior's figures are as new as those of the units below it.
  PageView view{"overview", "index.html",
                unit_page(unit, {"index.html", "总览", node.all.data_date, !unit.due.empty()})};
  Value& page = view.value;
  put(page, "has_theme", record.meeting.theme);
  const bool superior = !unit.children.empty() || !unit.unregistered.empty();
  const bool any = !record.items.empty();
  page.set("has_items", any)
      .set("strip",
           any ? strip(item_counts(node.own, "rectification.html"), superior ? "项本级整改" : "项整改") : Value(false));
  put(page, "has_empty_note", empty_note(unit));
  put(page, "has_notices", notice_rows(record));
  page.set("items_period", period_of(record, model::Matter::items));
  page.set("meeting_period", period_of(record, model::Matter::meeting));
  put_due_lists(page, unit.due, record.audience, "../../", false, superior ? "本级" : "", posts_days(record));
  put_withdrawn(page, record);
  put(page, "has_calendar_href", unit.frame.archive ? "" : calendar_href(unit.record));
  model::Figures own = node.own;
  own.distribution = node.all.distribution;  // a superior without members of its own has its branches'
  std::vector<Figure> figures =
      key_figures(own, "rectification.html", node.has_commitments_page ? "commitments.html" : "",
                  node.has_appraisal_page ? "appraisal.html" : "");
  using model::Matter;
  for (const auto& [href, matter] : {std::pair("rectification.html", Matter::items),
                                     {"commitments.html", Matter::commitments},
                                     {"appraisal.html", Matter::tiers}})
    for (Figure& figure : figures)
      if (figure.href == href) figure.until = last_posted_day(record, matter);
  if (superior)
    for (Figure& figure : figures)
      if (figure.href != "appraisal.html") figure.label.insert(0, "本级");
  put(page, "has_figures", figure_rows(figures));
  page.set("facts_heading", record.posts_meeting ? "会议情况" : "基本情况");
  put(page, "has_facts", facts_of(record));
  page.set("has_rollup", superior).set("rollup", superior ? rollup(rollup_of(unit)) : Value(false));
  put(page, "has_other_meetings", other_meetings(unit));
  put(page, "has_years_href", unit.has_years_page ? kYearsPage : "");
  if (superior) view.tables.push_back(rollup_data({rollup_of(unit)}));
  return view;
}

}  // namespace site

// SPDX-License-Identifier: MIT
// The columns of 情况统计表 and 民主评议汇总表. A column that no plan at hand asks for is left out.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "model/meeting_title.h"
#include "report/statistics.h"

namespace report {
namespace {

using sheet::Holds;

struct Column {
  const char* group;
  const char* name;
  Counted counted;
  std::optional<Counted> share_of = std::nullopt;  // not the number: its share of this one
};

constexpr std::array<Column, 34> kStatistics{{
    {"会议", "登记", Counted::registered},
    {"会议", "已召开", Counted::held},
    {"党员", "总数", Counted::members},
    {"党员", "正式", Counted::formal},
    {"党员", "预备", Counted::probationary},
    {"党员", "流动在外", Counted::away},
    {"", "流入参评", Counted::guests},
    {"到会", "应到", Counted::expected},
    {"到会", "实到", Counted::attended},
    {"到会", "缺席", Counted::missed},
    {"到会", "已补课", Counted::made_up},
    {"征求意见", "条数", Counted::opinions},
    {"征求意见", "已回应", Counted::answered},
    {"谈心谈话", "次数", Counted::talks},
    {"谈心谈话", "还差", Counted::talks_lacking},
    {"查摆问题", "班子", Counted::problems_of_committee},
    {"查摆问题", "个人", Counted::problems_of_members},
    {"整改事项", "总数", Counted::items},
    {"整改事项", "结转", Counted::carried},
    {"整改事项", "已销号", Counted::closed},
    {"整改事项", "在办", Counted::open},
    {"整改事项", "临期", Counted::due_soon},
    {"整改事项", "逾期", Counted::overdue},
    {"承诺", "条数", Counted::commitments},
    {"承诺", "已兑现", Counted::kept},
    {"承诺", "缺报", Counted::reports_missing},
    {"民主评议", "参加评定", Counted::assessed},
    {"民主评议", "优秀", Counted::excellent},
    {"民主评议", "合格", Counted::qualified},
    {"民主评议", "基本合格", Counted::basically_qualified},
    {"民主评议", "不合格", Counted::unqualified},
    {"民主评议", "待审批", Counted::under_review},
    {"民主评议", "待评定", Counted::undecided},
    {"民主评议", "优秀占比", Counted::excellent, Counted::assessed},
}};

constexpr std::array<Column, 19> kSummary{{
    {"党员", "总数", Counted::members},
    {"党员", "正式", Counted::formal},
    {"", "参加评定", Counted::assessed},
    {"优秀", "人数", Counted::excellent},
    {"优秀", "占比", Counted::excellent, Counted::assessed},
    {"合格", "人数", Counted::qualified},
    {"合格", "占比", Counted::qualified, Counted::assessed},
    {"基本合格", "人数", Counted::basically_qualified},
    {"基本合格", "占比", Counted::basically_qualified, Counted::assessed},
    {"不合格", "人数", Counted::unqualified},
    {"不合格", "占比", Counted::unqualified, Counted::assessed},
    {"等次待定", "待审批", Counted::under_review},
    {"等次待定", "待评定", Counted::undecided},
    {"不评定", "预备党员", Counted::not_assessed_probationary},
    {"不评定", "已参加民主生活会", Counted::not_assessed_leaders},
    {"不评定", "缺席", Counted::not_assessed_absent},
    {"不评定", "流动在外", Counted::not_assessed_away},
    {"不评定", "不在范围", Counted::not_assessed_out_of_scope},
    {"", "流入参评", Counted::guests},
}};

constexpr double kNameWidth = 22, kDateWidth = 10.5, kCountWidth = 4.4, kShareWidth = 6.6;

std::string cell(const Counts& counts, const Column& column) {
  const auto count = counts[column.counted];
  if (!count) return "";
  return column.share_of ? share(*count, counts[*column.share_of].value_or(0)) : std::to_string(*count);
}

bool is_of_the_meeting(const Column& column) {
  return column.counted == Counted::registered || column.counted == Counted::held;
}

template <std::size_t Size>
void add_columns(Form& form, const std::array<Column, Size>& columns, const std::vector<StatisticsRow>& rows) {
  for (const Column& column : columns) {
    if (rows.size() == 1 && is_of_the_meeting(column)) continue;
    form.columns.push_back({column.group, column.name, column.share_of ? Holds::share : Holds::number,
                            column.share_of ? kShareWidth : kCountWidth});
    for (std::size_t i = 0; i < rows.size(); ++i) form.rows[i].cells.push_back(cell(rows[i].counts, column));
  }
}

Form form_of(const FormHead& head, const std::vector<StatisticsRow>& rows) {
  Form form;
  form.facts = facts_of(head);
  form.columns.push_back({"", "单位", Holds::text, kNameWidth});
  for (const StatisticsRow& row : rows) form.rows.push_back({{row.name}, row.is_sum});
  return form;
}

// 甲、乙等 12 个
void say_unregistered(Form& form, const std::vector<std::string>& names) {
  constexpr std::size_t most = 20;
  if (names.empty()) return;
  const std::vector<std::string> some(names.begin(),
                                      names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())));
  form.notes.push_back(fmt::format("没有登记这次会议的 {} 个：{}{}。", names.size(), base::join(some, "、"),
                                   names.size() > most ? "等" : ""));
}

int without_attendance(const std::vector<StatisticsRow>& rows) {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const StatisticsRow& row) {
    return !row.is_sum && row.counts[Counted::expected] && !row.counts[Counted::attended];
  }));
}

bool any_has(const std::vector<StatisticsRow>& rows, Counted counted) {
  return std::any_of(rows.begin(), rows.end(), [&](const StatisticsRow& row) { return row.counts[counted]; });
}

void add_cap(Form& form, const std::vector<StatisticsRow>& rows) {
  form.columns.push_back({"优秀上限", "基数", Holds::number, kCountWidth});
  form.columns.push_back({"优秀上限", "最多", Holds::number, kCountWidth});
  form.columns.push_back({"优秀上限", "评定", Holds::number, kCountWidth});
  form.columns.push_back({"优秀上限", "是否超过", Holds::text, 11});
  std::set<std::string> said;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& cap = rows[i].cap;
    auto& cells = form.rows[i].cells;
    for (const int count : {cap ? cap->base : 0, cap ? cap->most : 0, cap ? cap->given : 0})
      cells.push_back(cap ? std::to_string(count) : "");
    cells.push_back(!cap ? "" : cap->over ? fmt::format("超过 {} 人", cap->given - cap->most) : "没有超过");
    if (cap && said.insert(cap->rule).second) form.notes.push_back(cap->rule);
  }
}

}  // namespace

Form statistics_form(const FormHead& head, const Statistics& statistics) {
  const std::vector<StatisticsRow>& rows = statistics.rows;
  Form form = form_of(head, rows);
  form.name = "情况统计表";
  const bool appraised = any_has(rows, Counted::assessed);
  form.title = fmt::format("{}{}情况统计表", model::meeting_title(head.meeting), appraised ? "和民主评议党员" : "");
  form.columns.push_back({"", "会议日期", Holds::date, kDateWidth});
  for (std::size_t i = 0; i < rows.size(); ++i) form.rows[i].cells.push_back(rows[i].date);
  add_columns(form, kStatistics, rows);
  leave_out_empty_columns(form);
  form.notes.emplace_back(
      "空格是方案没有要求，或者台账没有填写。党员不含流入参评的；应到含流入参评的，不含流动在外、"
      "在流入地参评和不在范围的。");
  if (any_has(rows, Counted::items))
    form.notes.emplace_back("已销号含已复查；在办是推进中、未开始、重新整改和长期坚持；结转是以前会议没有做完的。");
  if (const int open = without_attendance(rows); open > 0)
    form.notes.push_back(rows.size() == 1 ? "实到人数没有填写。"
                                          : fmt::format("已召开的有 {} 个没有填实到人数，合计里没有它们。", open));
  say_unregistered(form, statistics.unregistered);
  return form;
}

Form appraisal_summary_form(const FormHead& head, const Statistics& statistics) {
  std::vector<StatisticsRow> rows;
  for (const StatisticsRow& row : statistics.rows)
    if (row.counts[Counted::assessed]) rows.push_back(row);
  Form form = form_of(head, rows);
  form.name = "汇总表";
  form.title = model::meeting_year(head.meeting) + "民主评议党员汇总表";
  add_columns(form, kSummary, rows);
  add_cap(form, rows);
  leave_out_empty_columns(form);
  form.notes.insert(form.notes.begin(),
                    "占比是占参加评定的人数，四舍五入到 0.1%。等次、待定和不评定的人数加起来是党员总数。");
  return form;
}

}  // namespace report

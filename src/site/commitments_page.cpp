// SPDX-License-Identifier: MIT
// 承诺: each with its latest report; the quarters only where the plan asks for reports. Below them what was promised at
// the last meeting and is reported at this one (P04, P05).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "site/anchors.h"
#include "site/item_view.h"
#include "site/notices.h"
#include "site/slugs.h"
#include "site/strip.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::DisclosedCommitment;
using render::Value;

using State = FulfilledWord;
constexpr std::array<State, 4> kStates{
    {{"unfulfilled", "未兑现"}, {"unreported", "未报告"}, {"under_way", "推进中"}, {"fulfilled", "兑现"}}};

State promise_state(const DisclosedCommitment& commitment) { return state_of(commitment.latest); }

Value::List report_rows(const DisclosedCommitment& commitment) {
  Value::List rows;
  for (const model::DisclosedReport& report : commitment.reports) {
    Value row = Value::object();
    row.set("date", model::chinese(report.date))
        .set("state", slug(report.result))
        .set("state_label", model::word(report.result));
    row.set("text", report.content.text);
    put(row, "has_occasion", report.occasion ? std::string(model::word(*report.occasion)) : "");
    rows.push_back(std::move(row));
  }
  return rows;
}

State quarter_state(const model::DisclosedQuarter& quarter) {
  if (quarter.given) return {"given", "已报告"};
  if (quarter.made_up) return {"given", "会后补报"};
  return quarter.ended ? State{"missing", "缺报"} : State{"not_due", "未到期"};
}

std::string posts_of(const DisclosedCommitment& commitment) {
  std::vector<std::string> posts;
  for (const model::Post post : commitment.posts) posts.emplace_back(model::word(post));
  return base::join(posts, "、");
}

Value::List quarter_rows(const DisclosedCommitment& commitment) {
  Value::List rows;
  for (const model::DisclosedQuarter& quarter : commitment.quarters) {
    const State state = quarter_state(quarter);
    rows.push_back(
        Value::object().set("label", quarter.label).set("state", state.slug).set("state_label", state.label));
  }
  return rows;
}

std::string_view item_state(const model::DisclosedRecord& record, const DisclosedCommitment& commitment) {
  for (const model::DisclosedItem& item : record.items)
    if (item.number == commitment.item) return model::word(item.status);
  return "";
}

Value commitment_row(const model::DisclosedRecord& record, const DisclosedCommitment& commitment, std::size_t number) {
  Value row = Value::object();
  const State state = promise_state(commitment);
  row.set("anchor", anchor(commitment.number)).set("code", commitment.number).set("number", std::to_string(number));
  row.set("state", state.slug).set("state_label", state.label).set("member", commitment.name.text);
  put(row, "has_post", posts_of(commitment));
  row.set("promise", commitment.text.text).set("hang", begins_with_opening_mark(commitment.text.text));
  put(row, "has_measures", commitment.measures.text);
  row.set("measures_hang", begins_with_opening_mark(commitment.measures.text));
  put(row, "has_deadline", commitment.due.text);
  row.set("has_item", !commitment.item.empty())
      .set("item_href", "rectification.html#" + anchor(commitment.item))
      .set("item_code", commitment.item)
      .set("item_state", commitment.item.empty() ? "" : item_state(record, commitment));
  put(row, "has_reports", report_rows(commitment));
  put(row, "has_quarters", quarter_rows(commitment));
  put_amendments(row, commitment.amendments, commitment.gone);
  put(row, "has_posted_on", shown_date(commitment.posted_on));
  return row;
}

std::vector<StateCount> counts_of(const model::DisclosedRecord& record) {
  std::vector<StateCount> counts;
  for (const State& state : kStates) {
    StateCount count{std::string(state.slug), std::string(state.label), "", 0};
    for (const DisclosedCommitment& commitment : record.commitments) {
      if (promise_state(commitment).slug != state.slug) continue;
      if (count.count++ == 0) count.href = "#" + anchor(commitment.number);
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

struct GroupCounts {
  std::string name;
  int members = 0, missing = 0;
  std::array<int, kStates.size()> by_state{};
};

// Nothing where there are fewer than two groups. In the order of the members, never by result; those of no group last.
std::vector<GroupCounts> groups_of(const model::DisclosedRecord& record) {
  std::vector<GroupCounts> groups;
  if (record.groups.size() < 2) return groups;
  for (const std::string& name : record.groups) groups.push_back({name});
  GroupCounts others{"没有编组"};
  for (const DisclosedCommitment& commitment : record.commitments) {
    const auto own = std::find_if(groups.begin(), groups.end(),
                                  [&](const GroupCounts& group) { return group.name == commitment.group; });
    GroupCounts& group = own == groups.end() ? others : *own;
    if (commitment.first_of_member) ++group.members;
    for (std::size_t i = 0; i < kStates.size(); ++i)
      if (promise_state(commitment).slug == kStates[i].slug) ++group.by_state[i];
    group.missing += static_cast<int>(std::count_if(commitment.quarters.begin(), commitment.quarters.end(),
                                                    [](const auto& each) { return each.ended && !each.given; }));
  }
  if (others.members > 0) groups.push_back(std::move(others));
  return groups;
}

// A column for each state that any commitment is in, and one for missing reports where some are due.
void put_groups(Value& page, const model::DisclosedRecord& record, const std::vector<GroupCounts>& groups) {
  std::vector<std::size_t> states;
  for (std::size_t i = 0; i < kStates.size(); ++i)
    if (std::any_of(groups.begin(), groups.end(), [&](const GroupCounts& each) { return each.by_state[i] > 0; }))
      states.push_back(i);
  const bool expects = record.figures.due_reports > 0;
  Value::List columns, rows;
  for (const std::size_t i : states) columns.push_back(Value::object().set("label", kStates[i].label));
  if (expects) columns.push_back(Value::object().set("label", "缺报"));
  for (const GroupCounts& group : groups) {
    Value::List cells;
    const auto add = [&](int count, bool alert) {
      cells.push_back(Value::object().set("count", std::to_string(count)).set("alert", alert && count > 0));
    };
    for (const std::size_t i : states) add(group.by_state[i], i == 0);  // 未兑现
    if (expects) add(group.missing, true);
    rows.push_back(Value::object()
                       .set("name", group.name)
                       .set("members", std::to_string(group.members))
                       .set("cells", std::move(cells)));
  }
  page.set("group_columns", std::move(columns));
  put(page, "has_groups", std::move(rows));
}

// A promise of the last meeting has one report to give, at this one.
struct EarlierCounts {
  int due = 0, given = 0, missing = 0;
};

EarlierCounts earlier_counts(const std::vector<DisclosedCommitment>& commitments) {
  EarlierCounts counts;
  for (const DisclosedCommitment& commitment : commitments)
    for (const model::DisclosedQuarter& report : commitment.quarters) {
      ++counts.due;
      if (report.given) ++counts.given;
      if (report.ended && !report.given) ++counts.missing;
    }
  return counts;
}

// Of its report while it is not there, else of the promise.
State earlier_state(const DisclosedCommitment& commitment) {
  for (const model::DisclosedQuarter& report : commitment.quarters)
    if (report.ended && !report.given) return quarter_state(report);
  return promise_state(commitment);
}

// Its item is on this list, or only on the last one.
std::string earlier_item_href(const model::DisclosedRecord& record, const std::string& item) {
  const auto is_it = [&](const auto& each) { return each.number == item; };
  if (std::any_of(record.items.begin(), record.items.end(), is_it)) return "rectification.html#" + anchor(item);
  if (std::any_of(record.last_list.begin(), record.last_list.end(), is_it)) return "last.html#" + anchor(item);
  return "";
}

Value earlier_row(const model::DisclosedRecord& record, const DisclosedCommitment& commitment) {
  const State state = earlier_state(commitment);
  Value row = Value::object();
  row.set("anchor", anchor(commitment.number));
  row.set("has_item", !commitment.item.empty()).set("item_code", commitment.item);
  put(row, "has_item_href", earlier_item_href(record, commitment.item));
  row.set("state", state.slug).set("state_label", state.label).set("code", commitment.number);
  row.set("member", commitment.name.text);
  put(row, "has_post", posts_of(commitment));
  row.set("promise", commitment.text.text).set("hang", begins_with_opening_mark(commitment.text.text));
  row.set("deadline", commitment.due.text);
  put(row, "has_reports", report_rows(commitment));
  put_amendments(row, commitment.amendments, commitment.gone);
  return row;
}

void put_earlier(Value& page, const model::DisclosedRecord& record) {
  Value::List rows;
  for (const DisclosedCommitment& commitment : record.earlier_commitments)
    rows.push_back(earlier_row(record, commitment));
  put(page, "has_earlier", std::move(rows));
  const EarlierCounts counts = earlier_counts(record.earlier_commitments);
  std::vector<std::string> line{fmt::format("应报告 {} 条", counts.due), fmt::format("已报告 {} 条", counts.given),
                                fmt::format("缺报 {} 条", counts.missing)};
  if (const int open = counts.due - counts.given - counts.missing; open > 0)
    line.push_back(fmt::format("到这次会议再报告 {} 条", open));
  page.set("earlier_line", sentence(line));
}

DataTable table_of(std::string_view key, std::string_view title, const std::vector<DisclosedCommitment>& commitments) {
  using enum DataKind;
  DataTable table{key,
                  title,
                  {{"number", "编号"},
                   {"member", "承诺人"},
                   {"posts", "党内职务"},
                   {"status", "践诺情况"},
                   {"commitment", "承诺事项"},
                   {"measures", "措施"},
                   {"deadline", "完成时限", deadline},
                   {"item", "整改编号"},
                   {"reports", "践诺", lines},
                   {"quarters", "应报告", lines},
                   {"posted_on", "公示日期", date},
                   {"amendments", "调整", lines},
                   {"removed", "台账已删", flag}},
                  {}};
  for (const DisclosedCommitment& commitment : commitments) {
    std::vector<std::string> reports, quarters;
    for (const model::DisclosedReport& report : commitment.reports) {
      reports.push_back(
          fmt::format("{} {} {}", model::iso(report.date), model::word(report.result), report.content.text));
      if (report.occasion) reports.back() += fmt::format("（{}）", model::word(*report.occasion));
    }
    for (const model::DisclosedQuarter& quarter : commitment.quarters)
      quarters.push_back(fmt::format("{} {}", quarter.label, quarter_state(quarter).label));
    table.rows.push_back({commitment.number, commitment.name.text, posts_of(commitment),
                          std::string(promise_state(commitment).label), commitment.text.text, commitment.measures.text,
                          deadline_cell(commitment.due), commitment.item, std::move(reports), std::move(quarters),
                          date_cell(commitment.posted_on), amendment_lines(commitment.amendments), commitment.gone});
  }
  return table;
}

DataTable group_table(const model::DisclosedRecord& record) {
  using enum DataKind;
  DataTable table{"groups",
                  "各党小组",
                  {{"group", "党小组"},
                   {"members", "承诺人", number},
                   {"kept", "兑现", number},
                   {"under_way", "推进中", number},
                   {"missing", "缺报", number},
                   {"unfulfilled", "未兑现", number},
                   {"unreported", "未报告", number}},
                  {}};
  const bool expects = record.figures.due_reports > 0;
  for (const GroupCounts& group : groups_of(record))
    table.rows.push_back({group.name, group.members, group.by_state[3], group.by_state[2],
                          number_cell(group.missing, expects), group.by_state[0], group.by_state[1]});
  return table;
}

}  // namespace

PageView commitments_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  PageView view{"commitments", "commitments.html",
                unit_page(unit, {"commitments.html", "承诺", {}, false, false, model::Matter::commitments})};
  const bool any = !record.commitments.empty();
  view.value.set("has_commitments", any).set("strip", any ? strip(counts_of(record), "条承诺") : Value(false));
  const model::Figures& figures = record.figures;
  std::vector<std::string> reporting;
  if (figures.due_reports > 0)
    reporting = {fmt::format("到{}", model::chinese(record.as_of)), fmt::format("应报告 {} 次", figures.due_reports),
                 fmt::format("已报告 {} 次", figures.given), fmt::format("缺报 {} 次", figures.missing)};
  put(view.value, "has_reporting", sentence(reporting));
  Value::List rows;
  for (const DisclosedCommitment& commitment : record.commitments)
    rows.push_back(commitment_row(record, commitment, rows.size() + 1));
  view.value.set("commitments", std::move(rows));
  put_earlier(view.value, record);
  put_withdrawn(view.value, record, {model::TableId::commitment});
  view.tables.push_back(table_of("commitments", "承诺", record.commitments));
  if (!record.earlier_commitments.empty())
    view.tables.push_back(table_of("earlier-commitments", "上次承诺", record.earlier_commitments));
  if (any && !groups_of(record).empty()) view.tables.push_back(group_table(record));
  put_groups(view.value, record, any ? groups_of(record) : std::vector<GroupCounts>());
  return view;
}

}  // namespace site

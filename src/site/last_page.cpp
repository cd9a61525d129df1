// SPDX-License-Identifier: MIT
// 上次整改: what this meeting hears of the last one's items, as they stood on its day (P01, P02, P05, P08).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "site/anchors.h"
#include "site/item_view.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::DisclosedLastItem;
using model::LastState;
using render::Value;

// Classes and symbols of the stylesheet that say the same.
constexpr std::array<std::string_view, 3> kSlugs{"closed", "under_way", "not_started"};

// A cause is asked for as long as it is not done.
std::string cause_of(const DisclosedLastItem& item) { return item.state == LastState::done ? "" : item.cause.text; }

std::string late_note(const DisclosedLastItem& item) {
  if (item.days_late == 0) return "";
  return item.state == LastState::done ? fmt::format("晚{}天销号", item.days_late)
                                       : fmt::format("逾期{}天", item.days_late);
}

Value last_row(const UnitContext& unit, const DisclosedLastItem& item) {
  Value row = Value::object();
  row.set("anchor", anchor(item.number)).set("code", item.number);
  const std::string list = "../../" + unit_path(unit.record.organization.number, item.meeting) + "rectification.html#";
  put(row, "has_href", unit.has_former_list(item.meeting) ? list + anchor(item.number) : "");
  row.set("title", item.item.text).set("hang", begins_with_opening_mark(item.item.text));
  row.set("state", kSlugs[static_cast<std::size_t>(item.state)]).set("state_label", model::word(item.state));
  put(row, "has_state_note", shown_date(item.closed_on));
  put(row, "has_late_note", late_note(item));
  row.set("responsible", item.responsible.text).set("deadline", item.due.text);
  put_earlier_deadlines(row, item.earlier, item.extensions);
  put_amendments(row, item.amendments, item.gone);
  const std::string cause = cause_of(item);
  row.set("cause", item.state == LastState::not_yet && cause.empty() ? "没有说明原因" : cause);
  return row;
}

DataTable table_of_last_list(const model::DisclosedRecord& record) {
  using enum DataKind;
  DataTable table{"last",
                  "上次整改",
                  {{"number", "编号"},
                   {"meeting", "会议"},
                   {"item", "整改事项"},
                   {"status", "状态"},
                   {"closed_on", "销号日期", date},
                   {"responsible", "责任人"},
                   {"deadline", "时限", deadline},
                   {"cause", "原因说明"},
                   {"days_late", "逾期天数", number},
                   {"earlier_deadlines", "原时限", lines},
                   {"extensions", "延期次数", number},
                   {"amendments", "调整", lines},
                   {"removed", "台账已删", flag}},
                  {}};
  for (const DisclosedLastItem& item : record.last_list)
    table.rows.push_back({item.number, item.meeting, item.item.text, std::string(model::word(item.state)),
                          date_cell(item.closed_on), item.responsible.text, deadline_cell(item.due), cause_of(item),
                          number_cell(item.days_late, item.days_late > 0), earlier_lines(item.earlier), item.extensions,
                          amendment_lines(item.amendments), item.gone});
  return table;
}

}  // namespace

PageView last_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  PageView view{"last", "last.html",
                unit_page(unit, {"last.html", "上次整改", {}, false, false, model::Matter::items})};
  Value::List rows;
  std::array<int, 3> counts{};
  for (const DisclosedLastItem& item : record.last_list) {
    ++counts[static_cast<std::size_t>(item.state)];
    rows.push_back(last_row(unit, item));
  }
  const auto any = [&](auto what) { return std::any_of(record.last_list.begin(), record.last_list.end(), what); };
  // P02 wants the cause of what was not begun; elsewhere there is a column where one is given.
  const bool causes = any([&](const DisclosedLastItem& item) {
    return !cause_of(item).empty() || (record.three_states && item.state == LastState::not_yet);
  });
  for (Value& row : rows) row.set("has_causes", causes);
  view.value.set("has_causes", causes);
  view.value.set("only_extended", any([](const DisclosedLastItem& item) {
                   return item.state == LastState::not_yet && item.extensions > 0;
                 }));
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i)
    parts.push_back(fmt::format("{}{}项", model::word(static_cast<LastState>(i)), counts[i]));
  const auto day = record.meeting.date && *record.meeting.date <= record.as_of ? *record.meeting.date : record.as_of;
  view.value.set("line", sentence(parts, fmt::format("到{}，共{}项：", model::chinese(day), rows.size())));
  view.value.set("items", std::move(rows));
  view.tables.push_back(table_of_last_list(record));
  return view;
}

}  // namespace site

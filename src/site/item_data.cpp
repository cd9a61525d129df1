// SPDX-License-Identifier: MIT
// The rectification list as data: the values of its rows, in the page's order.
#include <fmt/format.h>

#include "site/item_view.h"

namespace site {
namespace {

using model::DisclosedItem;
using model::Status;
using Lines = std::vector<std::string>;

bool is_closed(const DisclosedItem& item) { return item.status == Status::closed || item.status == Status::rechecked; }

Lines event_lines(const DisclosedItem& item) {
  Lines lines;
  for (const model::DisclosedEvent& event : item.events) {
    const EventText text = event_text(event);
    lines.push_back(fmt::format("{} {} {}{}", model::iso(event.date), model::word(event.kind), text.text, text.until));
    if (const std::string people = event_people(event); !people.empty()) lines.back() += fmt::format("（{}）", people);
  }
  return lines;
}

Lines promise_lines(const model::DisclosedRecord& record, const DisclosedItem& item) {
  Lines lines;
  for (const model::DisclosedCommitment* commitment : promises_on(record, item))
    lines.push_back(fmt::format("{} {}", commitment->number, commitment->name.text));
  return lines;
}

}  // namespace

DataTable item_table(const UnitContext& unit, const std::vector<const DisclosedItem*>& in_order) {
  using enum DataKind;
  DataTable table{"rectification",
                  "整改清单",
                  {{"number", "编号"},
                   {"status", "状态"},
                   {"days_late", "逾期天数", number},
                   {"days_left", "剩余天数", number},
                   {"subject", "主体"},
                   {"item", "整改事项"},
                   {"measures", "整改措施"},
                   {"responsible", "责任人"},
                   {"responsible_unit", "责任单位"},
                   {"deadline", "整改时限", deadline},
                   {"earlier_deadlines", "原时限", lines},
                   {"extensions", "延期次数", number},
                   {"closed_on", "销号日期", date},
                   {"closed_late", "逾期销号", flag},
                   {"rechecked_on", "复查日期", date},
                   {"source", "来源"},
                   {"years", "第几年", number},
                   {"carried_from", "结转自"},
                   {"progress", "进展", lines},
                   {"commitments", "承诺", lines},
                   {"problem", "问题"},
                   {"former", "上次", lines},
                   {"posted_on", "公示日期", date},
                   {"amendments", "调整", lines},
                   {"removed", "台账已删", flag}},
                  {}};
  for (const DisclosedItem* item : in_order)
    table.rows.push_back({item->number,
                          std::string(model::word(item->status)),
                          number_cell(item->days_late, item->status == Status::overdue),
                          number_cell(item->days_left, item->status == Status::due_soon),
                          item->subject.text,
                          item->item.text,
                          item->measures.text,
                          item->responsible.text,
                          item->unit.text,
                          deadline_cell(item->due),
                          earlier_lines(item->earlier),
                          item->extensions,
                          date_cell(is_closed(*item) ? item->closed_on : std::nullopt),
                          item->closed_late,
                          date_cell(item->status == Status::rechecked ? item->rechecked_on : std::nullopt),
                          item->source ? std::string(model::word(*item->source)) : "",
                          item->years,
                          item->carried ? item->meeting : "",
                          event_lines(*item),
                          promise_lines(unit.record, *item),
                          problem_text(*item),
                          former_lines(*item),
                          date_cell(item->posted_on),
                          amendment_lines(item->amendments),
                          item->gone});
  return table;
}

}  // namespace site

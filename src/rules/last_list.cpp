// SPDX-License-Identifier: MIT
#include "rules/last_list.h"

#include <algorithm>

#include "rules/computed.h"

namespace rules {
namespace {

using model::Date;
using model::EventKind;
using model::LastState;

LastItem last_item(const model::Rectification& item, bool must_explain, Date day, int due_soon_days,
                   const model::Calendar& calendar) {
  LastItem last;
  last.item = &item;
  last.status = status_of(item, day, due_soon_days, calendar);
  last.responsible = responsible_on(item, day);
  bool anything_done = false, extended = false;
  for (const model::Event& event : item.events) {
    if (event.date > day) continue;
    anything_done = anything_done || event.kind != EventKind::extension;
    if (event.kind != EventKind::extension) continue;
    extended = true;
    last.cause = event.content;
  }
  last.state = last.status.is_closed() ? LastState::done : anything_done ? LastState::under_way : LastState::not_yet;
  const auto due = last.status.due.known();
  const bool new_deadline = extended && due && *due >= day;
  last.explained = !must_explain || last.state != LastState::not_yet || (new_deadline && !last.responsible.empty());
  return last;
}

}  // namespace

std::vector<LastItem> last_list_of(const model::YearRecord& record, const model::Plan& plan, Date as_of,
                                   int due_soon_days, const model::Calendar& calendar) {
  std::vector<LastItem> list;
  if (plan.last_list == model::LastList::none || !record.former_meeting) return list;
  const Date day = std::min(record.meeting.date.value_or(as_of), as_of);
  for (const model::Rectification& item : record.earlier_items) {
    const bool listed_last = item.meeting == record.former_meeting->number;
    const auto former = record.former_meeting->date;
    const bool open_then = former && !status_of(item, *former - 1, due_soon_days, calendar).is_closed();
    if (!listed_last && !open_then) continue;
    list.push_back(last_item(item, plan.last_list == model::LastList::three_states, day, due_soon_days, calendar));
    list.back().problem = find_problem(record, item.problem);
  }
  return list;
}

}  // namespace rules

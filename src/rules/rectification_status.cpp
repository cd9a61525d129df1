// SPDX-License-Identifier: MIT
#include "rules/rectification_status.h"

#include <algorithm>

#include "rules/deadlines.h"

namespace rules {
namespace {

using model::Date;
using model::DueKind;
using model::Event;
using model::EventKind;
using model::Status;

// Replays the events up to a day.
struct Replay {
  ItemStatus result;
  bool reopened = false, any_event = false;

  void move_deadline(const Event& event, bool relapse) {
    if (!event.new_deadline) return;
    const auto before = result.due.known();
    const bool passed = !relapse && before && event.date > *before;
    const bool late = !relapse && result.counts_from && event.date > *result.counts_from;  // or an earlier one was
    if (result.due.kind != DueKind::none) result.earlier.push_back({result.due, event.date, passed, relapse});
    result.due = {DueKind::day, *event.new_deadline, model::chinese(*event.new_deadline)};
    if (!late) result.counts_from = event.new_deadline;
    if (!relapse) ++result.extensions;
  }

  void close(Date day) {
    result.closed_on = day;
    result.rechecked_on.reset();
    result.closed_late = result.counts_from && day > *result.counts_from;
    result.days_late = result.closed_late ? day - *result.counts_from : 0;
    reopened = false;
  }

  void look_back(const Event& event) {
    if (!result.closed_on) return;
    if (event.result == model::LookBack::relapsed) {
      result.closed_on.reset();
      result.rechecked_on.reset();
      result.closed_late = false;
      result.days_late = 0;
      reopened = true;
      move_deadline(event, true);
    } else {
      result.rechecked_on = event.date;
    }
  }

  void apply(const Event& event) {
    any_event = true;
    switch (event.kind) {
      case EventKind::progress:
        break;
      case EventKind::extension:
        move_deadline(event, false);
        break;
      case EventKind::closure:
        close(event.date);
        break;
      case EventKind::look_back:
        look_back(event);
        break;
    }
  }
};

}  // namespace

std::string responsible_on(const model::Rectification& item, Date day) {
  std::string person = item.responsible;
  for (const Event& event : item.events)
    if (event.date <= day && !event.new_responsible.empty()) person = event.new_responsible;
  return person;
}

ItemStatus status_of(const model::Rectification& item, Date as_of, int due_soon_days, const model::Calendar& calendar) {
  return status_of(item, as_of, due_soon_days, calendar, as_of);
}

ItemStatus status_of(const model::Rectification& item, Date as_of, int due_soon_days, const model::Calendar& calendar,
                     Date known) {
  Replay replay;
  ItemStatus& result = replay.result;
  result.due = resolve(item.deadline, item.meeting_date, calendar);
  result.counts_from = result.due.known();
  for (const Event& event : item.events)
    if (event.date <= std::min(as_of, known)) replay.apply(event);

  const auto day = result.due.known();
  if (result.closed_on) {
    result.status = result.rechecked_on ? Status::rechecked : Status::closed;
  } else if (day && as_of > *day) {
    result.status = Status::overdue;
    result.days_late = as_of - *result.counts_from;
  } else if (day && *day - as_of <= due_soon_days) {
    result.status = Status::due_soon;
    result.days_left = *day - as_of;
  } else if (replay.reopened) {
    result.status = Status::reopened;
  } else if (result.due.kind == DueKind::standing) {
    result.status = Status::standing;
  } else {
    result.status = replay.any_event ? Status::under_way : Status::not_started;
  }
  return result;
}

}  // namespace rules

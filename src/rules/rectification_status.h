// SPDX-License-Identifier: MIT
// Where a rectification item stands on a date (domain.md rule 3). Computed from deadline and events, never typed in.
//
// First match wins:
//   已复查     closed, and a later 回头看 found that it held
//   已销号     closed (both bear 逾期销号 when closed after the deadline that counts)
//   逾期       as_of > deadline; the day itself is not late
//   临期       0 <= deadline - as_of <= due_soon_days
//   重新整改   reopened by a 回头看 that found a relapse
//   长期坚持   the deadline is 长期 (only where a plan allows it; no seed does)
//   推进中     any event
//   未开始     none
// Days late count from the first deadline, unless every extension was approved on or before the deadline it moved
// (an extension approved too late moves the deadline, but not the day from which lateness counts). A relapse sets a
// new deadline and lateness counts afresh from it. Events after as_of do not exist yet.
#pragma once
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/record.h"
#include "model/status.h"

namespace rules {

struct EarlierDeadline {
  model::Due due;
  model::Date changed_on;
  bool approved_late = false;  // the extension came after this deadline had passed
  bool relapse = false;        // replaced because of a relapse, not by an extension
};

struct ItemStatus {
  model::Status status = model::Status::not_started;
  model::Due due;                          // in force
  std::vector<EarlierDeadline> earlier;    // oldest first
  std::optional<model::Date> counts_from;  // the deadline from which days late are counted
  std::optional<model::Date> closed_on, rechecked_on;
  bool closed_late = false;
  int days_late = 0;  // when overdue or closed late
  int days_left = 0;  // when due soon
  int extensions = 0;
  // Where days late count from an earlier deadline than the one in force.
  [[nodiscard]] std::optional<model::Date> late_from() const {
    return status == model::Status::overdue && counts_from != due.known() ? counts_from : std::nullopt;
  }
  [[nodiscard]] bool is_closed() const { return status == model::Status::closed || status == model::Status::rechecked; }
};

// Who answers for the item on a day: a 新责任人 takes over on the day of the event.
std::string responsible_on(const model::Rectification& item, model::Date day);

ItemStatus status_of(const model::Rectification& item, model::Date as_of, int due_soon_days,
                     const model::Calendar& calendar);
// On a day to come, if nothing is entered after `known`.
ItemStatus status_of(const model::Rectification& item, model::Date as_of, int due_soon_days,
                     const model::Calendar& calendar, model::Date known);

}  // namespace rules

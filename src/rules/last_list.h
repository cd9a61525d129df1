// SPDX-License-Identifier: MIT
// What a meeting hears of the items that were open at the one before it (P01, P02, P08): where each stood on the day
// of this meeting, in three states (domain.md rule 3).
//   已整改     已销号 or 已复查
//   正在整改   open, and something was done: 进展, 销号 or 回头看 occurred
//   尚未整改   open, nothing of that; P02 wants its cause, a person and a new deadline: an 延期 says them
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/plan.h"
#include "model/record.h"
#include "rules/rectification_status.h"

namespace rules {

struct LastItem {
  const model::Rectification* item = nullptr;
  const model::Problem* problem = nullptr;  // if it answers one
  model::LastState state = model::LastState::not_yet;
  ItemStatus status;        // on the day of the meeting
  std::string cause;        // of the last 延期
  std::string responsible;  // on that day
  bool explained = true;  // not: three states are asked for, it is 尚未整改 without cause, person or a deadline that is
                          // still to come
};

// By number. Nothing where the plan does not ask, or there was no meeting before.
std::vector<LastItem> last_list_of(const model::YearRecord& record, const model::Plan& plan, model::Date as_of,
                                   int due_soon_days, const model::Calendar& calendar);

}  // namespace rules

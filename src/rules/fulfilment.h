// SPDX-License-Identifier: MIT
// Reports on commitments (domain.md rule 5). Where the plan asks for them by quarter (P10), one is expected for every
// calendar quarter from the one after the meeting, until a report says 兑现; it is due when the quarter has ended.
// Where it asks at the next meeting (P04; P05: the year-end one), one is expected there: a report of that day, or one
// given on the occasion 组织生活会 since the promise. It is late the day after; what is reported then makes up for it.
// Other plans expect none; what was given is counted all the same.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"
#include "model/record.h"

namespace rules {

struct ExpectedReport {
  std::string label;  // 2022年第1季度, 2022年度组织生活会, 下次组织生活会 while it has no number
  std::optional<model::Date> last_day;  // not late on that day yet; none: the day of the next meeting is not known
  bool given = false, made_up = false;  // made_up: too late, at a later occasion
};

struct FulfilmentStatus {
  std::vector<ExpectedReport> due;        // whose last day is past
  int given = 0, missing = 0;             // of those due
  std::optional<ExpectedReport> running;  // the next one, if one is expected
  std::optional<model::Fulfilled> latest;
  std::optional<model::Date> kept_on;
};

// meeting: where it was promised; next: the meeting after that, if it is known.
FulfilmentStatus fulfilment_of(const model::Commitment& commitment, const model::Plan& plan,
                               std::optional<model::Date> meeting, const std::optional<model::OtherMeeting>& next,
                               model::Date as_of);

}  // namespace rules

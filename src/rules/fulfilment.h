// SPDX-License-Identifier: MIT
// Reports on commitments (domain.md rule 5). Where the plan asks for them by quarter (P10), one is expected for every
// calendar quarter from the one after the meeting, until a report says 兑现; it is due when the quarter has ended.
// Other plans expect none; what was given is counted all the same.
#pragma once
#include <optional>
#include <vector>

#include "model/plan.h"
#include "model/record.h"

namespace rules {

struct QuarterReport {
  model::Quarter quarter;
  bool given = false;
};

struct FulfilmentStatus {
  std::vector<QuarterReport> due;        // ended quarters
  int given = 0, missing = 0;            // of those due
  std::optional<QuarterReport> running;  // the quarter of as_of, if one is expected
  std::optional<model::Fulfilled> latest;
  std::optional<model::Date> kept_on;
};

FulfilmentStatus fulfilment_of(const model::Commitment& commitment, const model::Plan& plan,
                               std::optional<model::Date> meeting, model::Date as_of);

}  // namespace rules

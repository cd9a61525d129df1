// SPDX-License-Identifier: MIT
// One organisation's one meeting as an internal sheet sees it: the raw record and all that the rules say of it.
#pragma once
#include "model/plan.h"
#include "model/record.h"
#include "rules/computed.h"

namespace report {

struct Unit {
  const model::YearRecord& record;
  const rules::Computed& computed;
  const model::Plan& plan;
  const rules::Options& options;
};

}  // namespace report

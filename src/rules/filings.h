// SPDX-License-Identifier: MIT
// What is sent to whom by when, and what is kept: the plan's list with what the ledger says of it, then the ledger's
// own. A filing without a deadline of its own has the plan's.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/plan.h"
#include "model/record.h"
#include "model/status.h"

namespace rules {

struct FilingStatus {
  std::string material, recipient;
  const model::Filing* row = nullptr;  // none: the ledger says nothing of this filing of the plan
  bool reviewed_there = false;         // the plan wants it reviewed by the recipient
  bool gate = false;                   // and no meeting before that (P07)
  bool if_any = false;                 // the plan wants it only where there is something to send
  model::Due due;
  model::StageState state = model::StageState::pending;
  std::optional<model::Date> sent, reviewed;  // only if not after as_of
  int days_late = 0;
};

struct MaterialStatus {
  std::string name;
  const model::Material* row = nullptr;
  std::optional<model::Date> archived;  // only if not after as_of
};

// A row answers the plan's filing of the same material and recipient; where the plan has the material only once, the
// recipient may have another name: the plan says 上级党组织, the clerk knows which.
std::vector<FilingStatus> filings_of(const model::YearRecord& record, const model::Plan& plan, model::Date as_of,
                                     const model::Calendar& calendar);

std::vector<MaterialStatus> materials_of(const model::YearRecord& record, const model::Plan& plan, model::Date as_of);

}  // namespace rules

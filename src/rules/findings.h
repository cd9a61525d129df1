// SPDX-License-Identifier: MIT
// What must be said but lets the work pass (ledger.md, "findings"), most urgent first. For the clerk and the secretary,
// never for a site.
#pragma once
#include <string>
#include <vector>

#include "model/objection.h"
#include "model/plan.h"
#include "rules/computed.h"

namespace rules {

enum class Urgency { late, soon, missing, look };  // overdue; due soon; asked for and not there; worth a look

struct Finding {
  Urgency urgency = Urgency::look;
  model::TableId table = model::TableId::meeting;
  model::Origin origin;
  std::string column;
  std::string text;  // what and what to do, whole sentences
  std::string item;  // number of the item it is about, if it is: that may stand on the lists of several meetings
};

std::string_view heading(Urgency urgency);

std::vector<Finding> find(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                          const Options& options);

}  // namespace rules

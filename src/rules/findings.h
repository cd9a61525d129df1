// SPDX-License-Identifier: MIT
// What must be said but lets the work pass (ledger.md, "findings"), most urgent first. For the clerk and the secretary,
// never for a site.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/objection.h"
#include "model/plan.h"
#include "rules/computed.h"
#include "rules/finding_rules.h"

namespace rules {

struct Finding {
  Rule rule = Rule::meeting_date_missing;
  model::TableId table = model::TableId::meeting;
  model::Origin origin;
  std::string column;
  std::string text;                // what and what to do, whole sentences
  std::string item;                // number of the item it is about, if it is: that may stand on several lists
  std::optional<model::Date> day;  // the deadline it speaks of
  int days = 0;                    // late, or left until that day
  std::string to;                  // the person responsible, or who a filing goes to

  [[nodiscard]] Urgency urgency() const { return finding_rule(rule).urgency; }
};

// By urgency; what is late the longest first, what is due next first.
bool more_urgent(const Finding& a, const Finding& b);

std::vector<Finding> find(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                          const Options& options);

}  // namespace rules

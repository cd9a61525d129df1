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
  std::string text;  // what and what to do, whole sentences
  std::string item;  // number of the item, problem or commitment: one that is carried stands on several lists
  std::optional<model::Date> day;  // the deadline it speaks of
  int days = 0;                    // late, or left until that day
  std::string to;                  // the person responsible, or who a filing goes to

  [[nodiscard]] Urgency urgency() const { return finding_rule(rule).urgency; }
};

// By urgency; what is late the longest first, what is due next first.
bool more_urgent(const Finding& a, const Finding& b);

// As a refusal: its first sentence says what is wrong. What is of no single row stands at `meeting`, the unit's own
// row.
model::Objection as_objection(const Finding& finding, model::Origin meeting);

std::vector<Finding> find(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                          const Options& options);

}  // namespace rules

// SPDX-License-Identifier: MIT
// Every text of a unit's record with the widest audience that it may reach, by the disclosure table and by its own row.
// Does not ask disclose(): what is found by it is held against what disclose() made.
#pragma once
#include <functional>
#include <optional>
#include <string_view>

#include "model/plan.h"
#include "model/record.h"

namespace rules {

struct LedgerValue {
  model::TableId table;
  std::string_view column;  // its key
  std::string_view record;  // its number, or what else tells the row from others
  std::string_view text;
  std::optional<model::Audience> widest;  // nothing: on no site
};

// Numbers, dates and words of closed lists are none of them. The texts live as long as the record.
void for_each_value(const model::YearRecord& record, const model::Plan& plan,
                    const std::function<void(const LedgerValue&)>& take);

}  // namespace rules

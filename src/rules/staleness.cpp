// SPDX-License-Identifier: MIT
#include "rules/staleness.h"

namespace rules {

std::optional<model::Date> stale_from(std::optional<model::Date> data_date, const model::Plan& plan) {
  if (!data_date) return std::nullopt;
  return model::add_months(*data_date, plan.stale_months) + 1;
}

}  // namespace rules

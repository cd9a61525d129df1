// SPDX-License-Identifier: MIT
// When what is posted must be called out of date (公示信息未更新). A board is kept as often as its plan asks for news:
// `stale_months` of the plan, a quarter where it says nothing, since reports are asked for by the quarter (P10).
//   data of      months   still right on   out of date from
//   2024-03-25   3        2024-06-25       2024-06-26
//   2023-11-30   3        2024-02-29       2024-03-01      (no 30 February: the month's last day)
//   none         any      ever             never           (the page says 还没有数据 instead)
#pragma once
#include <optional>

#include "model/date.h"
#include "model/plan.h"

namespace rules {

std::optional<model::Date> stale_from(std::optional<model::Date> data_date, const model::Plan& plan);

}  // namespace rules

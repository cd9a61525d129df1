// SPDX-License-Identifier: MIT
// A posting period as the ledger writes it: for so long, up to a day, or standing. Its last day needs the calendar:
// rules/posting_period.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "model/deadline.h"

namespace model {

using Period = std::variant<Standing, Span, Date>;

// One spelling a period: 5个工作日, 30日, 1个月, 2周, 2025-01-24, 长期.
std::string canonical(const Period& period);

// Also 公示5个工作日, 5天, 至 and 到 before a day, all forms of a date, 2025年1月底. Not 1月, which may be January.
std::optional<Period> parse_period(std::string_view text);

}  // namespace model

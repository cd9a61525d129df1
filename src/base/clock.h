// SPDX-License-Identifier: MIT
// The only reading of the clock. China has one zone, UTC+8, without summer time.
#pragma once
#include <cstdint>

namespace base {

std::int64_t days_today_utc8();  // days since 1970-01-01

}  // namespace base

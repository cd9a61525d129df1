// SPDX-License-Identifier: MIT
// The Date header: by it a screen learns that its own clock is wrong.
#pragma once
#include <chrono>
#include <string>

namespace serve {

std::string http_date(std::chrono::system_clock::time_point now);  // "Mon, 25 Mar 2024 01:10:00 GMT"

}  // namespace serve

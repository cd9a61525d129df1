// SPDX-License-Identifier: MIT
// The only reading of the clock (file_scan apart, which asks how old a file is). China has one zone, UTC+8, without
// summer time.
#pragma once
#include <chrono>
#include <cstdint>

namespace base {

std::int64_t days_today_utc8();   // days since 1970-01-01
std::int64_t minutes_now_utc8();  // minutes since then, of the same clock; for the log and what is asked of it

// For what is said while somebody waits; nothing that is written may depend on it.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const;

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace base

// SPDX-License-Identifier: MIT
#include "base/clock.h"

#include <chrono>

namespace base {

std::int64_t days_today_utc8() {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  return floor<days>(system_clock::now() + hours(8)).time_since_epoch().count();
}

std::int64_t minutes_now_utc8() {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  return floor<minutes>(system_clock::now() + hours(8)).time_since_epoch().count();
}

double Stopwatch::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

}  // namespace base

// SPDX-License-Identifier: MIT
#include "app/progress.h"

#include <fmt/format.h>

#include <cmath>

namespace app {

void Progress::start(std::string what, std::size_t all) {
  what_ = std::move(what);
  all_ = all;
  done_ = 0;
  watch_ = {};
  said_ = 0;
}

void Progress::count(const Console& console) {
  constexpr double pause = 0.1;
  ++done_;
  const double now = watch_.seconds();
  if (!console.terminal || now - said_ < pause) return;
  said_ = now;
  console.progress(fmt::format("{} {}/{}{}", what_, done_, all_, rate_and_rest(done_, all_, now)));
}

std::string rate_and_rest(std::size_t done, std::size_t all, double seconds) {
  if (done == 0 || seconds <= 0) return "";
  const double rate = static_cast<double>(done) / seconds;
  const auto rest = static_cast<long>(std::ceil(static_cast<double>(all - done) / rate));
  const std::string left = rest < 60 ? fmt::format("{} 秒", rest) : fmt::format("{} 分 {} 秒", rest / 60, rest % 60);
  return fmt::format("，每秒 {:.0f} 个，约剩 {}", rate, left);
}

}  // namespace app

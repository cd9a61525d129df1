// SPDX-License-Identifier: MIT
// "正在生成 1200/10000，每秒 2400 个，约剩 4 秒" on a terminal, at most ten times a second.
#pragma once
#include <cstddef>
#include <string>

#include "app/console.h"
#include "base/clock.h"

namespace app {

class Progress {
 public:
  void start(std::string what, std::size_t all);
  void count(const Console& console);  // one more is done

 private:
  std::string what_;
  std::size_t all_ = 0, done_ = 0;
  base::Stopwatch watch_;
  double said_ = 0;
};

// What stands after the counts; empty while nothing can be said. seconds: since the beginning.
std::string rate_and_rest(std::size_t done, std::size_t all, double seconds);

}  // namespace app

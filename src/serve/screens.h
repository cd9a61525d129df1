// SPDX-License-Identifier: MIT
// Which screens ask for the version file, and the code that each says it shows. In memory only and bounded: what is
// said here comes from guests, so it is a hint for whoever looks after the screens, and proof of nothing.
#pragma once
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "base/json.h"

namespace serve {

class Screens {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMost = 64;  // beyond them the one not seen for longest is forgotten

  // target: of a request for a version file, "…?screen=hall-1&shown=7F3A·0325·0910". Whatever is odd is passed over.
  void note(std::string_view target, const std::string& address, Clock::time_point now = Clock::now());

  [[nodiscard]] base::Json list(Clock::time_point now = Clock::now()) const;  // by screen, then address

 private:
  struct Seen {
    std::string shown;
    Clock::time_point at;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Seen> screens_;  // screen, address
};

}  // namespace serve

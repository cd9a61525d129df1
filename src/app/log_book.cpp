// SPDX-License-Identifier: MIT
#include "app/log_book.h"

#include <fmt/format.h>

#include "app/commands.h"
#include "base/clock.h"
#include "base/user.h"
#include "model/date.h"

namespace app {
namespace {

std::string now() {
  constexpr std::int64_t minutes_an_hour = 60, minutes_a_day = 24 * minutes_an_hour;
  const std::int64_t minutes = base::minutes_now_utc8();
  const std::int64_t of_day = minutes % minutes_a_day;
  return fmt::format("{} {:02}:{:02}", model::iso({static_cast<std::int32_t>(minutes / minutes_a_day)}),
                     of_day / minutes_an_hour, of_day % minutes_an_hour);
}

}  // namespace

store::LogLine log_line(store::LogAction action) {
  store::LogLine line;
  line.at = now();
  line.action = store::word(action);
  line.program = version();
  line.user = base::user_name();
  return line;
}

}  // namespace app

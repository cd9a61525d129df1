// SPDX-License-Identifier: MIT
// The small code in the corner of a wall, 7F3A·0325·0910: the first four characters of the build code and the minute
// in China. Which builds of the log it can mean, as of a minute; reads no clock and no file. A screen's own clock may
// be up to a minute off before it is put right, so a minute is let pass on either side.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "store/log.h"

namespace app {

using Minute = std::int64_t;  // since 1970-01-01 00:00, UTC+8

struct ScreenCode {
  std::string build;  // 7F3A
  int month = 0, day = 0, hour = 0, minute = 0;
};

// As a person copies it: with any marks between or none, in small or full-width letters. Throws for what is none.
ScreenCode parse_screen_code(const std::string& typed);
std::string shown(const ScreenCode& code);

// A line 生成 of the log, read back.
struct LoggedBuild {
  const store::LogLine* line = nullptr;
  Minute at = 0;
  std::string folder, audience, code;
  model::Date as_of;
  bool taken_back = false;  // never put in place: the line after it says so
};

std::vector<LoggedBuild> builds_of(const std::vector<store::LogLine>& lines);  // as they stand; `lines` must outlive it

// A build that can have been on a wall with this code.
struct ScreenMatch {
  const LoggedBuild* build = nullptr;
  Minute moment = 0;                    // the last such minute in which it was there; the year is not in the code
  const LoggedBuild* next = nullptr;    // what replaced it, if anything has
  const LoggedBuild* newest = nullptr;  // of its folder, in that minute
  bool maybe_earlier = false;           // the same minute of an earlier year is possible too
};

std::vector<ScreenMatch> matches_of(const ScreenCode& code, const std::vector<LoggedBuild>& builds, Minute now);

Minute last_moment(const ScreenCode& code, Minute now);  // when it was that day and minute last
std::string chinese(Minute minute);                      // 2024年3月25日 09:10

}  // namespace app

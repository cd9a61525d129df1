// SPDX-License-Identifier: MIT
#include "app/screen_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "app/log_book.h"
#include "base/failure.h"
#include "base/text.h"

namespace app {
namespace {

constexpr Minute kMinutesAnHour = 60, kMinutesADay = 24 * kMinutesAnHour;
constexpr Minute kClockError = 1;
constexpr std::size_t kBuildDigits = 4;

[[noreturn]] void refuse(const std::string& typed, const std::string& why) {
  throw base::Failure(fmt::format("码“{}”", base::excerpt(typed)), why,
                      "请照屏幕角上的写，例如 7F3A·0325·0910：四位生成码、月日、时分。", base::ExitCode::usage);
}

// Letters and digits only, upper case; a letter that is no digit stays, to be refused.
std::string bare(const std::string& typed) {
  std::string out;
  for (const char each : base::to_half_width(base::replace_all(typed, "码", ""))) {
    if (each >= 'a' && each <= 'z') out += static_cast<char>(each - 'a' + 'A');
    if ((each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z')) out += each;
  }
  return out;
}

int two_digits(const std::string& text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

// In that year, if it has the day.
std::optional<Minute> moment_in(const ScreenCode& code, int year) {
  const auto date = model::make_date(year, code.month, code.day);
  if (!date) return std::nullopt;
  return date->days * kMinutesADay + code.hour * kMinutesAnHour + code.minute;
}

model::Date date_of(Minute minute) { return {static_cast<std::int32_t>(minute / kMinutesADay)}; }

// 2024-03-25 09:10 of a line.
std::optional<Minute> minute_of(const std::string& at) {
  constexpr std::size_t date_length = 10, length = 16;
  if (at.size() != length) return std::nullopt;
  const auto date = model::parse_date(at.substr(0, date_length));
  const auto hour = base::to_integer(at.substr(date_length + 1, 2)), minute = base::to_integer(at.substr(length - 2));
  if (!date || !hour || !minute) return std::nullopt;
  return date->days * kMinutesADay + *hour * kMinutesAnHour + *minute;
}

bool in_one_place(const LoggedBuild& a, const LoggedBuild& b) {
  return a.folder == b.folder && a.audience == b.audience;
}

// Of the builds that are the same as that one, the last made by then.
const LoggedBuild* made_by(const LoggedBuild& like, const std::vector<LoggedBuild>& builds, Minute moment) {
  const LoggedBuild* last = nullptr;
  for (const LoggedBuild& each : builds)
    if (!each.taken_back && in_one_place(each, like) && each.code == like.code && each.at <= moment + kClockError)
      last = &each;
  return last;
}

void follow(ScreenMatch& match, const std::vector<LoggedBuild>& builds) {
  match.newest = match.build;
  for (const LoggedBuild& each : builds) {
    if (each.taken_back || &each <= match.build || !in_one_place(each, *match.build)) continue;
    if (match.next == nullptr && each.code != match.build->code) match.next = &each;
    if (match.next != nullptr && each.at <= match.moment) match.newest = &each;
  }
}

}  // namespace

ScreenCode parse_screen_code(const std::string& typed) {
  constexpr std::size_t length = 12, month_at = 4, day_at = 6, hour_at = 8, minute_at = 10;
  const std::string text = bare(typed);
  if (text.size() != length) refuse(typed, fmt::format("有 {} 个字母和数字，应当是 12 个", text.size()));
  if (text.substr(0, kBuildDigits).find_first_not_of("0123456789ABCDEF") != std::string::npos)
    refuse(typed, "前四位只有数字和 A 到 F，字母 O 是数字 0，字母 I 是数字 1");
  if (text.substr(kBuildDigits).find_first_not_of("0123456789") != std::string::npos)
    refuse(typed, "后八位只有数字，字母 O 是数字 0，字母 I 是数字 1");
  ScreenCode code{text.substr(0, kBuildDigits), two_digits(text, month_at), two_digits(text, day_at),
                  two_digits(text, hour_at), two_digits(text, minute_at)};
  constexpr int leap_year = 2024, hours = 24, minutes = 60;
  if (!model::make_date(leap_year, code.month, code.day))
    refuse(typed, fmt::format("没有 {}月{}日", code.month, code.day));
  if (code.hour >= hours || code.minute >= minutes)
    refuse(typed, "没有 " + text.substr(hour_at, 2) + ":" + text.substr(minute_at));
  return code;
}

std::string shown(const ScreenCode& code) {
  return fmt::format("{}·{:02}{:02}·{:02}{:02}", code.build, code.month, code.day, code.hour, code.minute);
}

std::vector<LoggedBuild> builds_of(const std::vector<store::LogLine>& lines) {
  std::vector<LoggedBuild> builds;
  for (const store::LogLine& line : lines) {
    if (line.action != store::word(store::LogAction::built)) continue;
    if (tells_of_failed_build(line) && !builds.empty()) builds.back().taken_back = true;
    const auto told = read_built_line(line);
    const auto at = minute_of(line.at);
    if (told && at) builds.push_back({&line, *at, told->folder, told->audience, told->code, told->as_of, false});
  }
  return builds;
}

Minute last_moment(const ScreenCode& code, Minute now) {
  int year = model::parts(date_of(now + kClockError)).year;
  while (moment_in(code, year).value_or(now + kClockError + 1) > now + kClockError) --year;
  return *moment_in(code, year);
}

std::vector<ScreenMatch> matches_of(const ScreenCode& code, const std::vector<LoggedBuild>& builds, Minute now) {
  std::vector<ScreenMatch> matches;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const LoggedBuild& each : builds) {
    if (each.taken_back || !each.code.starts_with(code.build)) continue;
    if (!seen.insert({each.code, each.folder, each.audience}).second) continue;
    ScreenMatch match;
    match.moment = last_moment(code, now);
    match.build = made_by(each, builds, match.moment);
    if (match.build == nullptr) continue;
    const Minute before = last_moment(code, match.moment - kClockError - 1);
    match.maybe_earlier = made_by(each, builds, before) != nullptr;
    follow(match, builds);
    matches.push_back(match);
  }
  return matches;
}

std::string chinese(Minute minute) {
  const Minute of_day = minute % kMinutesADay;
  return fmt::format("{} {:02}:{:02}", model::chinese(date_of(minute)), of_day / kMinutesAnHour,
                     of_day % kMinutesAnHour);
}

}  // namespace app

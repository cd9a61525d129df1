// SPDX-License-Identifier: MIT
#include "model/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace model {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days to_sys(Date date) { return sys_days{std::chrono::days{date.days}}; }
Date from_sys(sys_days day) { return {static_cast<std::int32_t>(day.time_since_epoch().count())}; }

// The numbers of "2024-3-8" between the given separators; the last separator may be empty.
std::optional<Date> parse_with(std::string_view text, const std::array<std::string_view, 3>& separators) {
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t most_digits = i == 0 ? 4 : 2;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || text.front() == '-' || digits > most_digits || (i == 0 && digits != 4))
      return std::nullopt;
    text.remove_prefix(digits);
    if (!text.starts_with(separators[i])) return std::nullopt;
    text.remove_prefix(separators[i].size());
  }
  return text.empty() ? make_date(numbers[0], numbers[1], numbers[2]) : std::nullopt;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return from_sys(sys_days{ymd});
}

YearMonthDay parts(Date date) {
  const year_month_day ymd{to_sys(date)};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int weekday(Date date) { return static_cast<int>(std::chrono::weekday{to_sys(date)}.iso_encoding()); }

Date last_day_of_month(int year, int month) {
  using std::chrono::last;
  return from_sys(sys_days{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / last});
}

Date add_months(Date date, int months) {
  const YearMonthDay from = parts(date);
  const int index = from.year * 12 + (from.month - 1) + months;
  const Date last = last_day_of_month(index / 12, index % 12 + 1);
  return last - std::max(0, parts(last).day - from.day);
}

std::string iso(Date date) {
  const YearMonthDay p = parts(date);
  return fmt::format("{:04}-{:02}-{:02}", p.year, p.month, p.day);
}

std::string chinese(Date date) {
  const YearMonthDay p = parts(date);
  return fmt::format("{}年{}月{}日", p.year, p.month, p.day);
}

std::optional<Date> parse_date(std::string_view text) {
  static constexpr std::array<std::array<std::string_view, 3>, 4> kForms{
      {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}};
  for (const auto& form : kForms)
    if (const auto date = parse_with(text, form)) return date;
  return std::nullopt;
}

Quarter quarter_of(Date date) {
  const YearMonthDay p = parts(date);
  return {p.year, (p.month - 1) / 3 + 1};
}

Quarter next(Quarter quarter) {
  return quarter.number == 4 ? Quarter{quarter.year + 1, 1} : Quarter{quarter.year, quarter.number + 1};
}

Date last_day(Quarter quarter) { return last_day_of_month(quarter.year, quarter.number * 3); }

}  // namespace model

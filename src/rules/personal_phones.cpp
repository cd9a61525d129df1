// SPDX-License-Identifier: MIT
// Landline numbers. Without an area code seven or eight digits may be anything: a word of telephones must stand before.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "model/date.h"
#include "rules/personal_finders.h"

namespace rules {
namespace {

constexpr std::size_t kNone = std::u32string_view::npos;

std::size_t digits_at(std::u32string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

// What may stand between two groups, or nothing.
std::size_t skip_separators(std::u32string_view text, std::size_t at, std::u32string_view separators) {
  constexpr std::size_t most = 2;
  const std::size_t end = std::min(at + most, text.size());
  while (at < end && is_among(text[at], separators)) ++at;
  return at;
}

// 65512345, 6551 2345, 655-1234 from `at` on; its end.
std::size_t end_of_local(std::u32string_view text, std::size_t at) {
  const std::size_t first = digits_at(text, at);
  if (first == 7 || first == 8) return at + first;
  if (first != 3 && first != 4) return kNone;
  const std::size_t next = skip_separators(text, at + first, U" -.");
  return next > at + first && digits_at(text, next) == 4 ? next + 4 : kNone;
}

// 010-65512345, (0371) 6551234, 037165512345
std::size_t end_with_area_code(std::u32string_view text, std::size_t at) {
  const std::size_t first = digits_at(text, at);
  if (first < 3 || text[at] != '0' || text[at + 1] == '0') return kNone;
  const std::size_t code = text[at + 1] <= '2' ? 3 : 4;
  if (first == code + 8 || (first == 11 && code == 4)) return at + first;
  return first == code ? end_of_local(text, skip_separators(text, at + first, U" -.)")) : kNone;
}

// 400-800-1234, 400 8001 234, 800-8001234
std::size_t end_of_service_number(std::u32string_view text, std::size_t at) {
  if (digits_at(text, at) != 3 || (text[at] != '4' && text[at] != '8') || text.substr(at + 1, 2) != U"00") return kNone;
  const std::size_t next = skip_separators(text, at + 3, U" -.");
  if (next == at + 3) return kNone;
  if (digits_at(text, next) == 4) {
    const std::size_t last = skip_separators(text, next + 4, U" -.");
    return last > next + 4 && digits_at(text, last) == 3 ? last + 3 : kNone;
  }
  const std::size_t end = end_of_local(text, next);
  return end != kNone && end - next <= 8 ? end : kNone;
}

// 电话：, 座机是, Tel: right before `at`.
bool is_after_word(std::u32string_view text, std::size_t at) {
  static constexpr std::array<std::u32string_view, 8> kWords{U"电话", U"座机", U"传真", U"热线",
                                                             U"致电", U"拨打", U"tel",  U"号码"};
  constexpr std::size_t nearby = 8;
  std::u32string before(text.substr(at - std::min(at, nearby), std::min(at, nearby)));
  before.erase(0, before.find_last_of(U"0123456789。；;\n") + 1);
  for (char32_t& c : before)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::u32string_view word) { return before.find(word) != std::u32string::npos; });
}

bool is_day(std::u32string_view run) {
  const std::string digits = base::to_utf8(run);
  const auto number = [&](std::size_t from, std::size_t count) {
    return static_cast<int>(base::to_integer(digits.substr(from, count)).value_or(0));
  };
  return digits.size() == 8 && (digits.starts_with("19") || digits.starts_with("20")) &&
         model::make_date(number(0, 4), number(4, 2), number(6, 2));
}

// Only after a word of telephones.
std::size_t end_of_bare_number(std::u32string_view text, std::size_t at) {
  constexpr std::size_t service = 10;
  if (text[at] < '2' || !is_after_word(text, at)) return kNone;
  if (digits_at(text, at) == service && text.substr(at + 1, 2) == U"00") return at + service;
  const std::size_t end = end_of_local(text, at);
  return end != kNone && !is_day(text.substr(at, end - at)) ? end : kNone;
}

// Not the middle of another number or code: R-2021-0371-6551234.
bool begins_number(std::u32string_view text, std::size_t at) {
  if (at == 0) return true;
  const char32_t before = text[at - 1];
  if (is_letter_or_digit(before)) return false;
  return !is_among(before, U"-._/") || at == 1 || !is_letter_or_digit(text[at - 2]);
}

}  // namespace

void find_landlines(std::u32string_view text, Found& found) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || !begins_number(text, at)) continue;
    std::size_t end = end_with_area_code(text, at);
    if (end == kNone) end = end_of_service_number(text, at);
    if (end == kNone) end = end_of_bare_number(text, at);
    if (end == kNone || (end < text.size() && is_letter_or_digit(text[end]))) continue;
    add_found(found, kLandline, text.substr(at, end - at));
    at = end;
  }
}

}  // namespace rules

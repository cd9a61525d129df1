// SPDX-License-Identifier: MIT
// Mailboxes and plates of cars: what letters and a mark give away.
#include "rules/personal_finders.h"

namespace rules {
namespace {

bool is_of_mailbox(char32_t c) { return is_letter_or_digit(c) || is_among(c, U"._%+-"); }
bool is_of_host(char32_t c) { return is_letter_or_digit(c) || is_among(c, U".-"); }

// 京A12345, 京A·12345, 京AD12345: five places of which three and more are digits, or six for electric cars.
std::size_t end_of_plate(std::u32string_view text, std::size_t at) {
  constexpr std::size_t fewest = 5, most = 6, fewest_digits = 3;
  if (at + 1 >= text.size() || !is_letter(text[at + 1])) return 0;
  std::size_t begin = at + 2;
  if (begin < text.size() && is_among(text[begin], U"·•・‧∙.- ")) ++begin;
  std::size_t end = begin, digits = 0;
  for (; end < text.size() && is_letter_or_digit(text[end]); ++end) digits += is_digit(text[end]) ? 1 : 0;
  const std::size_t length = end - begin;
  if (length < fewest || length > most || digits < fewest_digits) return 0;
  if (length == most && digits < fewest) return 0;
  return end;
}

}  // namespace

void find_emails(std::u32string_view text, Found& found) {
  for (std::size_t at = text.find(U'@'); at != std::u32string_view::npos; at = text.find(U'@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    if (begin > 0 && text[begin - 1] == ' ') --begin;
    const std::size_t before = begin;
    while (begin > 0 && is_of_mailbox(text[begin - 1])) --begin;
    if (end < text.size() && text[end] == ' ') ++end;
    const std::size_t host = end;
    while (end < text.size() && is_of_host(text[end])) ++end;
    while (end > host && !is_letter_or_digit(text[end - 1])) --end;
    const std::size_t dot = text.substr(0, end).rfind(U'.');
    const bool is_host = dot != std::u32string_view::npos && dot > host && end - dot > 2 && is_letter(text[end - 1]);
    if (begin < before && is_host) add_found(found, kEmail, text.substr(begin, end - begin));
  }
}

void find_plates(std::u32string_view text, Found& found) {
  constexpr std::u32string_view provinces = U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_among(text[at], provinces)) continue;
    if (const std::size_t end = end_of_plate(text, at); end > 0) add_found(found, kPlate, text.substr(at, end - at));
  }
}

}  // namespace rules

// SPDX-License-Identifier: MIT
// One finder for each kind of personal data, over text in half-width characters without marks of no width. Known to
// personal_*.cpp only.
#pragma once
#include <string_view>

#include "rules/personal_data.h"

namespace rules {

using Found = std::vector<PersonalData>;

void find_numbers(std::u32string_view text, Found& found);    // identity, mobile, bank card
void find_landlines(std::u32string_view text, Found& found);  // 400 and 800 too
void find_emails(std::u32string_view text, Found& found);
void find_plates(std::u32string_view text, Found& found);
void find_addresses(std::u32string_view text, Found& found);

void add_found(Found& found, std::string_view kind, std::u32string_view text);

inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
inline bool is_letter_or_digit(char32_t c) { return is_digit(c) || is_letter(c); }
inline bool is_among(char32_t c, std::u32string_view characters) {
  return characters.find(c) != std::u32string_view::npos;
}

}  // namespace rules

// SPDX-License-Identifier: MIT
// Text helpers over UTF-8 that know nothing of the domain.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates included), or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// The code points of well-formed UTF-8, and back.
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);

// Number of characters as a reader counts them (code points).
std::size_t length(std::string_view utf8);

// Columns on a terminal or in a spreadsheet: Chinese characters and full-width marks take two.
std::size_t width(std::string_view utf8);

// Without white space at both ends: ASCII blanks, line ends, no-break and ideographic space, zero-width marks.
std::string_view trim(std::string_view utf8);

// Full-width ASCII (０-９ Ａ-ｚ （ ） ／ － …) and ideographic space to their half-width forms.
std::string to_half_width(std::string_view utf8);

std::vector<std::string> split(std::string_view text, std::string_view separator);  // trimmed parts, empty ones dropped
std::string join(const std::vector<std::string>& parts, std::string_view separator);

bool is_one_of(std::span<const std::string_view> names, std::string_view name);

// A whole decimal number with nothing beside it.
std::optional<std::int64_t> to_integer(std::string_view digits);

std::string replace_all(std::string text, std::string_view what, std::string_view with);

// Whether there are characters that nobody sees but that break or turn round what is shown: controls (but tab and line
// feed), separators of lines, bidirectional overrides and isolates, noncharacters.
bool has_hidden_controls(std::string_view utf8);

// The value for a message: at most 40 characters, line ends and control characters shown as a blank.
std::string excerpt(std::string_view utf8);

}  // namespace base

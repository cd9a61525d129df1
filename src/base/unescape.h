// SPDX-License-Identifier: MIT
// What a file of any kind says where it is written in escapes: entities of HTML and XML, backslashes of JSON and
// JavaScript, percent signs of links, doubled quotes of CSV, folded lines of calendars, and one within another.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Which escapes: any of these together.
inline constexpr unsigned kHtml = 1, kBackslash = 2, kPercent = 4, kQuotes = 8, kFolded = 16, kEveryEscape = 31;

// The text with these escapes undone once; nothing is said of those that cannot be read.
std::string unescaped(std::string_view text, unsigned escapes);

// The lines of a file that hold any escape, undone once and again until nothing is left; every step is a line.
struct UnescapedLines {
  struct Line {
    std::size_t at, number;  // where it begins in `text`, and its number in the file
    std::string_view raw;    // of the file's bytes, all that were folded into one
  };
  std::string text;
  std::vector<Line> lines;

  [[nodiscard]] const Line& line_at(std::size_t offset) const;
};
UnescapedLines unescaped_lines(std::string_view bytes);  // looks into `bytes`

}  // namespace base

// SPDX-License-Identifier: MIT
#include "base/repair.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "base/old_fonts.h"
#include "base/text.h"

namespace base {
namespace {

struct Freer {
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

// Composed (NFC), and with `compatible` also as what the character only is a form of. As it was if it is not UTF-8.
std::string normal(const std::string& utf8, bool compatible) {
  utf8proc_uint8_t* raw = nullptr;
  const auto* in = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | (compatible ? UTF8PROC_COMPAT : 0));
  const utf8proc_ssize_t length = utf8proc_map(in, static_cast<utf8proc_ssize_t>(utf8.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Freer> out(raw);
  return length < 0 ? utf8 : std::string(out.get(), out.get() + length);
}

bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Second codes of a Han character: radicals as PDF files have them, and what other countries' standards counted twice.
// Twelve among the latter are characters in their own right; they have no other code and stay.
char32_t usual_code(char32_t c) {
  if (!is_in(c, 0x2E80, 0x2FD5) && !is_in(c, 0xF900, 0xFAFF) && !is_in(c, 0x2F800, 0x2FA1F)) return c;
  const std::u32string usual = to_code_points(normal(to_utf8({&c, 1}), true));
  return usual.size() == 1 ? usual.front() : c;
}

// Controls, soft hyphens, zero-width marks, marks of direction, fillers, tags, and selectors of a variant: no font of
// here draws another form for them, and with them a name does not match itself.
bool is_unseen(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr std::array<Range, 16> kUnseen{{{0x00, 0x08},
                                                  {0x0E, 0x1F},
                                                  {0x7F, 0x7F},
                                                  {0xAD, 0xAD},
                                                  {0x34F, 0x34F},
                                                  {0x61C, 0x61C},
                                                  {0x115F, 0x1160},
                                                  {0x200B, 0x200F},
                                                  {0x202A, 0x202E},
                                                  {0x2060, 0x206F},
                                                  {0x3164, 0x3164},
                                                  {0xFE00, 0xFE0F},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xFFA0, 0xFFA0},
                                                  {0xFFF9, 0xFFFC},
                                                  {0xE0000, 0xE0FFF}}};
  return std::any_of(kUnseen.begin(), kUnseen.end(), [c](Range range) { return is_in(c, range.first, range.last); });
}

bool is_odd_blank(char32_t c) {
  return c == 0xA0 || c == 0x1680 || is_in(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F;
}

bool is_odd_line_end(char32_t c) { return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Length of a character by its first byte where no such character is ever repaired: ASCII and nearly all of Han.
constexpr auto kPlainLengths = [] {
  std::array<std::uint8_t, 256> lengths{};
  for (std::size_t lead = 0x20; lead < 0x7F; ++lead) lengths[lead] = 1;
  for (std::size_t lead = 0xE4; lead <= 0xE9; ++lead) lengths[lead] = 3;
  lengths['\n'] = lengths['\t'] = 1;
  lengths[0xC3] = 2;  // Latin letters with accents
  return lengths;
}();

// The same by the bytes that follow; 0: look more closely.
std::size_t plain_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const unsigned second = byte(at + 1), third = byte(at + 2);
  switch (byte(at)) {
    case 0xC2:
      return second > 0xA0 && second != 0xAD ? 2 : 0;
    case 0xE2:  // dashes, quotes, dots; Roman numbers, arrows; circled numbers; shapes
      if (second == 0x80) return third >= 0x90 && third <= 0xA7 ? 3 : 0;
      return second == 0x85 || second == 0x86 || (second >= 0x91 && second <= 0x98) ? 3 : 0;
    case 0xE3:  // punctuation; marks in circles, units; Han
      return (second == 0x80 && (third < 0xAA || third > 0xAF)) || second >= 0x88 ? 3 : 0;
    case 0xEF:  // full-width forms
      return second == 0xBC || second == 0xBD ? 3 : 0;
    case 0xF0:  // rare Han
      return second >= 0xA0 && second <= 0xB3 && second != 0xAF ? 4 : 0;
    default:
      return 0;
  }
}

}  // namespace

bool is_plain(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t step = kPlainLengths[static_cast<unsigned char>(utf8[at])];
    if (step == 0) step = plain_length(utf8, at);
    if (step == 0) return false;
    at += step;
  }
  return true;
}

std::optional<Repair> repair(std::string_view utf8) {
  if (is_plain(utf8)) return std::nullopt;
  Repair repair;
  std::u32string points;
  for (const char32_t c : to_code_points(utf8)) {
    if (is_unseen(c)) {
      repair.removed.push_back(c);
    } else if (is_odd_blank(c)) {
      repair.blanks = true;
      points += U' ';
    } else if (is_odd_line_end(c)) {
      repair.lines = true;
      points += U'\n';
    } else {
      const char32_t old = meant_by_old_fonts(c);
      points += old != 0 ? old : usual_code(c);
      if (points.back() != c) repair.replaced.emplace_back(c, points.back());
    }
  }
  const std::string so_far = to_utf8(points);
  repair.text = normal(so_far, false);
  repair.composed = repair.text != so_far;
  if (repair.text == utf8) return std::nullopt;
  return repair;
}

}  // namespace base

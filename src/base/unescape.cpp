// SPDX-License-Identifier: MIT
#include "base/unescape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/text.h"

namespace base {
namespace {

constexpr int kHex = 16;
constexpr int kMostSteps = 4;

// What an escape stands for, and how many bytes it takes.
struct Undone {
  std::string text;
  std::size_t length;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kEntities{{{"amp", "&"},
                                                                                   {"lt", "<"},
                                                                                   {"gt", ">"},
                                                                                   {"quot", "\""},
                                                                                   {"apos", "'"},
                                                                                   {"nbsp", " "},
                                                                                   {"middot", "·"},
                                                                                   {"hellip", "…"},
                                                                                   {"mdash", "—"},
                                                                                   {"ndash", "–"},
                                                                                   {"ldquo", "“"},
                                                                                   {"rdquo", "”"},
                                                                                   {"lsquo", "‘"},
                                                                                   {"rsquo", "’"},
                                                                                   {"times", "×"},
                                                                                   {"copy", "©"},
                                                                                   {"permil", "‰"}}};

std::string character(std::uint32_t code) {
  constexpr std::uint32_t last = 0x10FFFF;
  constexpr std::uint32_t first_surrogate = 0xD800, last_surrogate = 0xDFFF;
  if (code > last || (code >= first_surrogate && code <= last_surrogate)) return "";
  return to_utf8(std::u32string(1, static_cast<char32_t>(code)));
}

// Digits at the beginning, at most so many.
std::optional<std::pair<std::uint32_t, std::size_t>> number_at(std::string_view text, std::size_t most, int base) {
  std::uint32_t value = 0;
  text = text.substr(0, most);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return std::pair{value, static_cast<std::size_t>(end - text.data())};
}

std::optional<std::uint32_t> hex_of(std::string_view text, std::size_t digits) {
  const auto number = number_at(text, digits, kHex);
  if (!number || number->second != digits) return std::nullopt;
  return number->first;
}

std::optional<Undone> entity(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  if (text.starts_with("&#")) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const std::size_t begin = hex ? 3 : 2;
    const auto number = number_at(text.substr(begin), most_digits, hex ? kHex : 10);
    if (!number) return std::nullopt;
    const std::size_t end = begin + number->second;
    return Undone{character(number->first), end + (end < text.size() && text[end] == ';' ? 1U : 0U)};
  }
  for (const auto& [name, means] : kEntities)
    if (text.substr(1).starts_with(name) && text.size() > name.size() + 1 && text[name.size() + 1] == ';')
      return Undone{std::string(means), name.size() + 2};
  return std::nullopt;
}

// \uXXXX, a pair of them beyond the first plane, or \u{XXXX}.
std::optional<Undone> unicode_escape(std::string_view text) {
  constexpr std::size_t length = 6;
  constexpr std::uint32_t high = 0xD800, low = 0xDC00, end = 0xE000, plane = 0x10000;
  if (text.starts_with("\\u{")) {
    const auto number = number_at(text.substr(3), length, kHex);
    if (!number || text.size() <= 3 + number->second || text[3 + number->second] != '}') return std::nullopt;
    return Undone{character(number->first), number->second + 4};
  }
  const auto code = hex_of(text.substr(2), 4);
  if (!code) return std::nullopt;
  if (*code >= high && *code < low && text.substr(length).starts_with("\\u")) {
    const auto second = hex_of(text.substr(length + 2), 4);
    if (second && *second >= low && *second < end)
      return Undone{character(plane + ((*code - high) << 10U) + (*second - low)), 2 * length};
  }
  return Undone{character(*code), length};
}

std::optional<Undone> backslash(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  switch (text[1]) {
    case 'u':
      return unicode_escape(text);
    case 'x':
      if (const auto code = hex_of(text.substr(2), 2)) return Undone{character(*code), 4};
      return std::nullopt;
    case 'n':
    case 'N':
    case 'r':
      return Undone{"\n", 2};
    case 't':
      return Undone{"\t", 2};
    case '"':
    case '\'':
    case '\\':
    case '/':
    case ',':
    case ';':
      return Undone{std::string(1, text[1]), 2};
    default:
      return std::nullopt;
  }
}

std::optional<Undone> percent(std::string_view text) {
  const auto code = hex_of(text.substr(1), 2);
  if (!code) return std::nullopt;
  return Undone{std::string(1, static_cast<char>(*code)), 3};
}

std::optional<Undone> folded(std::string_view text) {
  const std::size_t end = text.starts_with("\r\n") ? 2 : 1;
  if (text.size() <= end || (text[end] != ' ' && text[end] != '\t')) return std::nullopt;
  return Undone{"", end + 1};
}

std::optional<Undone> escape_at(std::string_view text, unsigned escapes) {
  switch (text.front()) {
    case '&':
      return (escapes & kHtml) != 0 ? entity(text) : std::nullopt;
    case '\\':
      return (escapes & kBackslash) != 0 ? backslash(text) : std::nullopt;
    case '%':
      return (escapes & kPercent) != 0 ? percent(text) : std::nullopt;
    case '"':
      return (escapes & kQuotes) != 0 && text.starts_with("\"\"") ? std::optional(Undone{"\"", 2}) : std::nullopt;
    case '\r':
    case '\n':
      return (escapes & kFolded) != 0 ? folded(text) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// Lines may be folded only in calendars and cards; elsewhere a line that begins with a blank is just indented.
unsigned escapes_in(std::string_view bytes) {
  constexpr std::size_t beginning = 4096;
  const bool folds = bytes.substr(0, beginning).find("BEGIN:V") != std::string_view::npos;
  // There two quotes are an empty text.
  const bool is_other = bytes.starts_with('{') || bytes.starts_with('[') ||
                        bytes.substr(0, beginning).find('<') != std::string_view::npos;
  return kHtml | kBackslash | kPercent | (is_other ? 0U : kQuotes) | (folds ? kFolded : 0U);
}

// The first place from `at` on that begins with the mark and can be read as an escape.
std::size_t next_escape(std::string_view bytes, char mark, std::size_t at, unsigned escapes) {
  for (;; ++at) {
    at = bytes.find(mark, at);
    if (at == std::string_view::npos || escape_at(bytes.substr(at), escapes)) return at;
  }
}

std::size_t end_of_line(std::string_view bytes, std::size_t from, bool folds) {
  std::size_t end = from;
  for (;; ++end) {
    end = std::min(bytes.find('\n', end), bytes.size());
    const bool goes_on = folds && end + 1 < bytes.size() && (bytes[end + 1] == ' ' || bytes[end + 1] == '\t');
    if (!goes_on) return end;
  }
}

void add_steps(UnescapedLines& out, std::string_view raw, std::size_t number, unsigned escapes) {
  std::string before(raw);
  for (int step = 0; step < kMostSteps; ++step) {
    std::string after = unescaped(before, escapes);
    if (after == before) return;
    out.lines.push_back({out.text.size(), number, raw});
    out.text += after;
    out.text += '\n';
    before = std::move(after);
  }
}

}  // namespace

std::string unescaped(std::string_view text, unsigned escapes) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (auto undone = escape_at(text.substr(at), escapes)) {
      out += undone->text;
      at += undone->length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

UnescapedLines unescaped_lines(std::string_view bytes) {
  UnescapedLines out;
  const unsigned escapes = escapes_in(bytes);
  const bool folds = (escapes & kFolded) != 0;
  const std::string_view marks = (escapes & kQuotes) != 0 ? "&\\%\"" : "&\\%";
  std::array<std::size_t, 4> next{};  // where each mark stands next; whole stretches are without any
  std::size_t number = 1, counted = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t mark = bytes.size();
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (next[i] != std::string_view::npos && (next[i] < at || at == 0))
        next[i] = next_escape(bytes, marks[i], at, escapes);
      mark = std::min(mark, next[i]);
    }
    if (folds) mark = at;
    if (mark == bytes.size()) break;
    const std::size_t before = bytes.substr(0, mark).rfind('\n');
    const std::size_t begin = std::max(at, before == std::string_view::npos ? 0 : before + 1);
    const std::size_t end = end_of_line(bytes, begin, folds);
    number += static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                                                  bytes.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted = begin;
    add_steps(out, bytes.substr(begin, end - begin), number, escapes);
    at = end + 1;
  }
  return out;
}

const UnescapedLines::Line& UnescapedLines::line_at(std::size_t offset) const {
  const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                      [](std::size_t at, const Line& line) { return at < line.at; });
  return *(after - 1);
}

}  // namespace base

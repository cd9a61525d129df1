// SPDX-License-Identifier: MIT
#include "base/text.h"

#include <algorithm>
#include <charconv>

#include "base/repair.h"

namespace base {
namespace {

// Length in bytes of the well-formed sequence at `at`, or 0. Table 3-7 of the Unicode Standard.
std::size_t sequence_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned second = byte(at + 1);
    if (lead == 0xE0 && second < 0xA0) return 0;
    if (lead == 0xED && second > 0x9F) return 0;
    return tail(at + 1) && tail(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned second = byte(at + 1);
    if (lead == 0xF0 && second < 0x90) return 0;
    if (lead == 0xF4 && second > 0x8F) return 0;
    return tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

char32_t decode(std::string_view s) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  switch (s.size()) {
    case 1:
      return byte(0);
    case 2:
      return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    case 3:
      return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    default:
      return ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
  }
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x2060 || c == 0xFEFF;
}

// Whether a character that begins with this byte can be one of the above: no Chinese character is.
bool may_be_space(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte <= 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

bool is_hidden_control(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFEU) == 0xFFFE;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t step = sequence_length(text, at);
    if (step == 0) return at;
    at += step;
  }
  return std::nullopt;
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t step = sequence_length(utf8, at);
    if (step == 0) {  // not well-formed: one replacement character a byte
      out.push_back(0xFFFD);
      ++at;
      continue;
    }
    out.push_back(decode(utf8.substr(at, step)));
    at += step;
  }
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  for (const char32_t c : code_points) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0U | (c >> 6U));
      put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
      put(0xE0U | (c >> 12U));
      put(0x80U | ((c >> 6U) & 0x3FU));
      put(0x80U | (c & 0x3FU));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
      put(0x80U | ((c >> 6U) & 0x3FU));
      put(0x80U | (c & 0x3FU));
    }
  }
  return out;
}

std::size_t length(std::string_view utf8) { return to_code_points(utf8).size(); }

std::size_t width(std::string_view utf8) {
  constexpr char32_t first_wide = 0x1100;
  std::size_t columns = 0;
  for (const char32_t c : to_code_points(utf8)) columns += c >= first_wide ? 2 : 1;
  return columns;
}

std::string_view trim(std::string_view utf8) {
  std::size_t begin = 0;
  std::size_t end = utf8.size();
  while (begin < end && may_be_space(utf8[begin])) {
    const std::size_t step = sequence_length(utf8, begin);
    if (step == 0 || !is_space(decode(utf8.substr(begin, step)))) break;
    begin += step;
  }
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(utf8[start]) & 0xC0U) == 0x80U) --start;
    if (!may_be_space(utf8[start])) break;
    const std::size_t step = sequence_length(utf8, start);
    if (step == 0 || !is_space(decode(utf8.substr(start, step)))) break;
    end = start;
  }
  return utf8.substr(begin, end - begin);
}

std::string to_half_width(std::string_view utf8) {
  // Bytes that full-width forms, the ideographic space and the no-break space begin with.
  const bool nothing_wide = std::none_of(utf8.begin(), utf8.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEF || byte == 0xE3 || byte == 0xC2;
  });
  if (nothing_wide) return std::string(utf8);
  std::u32string points = to_code_points(utf8);
  for (char32_t& c : points) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == 0x3000 || c == 0xA0) c = U' ';
  }
  return to_utf8(points);
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    const std::string_view part = trim(text.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::int64_t> to_integer(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return value;
}

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  if (what.empty()) return text;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

bool has_hidden_controls(std::string_view utf8) {
  if (is_plain(utf8)) return false;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t step = std::max<std::size_t>(sequence_length(utf8, at), 1);
    if (is_hidden_control(decode(utf8.substr(at, step)))) return true;
    at += step;
  }
  return false;
}

std::string excerpt(std::string_view utf8) {
  constexpr std::size_t most = 40;
  std::u32string points = to_code_points(utf8);
  for (char32_t& c : points)
    if (c < 0x20 || c == 0x7F) c = U' ';
  if (points.size() > most) {
    points.resize(most);
    points.push_back(U'…');
  }
  return to_utf8(points);
}

}  // namespace base

// SPDX-License-Identifier: MIT
#include "model/content_code.h"

#include <algorithm>

namespace model {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned kBits = 5;  // a character
constexpr std::size_t kHalf = 5, kCharacters = 2 * kHalf;

char as_meant(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  switch (c) {
    case 'O':
      return '0';
    case 'I':
    case 'L':
      return '1';
    case 'U':
      return 'V';
    default:
      return c;
  }
}

std::string with_dash(const std::string& characters) {
  return characters.substr(0, kHalf) + "-" + characters.substr(kHalf);
}

// Blanks and dashes of any length, which stand in General Punctuation; the minus sign too.
std::size_t passed_over(std::string_view text) {
  if (text.starts_with("\xE2\x80") || text.starts_with("\u2212")) return std::string_view("\u2014").size();
  return text.front() == ' ' || text.front() == '\t' || text.front() == '-' ? 1 : 0;
}

}  // namespace

std::string content_code_of_digest(std::string_view digest) {
  std::string characters;
  std::size_t next = 0;
  for (unsigned held = 0, bits = 0; characters.size() < kCharacters;) {
    if (bits < kBits) {
      held = (held << 8U) | static_cast<unsigned char>(digest[next++]);
      bits += 8U;
    }
    bits -= kBits;
    characters += kAlphabet[(held >> bits) & (kAlphabet.size() - 1)];
    held &= (1U << bits) - 1U;
  }
  return with_dash(characters);
}

std::optional<std::string> parse_content_code(std::string_view text) {
  std::string characters;
  while (!text.empty()) {
    if (const std::size_t length = passed_over(text); length > 0) {
      text.remove_prefix(std::min(length, text.size()));
      continue;
    }
    const char c = as_meant(text.front());
    if (kAlphabet.find(c) == std::string_view::npos || characters.size() == kCharacters) return std::nullopt;
    characters += c;
    text.remove_prefix(1);
  }
  if (characters.size() != kCharacters) return std::nullopt;
  return with_dash(characters);
}

}  // namespace model

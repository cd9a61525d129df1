// SPDX-License-Identifier: MIT
#include "model/content_code.h"

#include "base/text.h"

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
  std::string typed = base::to_half_width(text);
  for (const std::string_view passed_over :
       {" ", "\t", "\n", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
    typed = base::replace_all(std::move(typed), passed_over, "");
  if (typed.size() != kCharacters) return std::nullopt;
  for (char& c : typed) {
    c = as_meant(c);
    if (kAlphabet.find(c) == std::string_view::npos) return std::nullopt;
  }
  return with_dash(typed);
}

}  // namespace model

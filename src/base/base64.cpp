// SPDX-License-Identifier: MIT
#include "base/base64.h"

#include <cstdint>

namespace base {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned kBitsOfDigit = 6, kBitsOfByte = 8;
constexpr std::uint32_t kDigitMask = 0x3f, kByteMask = 0xff;
constexpr std::size_t kGroup = 4;

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << kBitsOfByte) | static_cast<unsigned char>(byte);
    bits += kBitsOfByte;
    for (; bits >= kBitsOfDigit; bits -= kBitsOfDigit) text += kDigits[(held >> (bits - kBitsOfDigit)) & kDigitMask];
  }
  if (bits > 0) text += kDigits[(held << (kBitsOfDigit - bits)) & kDigitMask];
  while (text.size() % kGroup != 0) text += '=';
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());  // or what is read leaves copies where it has grown
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char each : text.substr(0, text.find('='))) {
    const std::size_t digit = kDigits.find(each);
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << kBitsOfDigit) | static_cast<std::uint32_t>(digit);
    bits += kBitsOfDigit;
    if (bits < kBitsOfByte) continue;
    bits -= kBitsOfByte;
    bytes += static_cast<char>((held >> bits) & kByteMask);
  }
  if (to_base64(bytes) != text) return std::nullopt;  // padding, length, bits that stand for nothing
  return bytes;
}

}  // namespace base

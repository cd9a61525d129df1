// SPDX-License-Identifier: MIT
#include "rules/secrets.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rules {
namespace {

constexpr std::size_t kLongSentence = 8;

// Numbers, dates and marks alone stand anywhere.
bool can_be_told(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool letters =
      std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (ascii) return letters && text.size() >= 3;
  std::size_t told = 0;
  for (const char32_t c : base::to_code_points(text)) {
    constexpr std::u32string_view marks = U"年月日时分前后期底旬上中下第季度人次条个、，。；：！？（）“”《》…—·％";
    if (c >= 0x80 && marks.find(c) == std::u32string_view::npos) ++told;
  }
  return told > 0 && base::length(text) >= 2;
}

std::vector<std::string_view> split_at(std::string_view text, std::initializer_list<std::string_view> marks) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t length = at == text.size() ? 1 : 0;
    for (const std::string_view mark : marks)
      if (length == 0 && text.substr(at).starts_with(mark)) length = mark.size();
    if (length > 0) {
      parts.push_back(base::trim(text.substr(begin, at - begin)));
      begin = at + length;
    }
    at += std::max<std::size_t>(length, 1);
  }
  return parts;
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view value) {
  std::vector<std::string_view> pieces;
  for (const std::string_view line : split_at(value, {"\n"})) {
    const std::size_t before = pieces.size();
    for (const std::string_view sentence : split_at(line, {"。", "；", "！", "？"}))
      if (base::length(sentence) >= kLongSentence && can_be_told(sentence)) pieces.push_back(sentence);
    if (pieces.size() == before && can_be_told(line)) pieces.push_back(line);
  }
  return pieces;
}

}  // namespace rules

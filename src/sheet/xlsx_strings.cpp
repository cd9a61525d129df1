// SPDX-License-Identifier: MIT
#include "sheet/xlsx_strings.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/text.h"
#include "sheet/csv.h"

namespace sheet {
namespace {

constexpr std::size_t kEscapeBytes = 7;

// The code unit of "_x000D_" at the text's begin.
std::optional<std::uint32_t> escape_at(std::string_view text) {
  if (text.size() < kEscapeBytes || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  std::uint32_t unit = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  if (error != std::errc{} || end != text.data() + 6) return std::nullopt;
  return unit;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::string without_escapes(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t mark = text.find("_x");
    out += text.substr(0, mark);
    if (mark == std::string_view::npos) return out;
    text.remove_prefix(mark);
    const auto unit = escape_at(text);
    const auto low = unit && is_high(*unit) ? escape_at(text.substr(kEscapeBytes)) : std::nullopt;
    if (low && is_low(*low)) {
      out += base::to_utf8(
          std::u32string(1, static_cast<char32_t>(0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00))));
      text.remove_prefix(2 * kEscapeBytes);
    } else if (unit && !is_high(*unit) && !is_low(*unit)) {
      out += base::to_utf8(std::u32string(1, static_cast<char32_t>(*unit)));
      text.remove_prefix(kEscapeBytes);
    } else {
      out += '_';
      text.remove_prefix(1);
    }
  }
}

std::string read_string(XmlStream& xml) {
  const std::size_t inside = xml.depth();
  std::string out;
  bool in_text = false;
  for (;;) {
    switch (xml.next()) {
      case XmlStream::Event::start:
        if (xml.name() == "rPh" || xml.name() == "phoneticPr") {
          xml.skip();
        } else {
          in_text = xml.name() == "t";
        }
        break;
      case XmlStream::Event::end:
        if (xml.depth() < inside) return out.find("_x") == std::string::npos ? out : without_escapes(out);
        in_text = false;
        break;
      case XmlStream::Event::text:
        if (in_text && out.size() <= kMostCellBytes * kEscapeBytes) out += xml.text();
        break;
      case XmlStream::Event::finished:
        return out;  // never: an end comes first
    }
  }
}

SharedStrings::SharedStrings(XmlStream xml) {
  xml.next();  // the root
  for (XmlStream::Event event = xml.next(); event != XmlStream::Event::finished; event = xml.next()) {
    if (event != XmlStream::Event::start) continue;
    if (xml.name() != "si") {
      xml.skip();
      continue;
    }
    texts_ += read_string(xml);
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
    if (texts_.size() > kMostBytes) xml.refuse(fmt::format("里的文字超过 {} MiB", kMostBytes >> 20U));
    if (ends_.size() > kMost) xml.refuse(fmt::format("里的文字超过 {} 条", kMost));
  }
}

std::string_view SharedStrings::at(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(texts_).substr(begin, ends_[index] - begin);
}

}  // namespace sheet

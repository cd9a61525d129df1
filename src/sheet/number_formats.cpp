// SPDX-License-Identifier: MIT
#include "sheet/number_formats.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "sheet/xml_stream.h"

namespace sheet {
namespace {

constexpr std::size_t kMostStyles = 1'000'000;
constexpr std::size_t kMostZeros = 32;
constexpr std::size_t kMostCodeBytes = 1024;
constexpr std::int64_t kHighestId = 1'000'000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// [h], [mm] and [ss] count hours, minutes and seconds; [红色], [$-804] and [>5] count nothing.
bool is_elapsed_time(std::string_view bracket) {
  return !bracket.empty() && bracket.find_first_not_of("hHmMsS") == std::string_view::npos;
}

// The first section of a code with its literals put aside: "D"000 has the pattern 000 and D before it.
struct Pattern {
  std::string letters;  // all that is no literal, in small letters
  std::string before, after;
  bool elapsed = false, in_one_piece = true;  // 000-0000 is not
};

void add_literal(Pattern& pattern, std::string_view literal) {
  (pattern.letters.empty() ? pattern.before : pattern.after) += literal;
}

void add_letter(Pattern& pattern, char letter) {
  pattern.in_one_piece = pattern.in_one_piece && pattern.after.empty();
  pattern.letters += lower(letter);
}

Pattern take_apart(std::string_view code) {
  Pattern out;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    const std::size_t end = c == '"' || c == '[' ? code.find(c == '"' ? '"' : ']', i + 1) : i;
    if (end == std::string_view::npos) break;
    if (c == '"') {
      add_literal(out, code.substr(i + 1, end - i - 1));
    } else if (c == '[') {
      out.elapsed = out.elapsed || is_elapsed_time(code.substr(i + 1, end - i - 1));
    } else if (c == '\\' || c == '_' || c == '*') {  // the next character as it is, its width, or repeated
      if (c == '\\') add_literal(out, code.substr(i + 1, 1));
      ++i;
      continue;
    } else if (static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == ' ' || c == '/') {
      add_literal(out, code.substr(i, 1));
    } else {
      add_letter(out, c);
    }
    i = end;
  }
  return out;
}

std::optional<int> id_of(const XmlStream& xml) {
  const std::int64_t id = base::to_integer(xml.attribute("numFmtId").value_or("")).value_or(-1);
  if (id < 0 || id > kHighestId) return std::nullopt;
  return static_cast<int>(id);
}

}  // namespace

NumberFormat number_format(std::string_view code) {
  const Pattern pattern = take_apart(code);
  NumberFormat format;
  const std::string& letters = pattern.letters;
  if (letters.starts_with("general")) return format;
  const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
  format.is_date = pattern.elapsed || has('y') || has('m') || has('d') || has('h') || has('s') || has('a');
  format.shows_day = format.is_date && (has('d') || has('h') || has('s') || !has('y'));
  const bool only_zeros = !letters.empty() && letters.find_first_not_of('0') == std::string::npos;
  const std::string around = pattern.before + pattern.after;
  if (only_zeros && pattern.in_one_piece && letters.size() <= kMostZeros && !base::first_invalid_utf8(around) &&
      (letters.size() > 1 || !around.empty())) {
    format.digits = static_cast<int>(letters.size());
    format.before = pattern.before;
    format.after = pattern.after;
  }
  return format;
}

NumberFormat built_in_format(int id) {
  const auto within = [id](int first, int last) { return id >= first && id <= last; };
  NumberFormat format;
  format.is_date = within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58);
  const bool month_only = id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57;
  format.shows_day = format.is_date && !month_only;
  return format;
}

CellFormats::CellFormats(const Package& package, std::string_view part) {
  XmlStream xml(package, part);
  xml.next();  // the root
  for (XmlStream::Event event = xml.next(); event != XmlStream::Event::finished; event = xml.next()) {
    if (event != XmlStream::Event::start) continue;
    const std::string name(xml.name());
    if (name == "numFmts") {
      read_codes(xml);
    } else if (name == "cellXfs") {
      read_styles(xml);
    } else {
      xml.skip();
    }
  }
  for (const int id : ids_) {
    const auto declared = declared_.find(id);
    used_.try_emplace(id, declared != declared_.end() ? declared->second : built_in_format(id));
  }
}

// WPS declares built-in ids anew: what a workbook says itself holds.
void CellFormats::read_codes(XmlStream& xml) {
  const std::size_t inside = xml.depth();
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::end && xml.depth() < inside) return;
    if (event != XmlStream::Event::start) continue;
    const auto id = id_of(xml);
    const auto code = xml.attribute("formatCode");
    xml.skip();
    if (!id || !code || code->size() > kMostCodeBytes) continue;
    declared_[*id] = number_format(*code);
    if (declared_.size() > kMostStyles) xml.refuse(fmt::format("里的格式超过 {} 个", kMostStyles));
  }
}

void CellFormats::read_styles(XmlStream& xml) {
  const std::size_t inside = xml.depth();
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::end && xml.depth() < inside) return;
    if (event != XmlStream::Event::start) continue;
    ids_.push_back(id_of(xml).value_or(0));
    if (ids_.size() > kMostStyles) xml.refuse(fmt::format("里的格式超过 {} 个", kMostStyles));
    xml.skip();
  }
}

const NumberFormat& CellFormats::of(std::size_t style) const {
  static const NumberFormat kGeneral;
  const auto found = style < ids_.size() ? used_.find(ids_[style]) : used_.end();
  return found == used_.end() ? kGeneral : found->second;
}

}  // namespace sheet

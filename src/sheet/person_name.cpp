// SPDX-License-Identifier: MIT
#include "sheet/person_name.h"

#include <algorithm>

#include "base/text.h"
#include "model/name_dots.h"

namespace sheet {
namespace {

constexpr char32_t kDot = U'·';
constexpr std::size_t kMostApart = 3;  // characters of a name that blanks keep apart

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == 0x3000; }

// Characters of the private use area count: in a name nothing else is meant by them.
bool is_chinese(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xE000 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == U'〇' ||
         c == U'々';
}

// Most names are nothing but Chinese characters, 、 between them and Latin letters, which no rule here changes.
bool is_usual(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool latin = lead < 0x80 && lead != ' ' && lead != '\t' && lead != '.';
    const bool han = (lead >= 0xE4 && lead <= 0xE9) || text.substr(at, 3) == "、";
    if (!latin && !han) return false;
    at += latin ? 1 : 3;
  }
  return true;
}

// How the dots of a cell are read; beside blanks they may also be what a list begins its lines with.
struct Dots {
  std::u32string_view full_stops;
  bool beside_blanks = false;
};

bool is_dot(char32_t c, const Dots& dots) {
  return c == kDot || model::kNameDots.find(c) != std::u32string_view::npos ||
         dots.full_stops.find(c) != std::u32string_view::npos;
}

std::u32string with_one_dot(std::u32string_view text, const Dots& dots) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t next = at + 1, before = out.size();
    while (dots.beside_blanks && next < text.size() && is_blank(text[next])) ++next;
    while (dots.beside_blanks && before > 0 && is_blank(out[before - 1])) --before;
    if (is_dot(text[at], dots) && before > 0 && is_chinese(out[before - 1]) && next < text.size() &&
        is_chinese(text[next])) {
      out.resize(before);
      out += kDot;
      at = next - 1;
    } else {
      out += text[at];
    }
  }
  return out;
}

// What `keeps` says, asked once for each run of blanks with the places where it begins and ends.
template <class Keeps>
std::u32string with_blanks(std::u32string_view text, const Keeps& keeps) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    while (next < text.size() && is_blank(text[next])) ++next;
    if (next > at) out += keeps(at, next);
    at = next;
    if (at < text.size()) out += text[at++];
  }
  return out;
}

std::u32string without_blanks_inside(std::u32string_view name) {
  return with_blanks(name, [&](std::size_t begin, std::size_t end) -> std::u32string_view {
    const bool inside = begin > 0 && end < name.size() && is_chinese(name[begin - 1]) && is_chinese(name[end]);
    return inside ? U"" : U" ";
  });
}

// Chinese characters that stand alone between blanks or at an end: for each place how many stand in its row of such.
std::vector<std::size_t> rows_of_singles(std::u32string_view text) {
  std::vector<std::size_t> rows(text.size());
  const auto stands_alone = [&](std::size_t at) {
    return is_chinese(text[at]) && (at == 0 || !is_chinese(text[at - 1])) &&
           (at + 1 == text.size() || !is_chinese(text[at + 1]));
  };
  std::vector<std::size_t> row;
  const auto end_row = [&] {
    for (const std::size_t at : row) rows[at] = row.size();
    row.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_blank(text[at])) continue;
    if (stands_alone(at))
      row.push_back(at);
    else
      end_row();
    if (at + 1 < text.size() && !is_blank(text[at + 1])) end_row();
  }
  end_row();
  return rows;
}

std::u32string with_singles_joined(std::u32string_view text) {
  const std::vector<std::size_t> rows = rows_of_singles(text);
  return with_blanks(text, [&](std::size_t begin, std::size_t end) {
    const bool joins = begin > 0 && end < text.size() && rows[begin - 1] > 1 && rows[begin - 1] <= kMostApart &&
                       rows[end] == rows[begin - 1];
    return joins ? std::u32string_view() : text.substr(begin, end - begin);
  });
}

std::optional<NameWritten> written(std::string_view text, const Dots& dots,
                                   std::u32string (*in_one)(std::u32string_view)) {
  if (is_usual(text)) return std::nullopt;
  const std::u32string typed = base::to_code_points(text);
  const std::u32string dotted = with_one_dot(typed, dots);
  const std::u32string joined = in_one(dotted);
  if (joined == typed) return std::nullopt;
  const auto count = [](const std::u32string& in) { return std::count(in.begin(), in.end(), kDot); };
  return NameWritten{base::to_utf8(joined), joined.size() < typed.size() || joined != dotted,
                     count(dotted) > count(typed)};
}

}  // namespace

std::optional<NameWritten> one_name(std::string_view text) {
  return written(text, {U"．.。", true}, without_blanks_inside);
}

std::optional<NameWritten> listed_names(std::string_view text) { return written(text, {U"．."}, with_singles_joined); }

}  // namespace sheet

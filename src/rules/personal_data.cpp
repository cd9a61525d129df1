// SPDX-License-Identifier: MIT
#include "rules/personal_data.h"

#include <array>

#include "base/text.h"
#include "rules/personal_finders.h"

namespace rules {
namespace {

// What a text has of each sort of character, full-width ones too. Counted in one pass, since most texts end here.
struct Traits {
  unsigned digits = 0, letters = 0, ats = 0;
  unsigned places = 0;  // 号, 单 of 单元, 室, 栋, 幢, 座
};

void count(Traits& traits, char32_t c) {
  switch (c) {
    case U'号':
    case U'单':
    case U'室':
    case U'栋':
    case U'幢':
    case U'座':
      ++traits.places;
      return;
    default:
      traits.digits += is_digit(c) ? 1U : 0U;
      traits.letters += is_letter(c) ? 1U : 0U;
      traits.ats += c == '@' ? 1U : 0U;
  }
}

// All that matters has one byte or three.
Traits traits_of(std::string_view text) {
  constexpr char32_t full_width = 0xFF01, to_ascii = 0xFEE0;
  Traits traits;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      count(traits, lead);
    } else if (lead >= 0xE0 && lead < 0xF0 && i + 2 < text.size()) {
      const char32_t c = (lead & 0xFU) << 12U | (byte(i + 1) & 0x3FU) << 6U | (byte(i + 2) & 0x3FU);
      count(traits, c >= full_width ? c - to_ascii : c);
      i += 2;
    }
  }
  return traits;
}

// A finder and the least that a text must have for it to find anything.
struct Kind {
  void (*find)(std::u32string_view, Found&);
  Traits least;
};

constexpr std::array kKinds{
    Kind{find_numbers, {11, 0, 0, 0}}, Kind{find_landlines, {7, 0, 0, 0}}, Kind{find_emails, {0, 0, 1, 0}},
    Kind{find_plates, {3, 1, 0, 0}},   Kind{find_addresses, {0, 0, 0, 1}},
};

bool suffices(const Traits& traits, const Traits& least) {
  return traits.digits >= least.digits && traits.letters >= least.letters && traits.ats >= least.ats &&
         traits.places >= least.places;
}

// Half-width, any dash as -, without marks of no width.
std::u32string plain_text(std::string_view text) {
  std::u32string points = base::to_code_points(base::to_half_width(text));
  std::erase_if(points,
                [](char32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD; });
  for (char32_t& c : points)
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) c = U'-';
  return points;
}

}  // namespace

void add_found(Found& found, std::string_view kind, std::u32string_view text) {
  found.push_back({kind, base::to_utf8(text)});
}

std::vector<PersonalData> personal_data_in(std::string_view text) {
  Found found;
  const Traits traits = traits_of(text);
  std::u32string plain;
  for (const Kind& kind : kKinds) {
    if (!suffices(traits, kind.least)) continue;
    if (plain.empty()) plain = plain_text(text);
    kind.find(plain, found);
  }
  return found;
}

std::string hidden(std::string_view text) {
  constexpr std::size_t shown = 3, last = 2;
  const std::u32string points = base::to_code_points(text);
  if (points.size() <= shown + last) return base::to_utf8(points.substr(0, 1)) + "…";
  return base::to_utf8(points.substr(0, shown)) + "…" + base::to_utf8(points.substr(points.size() - last));
}

}  // namespace rules

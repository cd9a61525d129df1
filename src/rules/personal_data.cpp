// SPDX-License-Identifier: MIT
#include "rules/personal_data.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/personal_finders.h"

namespace rules {
namespace {

// What a text has of each sort of byte. Counted in one pass without branches, since most texts end here.
struct Traits {
  unsigned digits = 0;   // ASCII ones, and what a full-width one begins with
  unsigned letters = 0;  // likewise
  unsigned ats = 0;      // likewise
  unsigned places = 0;   // 号 单(元) 室 栋 幢 楼
};

Traits traits_of(std::string_view text) {
  constexpr char full_width_lead = '\xEF';
  unsigned digits = 0, letters = 0, ats = 0, leads = 0, places = 0;
  for (const char c : text) {
    digits += static_cast<unsigned>(static_cast<unsigned char>(c - '0') < 10);
    letters += static_cast<unsigned>(static_cast<unsigned char>((c | ' ') - 'a') < 26);
    ats += static_cast<unsigned>(c == '@');
    leads += static_cast<unsigned>(c == full_width_lead);
  }
  const auto is = [&](std::size_t i, char a, char b, char c) {
    return static_cast<unsigned>(text[i] == a) & static_cast<unsigned>(text[i + 1] == b) &
           static_cast<unsigned>(text[i + 2] == c);
  };
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    places += is(i, '\xE5', '\x8F', '\xB7') | is(i, '\xE5', '\x8D', '\x95') | is(i, '\xE5', '\xAE', '\xA4') |
              is(i, '\xE6', '\xA0', '\x8B') | is(i, '\xE5', '\xB9', '\xA2') | is(i, '\xE6', '\xA5', '\xBC');
  return {digits + leads, letters + leads, ats + leads, places};
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

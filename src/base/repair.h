// SPDX-License-Identifier: MIT
// Text that looks right and is not: characters of old fonts, two codes of one character, marks that nobody sees. Says
// what it did, in no language; knows no cells.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

struct Repair {
  std::string text;
  std::vector<std::pair<char32_t, char32_t>> replaced = {};  // as it stood, as it is read
  std::vector<char32_t> removed = {};                        // nobody sees them
  bool blanks = false;                                       // others than the usual two became a blank
  bool lines = false;                                        // other ends of lines became a line feed
  bool composed = false;                                     // a letter and its accent became one character (NFC)
};

// Nothing if there is nothing to repair. What it returns needs no further repair. Kept are ideographic blanks, tabs,
// line ends, characters of the private use area that no standard gave a meaning, and C1 controls and noncharacters,
// which are of a text in another encoding and not of this one.
std::optional<Repair> repair(std::string_view utf8);

// Whether a quick look at the bytes rules out any repair and any hidden control: most texts are so.
bool is_plain(std::string_view utf8);

}  // namespace base

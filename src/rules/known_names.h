// SPDX-License-Identifier: MIT
// Finds the names of members in free texts.
#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace rules {

// The names of all members of a workspace, and what may stand in texts although it holds one (高山村 where 高山 is a
// member). Finding them in a text does not depend on how many there are.
class KnownNames {
 public:
  KnownNames() = default;
  explicit KnownNames(const std::vector<std::string>& names, const std::vector<std::string>& allowed = {});

  // The length of the longest name that stands at the beginning of the text; 0 if there is none.
  [[nodiscard]] std::size_t length_at_start(std::u32string_view text) const;
  // Whether what stands there is part of a text that is allowed.
  [[nodiscard]] bool is_allowed(std::u32string_view text, std::size_t at, std::size_t length) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view text) const { return std::hash<std::u32string_view>()(text); }
  };
  std::unordered_set<std::u32string, Hash, std::equal_to<>> names_;
  std::vector<std::size_t> lengths_;  // that occur, longest first
  std::vector<std::u32string> allowed_;
};

// Hands a text over in pieces: a name (of those that begin at one place the longest), or a character. with_allowed:
// names that are allowed there are none.
template <class Each>
void split_at_names(const std::u32string& text, const KnownNames& names, bool with_allowed, const Each& each) {
  for (std::size_t at = 0; at < text.size();) {
    const std::u32string_view rest = std::u32string_view(text).substr(at);
    const std::size_t length = names.length_at_start(rest);
    const std::size_t taken = std::max<std::size_t>(length, 1);
    each(rest.substr(0, taken), length > 0 && !(with_allowed && names.is_allowed(text, at, length)));
    at += taken;
  }
}

// The known names in a free text that are not allowed there, each once.
std::vector<std::string> names_in(std::string_view text, const KnownNames& names);

}  // namespace rules

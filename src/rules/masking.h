// SPDX-License-Identifier: MIT
// Names as a wider audience may see them: 张* (two characters), 张*三 (three and more).
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace rules {

std::string mask_name(std::string_view name);

// The names of all members of a workspace. Finding them in a text does not depend on how many there are.
class KnownNames {
 public:
  KnownNames() = default;
  explicit KnownNames(const std::vector<std::string>& names);  // of two characters and more

  // The length of the longest name that stands at the beginning of the text; 0 if there is none.
  [[nodiscard]] std::size_t length_at_start(std::u32string_view text) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view text) const { return std::hash<std::u32string_view>()(text); }
  };
  std::unordered_set<std::u32string, Hash, std::equal_to<>> names_;
  std::vector<std::size_t> lengths_;  // that occur, longest first
};

// Every known name in a free text masked; of names that begin at one place the longest.
std::string mask_names(std::string_view text, const KnownNames& names);

// 责任人 is free text: known names and whatever is not a post or a body are masked, part by part, in brackets too.
std::string mask_responsible(std::string_view text, const KnownNames& names);

// The names that it masks there, known ones or not.
std::vector<std::string> persons_in(std::string_view responsible);

}  // namespace rules

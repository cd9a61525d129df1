// SPDX-License-Identifier: MIT
// What was read otherwise than it stands in a file, with its place: a repaired character, a hidden sheet, a merged cell
// filled down. Nothing is refused for it, but the clerk is told. Collected, never thrown.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace sheet {

struct Note {
  int file = 0, sheet = 0, row = 0, column = 0;  // as in Reject: for sorting
  std::string where, what;
  [[nodiscard]] std::string message() const { return where + "：" + what + "。"; }
};

// Keeps the first kMost and counts the rest.
class Notes {
 public:
  static constexpr std::size_t kMost = 200;

  void add(Note note);
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::vector<Note> in_file_order() const;

 private:
  std::vector<Note> kept_;
  std::size_t count_ = 0;
};

}  // namespace sheet

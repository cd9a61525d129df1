// SPDX-License-Identifier: MIT
#include "sheet/note.h"

#include <algorithm>
#include <tuple>

namespace sheet {

void Notes::add(Note note) {
  ++count_;
  if (kept_.size() < kMost) kept_.push_back(std::move(note));
}

std::vector<Note> Notes::in_file_order() const {
  std::vector<Note> sorted = kept_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Note& a, const Note& b) {
    return std::tie(a.file, a.sheet, a.row, a.column) < std::tie(b.file, b.sheet, b.row, b.column);
  });
  return sorted;
}

}  // namespace sheet

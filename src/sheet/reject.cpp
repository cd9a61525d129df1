// SPDX-License-Identifier: MIT
#include "sheet/reject.h"

#include <algorithm>
#include <tuple>

namespace sheet {

void Rejects::add(Reject reject) {
  ++count_;
  if (kept_.size() >= kMost) return;
  rows_.emplace(reject.file, reject.sheet, reject.row);
  kept_.push_back(std::move(reject));
}

std::vector<Reject> Rejects::in_file_order() const {
  std::vector<Reject> sorted = kept_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Reject& a, const Reject& b) {
    return std::tie(a.file, a.sheet, a.row, a.column) < std::tie(b.file, b.sheet, b.row, b.column);
  });
  return sorted;
}

}  // namespace sheet

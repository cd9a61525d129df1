// SPDX-License-Identifier: MIT
// What was refused while reading, with its place. Collected, never thrown: a clerk sees all of a run at once.
#pragma once
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace sheet {

struct Reject {
  int file = 0, sheet = 0, row = 0, column = 0;  // order of the run's files, sheets in it, row, column: for sorting
  std::string where, what, hint;
  std::string sheet_name{}, column_name{};  // for other programs; empty if there is none
  [[nodiscard]] std::string message() const { return where + "：" + what + "。" + hint; }
};

// Keeps the first kMost and counts the rest.
class Rejects {
 public:
  static constexpr std::size_t kMost = 1000;

  void add(Reject reject);
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::size_t count() const { return count_; }
  // Whether a row was refused: what else is wrong with it may only follow from that.
  [[nodiscard]] bool has_row(int file, int sheet, int row) const { return rows_.contains({file, sheet, row}); }
  [[nodiscard]] std::vector<Reject> in_file_order() const;

 private:
  std::vector<Reject> kept_;
  std::set<std::tuple<int, int, int>> rows_;  // of those kept
  std::size_t count_ = 0;
};

}  // namespace sheet

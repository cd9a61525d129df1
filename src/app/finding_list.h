// SPDX-License-Identifier: MIT
// Findings of all units, each said once: an unfinished item stands on the lists of several meetings.
#pragma once
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "rules/findings.h"

namespace app {

struct PlacedFinding {
  rules::Finding finding;
  std::string unit;  // "柳溪村党支部 2019年度组织生活会", for findings of no single row
};

class FindingList {
 public:
  void add(const model::YearRecord& record, const model::Plan& plan, const rules::Computed& computed,
           const rules::Options& options);
  void sort();  // most urgent first; of the same day as added
  [[nodiscard]] const std::vector<PlacedFinding>& all() const { return all_; }

 private:
  std::vector<PlacedFinding> all_;
  std::set<std::tuple<int, int, std::string>> seen_;  // file, row, text
};

}  // namespace app

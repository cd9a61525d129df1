// SPDX-License-Identifier: MIT
// A table of a bag: CSV in the one form that archives have (docs/archive.md), whatever the size of its cells. Other CSV
// is not read here.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace record {

inline constexpr std::string_view kTables = "data/tables/", kTableEnding = ".csv";

struct BagTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // each as wide as columns

  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

struct ReadBagTable {
  BagTable table;
  std::string fault;  // in Chinese, with the line; empty: none
};

ReadBagTable bag_table_in(std::string_view csv);

}  // namespace record

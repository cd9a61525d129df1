// SPDX-License-Identifier: MIT
// The files beside pages that hold their tables for other programs: a CSV file a table with rows, tables.json a unit
// with all of them. docs/data.md describes them.
#pragma once
#include <string>
#include <vector>

#include "site/unit_pages.h"

namespace site {

inline constexpr const char* kTablesFile = "tables.json";

struct DataFile {
  std::string file, bytes;
};

// Every page's key downloads: links to the CSV files of its tables. whose: what a file saved by a reader begins with.
void put_downloads(render::Value& page, const std::vector<DataTable>& tables, const std::string& whose);

std::vector<DataFile> csv_files(const std::vector<PageView>& pages);
std::vector<DataFile> unit_data_files(const UnitContext& unit, const std::vector<PageView>& pages);

}  // namespace site

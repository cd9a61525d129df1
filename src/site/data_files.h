// SPDX-License-Identifier: MIT
// The files beside pages that hold their tables for other programs: a CSV file a table with rows, tables.json a folder
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

// Whose tables a folder holds: a unit's, an organisation's (no meeting) or, in the root, the whole site's.
struct DataSource {
  std::string organization, organization_name, meeting;
  model::Audience audience;
  std::optional<model::Date> data_date;
};

// Every page's key downloads: links to the CSV files of its tables. whose: what a file saved by a reader begins with.
void put_downloads(render::Value& page, const std::vector<DataTable>& tables, const std::string& whose);

std::vector<DataFile> data_files(const DataSource& source, const std::vector<PageView>& pages);  // no pages: none

}  // namespace site

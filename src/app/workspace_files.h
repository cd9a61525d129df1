// SPDX-License-Identifier: MIT
// The clerk's own files in an archive's internal layer: under numbers, since names there are ASCII, and back. files.csv
// says which is which. Knows no bag.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct WorkspaceFile {
  std::string name;  // from the workspace's folder: ledger/台账.xlsx
  std::string path;  // from the payload's: workspace/ledger/001.xlsx
  std::uint64_t size = 0;
  std::string sha256;
};

// ledger: of ledger/, those that are read. Sorted by path.
std::vector<WorkspaceFile> workspace_files(const std::filesystem::path& workspace,
                                           const std::vector<std::string>& ledger);

std::string files_csv(const std::vector<WorkspaceFile>& files);
// Failure(refused) names `where` for what is not such a list, or leads out of a workspace.
std::vector<WorkspaceFile> files_in(std::string_view csv, const std::string& where);

// A line of a table: cells as RFC 4180 has them, CRLF.
std::string csv_line(const std::vector<std::string_view>& cells);
inline constexpr std::string_view kCsvMark = "\xEF\xBB\xBF";

}  // namespace app

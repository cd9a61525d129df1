// SPDX-License-Identifier: MIT
#include "app/workspace_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/text.h"
#include "config/settings.h"
#include "sheet/csv.h"

namespace app {
namespace {

namespace fs = std::filesystem;

// What may stand in a workspace and is the clerk's own; the record is not a file of theirs.
constexpr std::array<std::string_view, 6> kFolders{"ledger", "plans", "calendars", "templates", "public", "materials"};
constexpr std::size_t kColumns = 4, kLongestEnding = 8;

// ".xlsx" in small letters; nothing that is not plain ASCII.
std::string ending_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0) return "";
  std::string ending = name.substr(dot + 1);
  if (ending.empty() || ending.size() > kLongestEnding) return "";
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) return "";
  }
  return "." + ending;
}

// Left by editors, spreadsheets and systems.
bool is_passing(const std::string& name) {
  static const std::set<std::string> kJunk{"Thumbs.db", "desktop.ini"};
  return name.starts_with('.') || name.starts_with('~') || name.ends_with('~') || kJunk.contains(name);
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  if (!fs::is_directory(folder)) return names;
  for (const fs::path& file : base::files_below(folder))
    if (!is_passing(file.filename().string())) names.push_back(file.generic_string());
  return names;
}

bool stays_inside(const std::string& name) {
  const fs::path path(name);
  if (path.is_absolute() || name.find('\\') != std::string::npos || name.find('\0') != std::string::npos) return false;
  for (const fs::path& part : path)
    if (part == ".." || part == "." || part.empty()) return false;
  if (name == config::kSettingsFile) return true;
  return std::any_of(kFolders.begin(), kFolders.end(),
                     [&](std::string_view folder) { return name.starts_with(std::string(folder) + "/"); });
}

}  // namespace

std::vector<WorkspaceFile> workspace_files(const fs::path& workspace, const std::vector<std::string>& ledger) {
  std::vector<WorkspaceFile> files{{config::kSettingsFile, fmt::format("workspace/{}", config::kSettingsFile), 0, ""}};
  for (const std::string_view folder : kFolders) {
    int number = 0;
    for (const std::string& name : folder == kFolders.front() ? ledger : names_in(workspace / folder))
      files.push_back({fmt::format("{}/{}", folder, name),
                       fmt::format("workspace/{}/{:03}{}", folder, ++number, ending_of(name)), 0, ""});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::string csv_line(const std::vector<std::string_view>& cells) {
  std::string line;
  for (const std::string_view& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      line += cell;
    } else {
      line += '"' + base::replace_all(std::string(cell), "\"", "\"\"") + '"';
    }
  }
  return line + "\r\n";
}

std::string files_csv(const std::vector<WorkspaceFile>& files) {
  std::string csv = std::string(kCsvMark) + csv_line({"path", "name", "bytes", "sha256"});
  for (const WorkspaceFile& file : files)
    csv += csv_line({file.path, file.name, std::to_string(file.size), file.sha256});
  return csv;
}

std::vector<WorkspaceFile> files_in(std::string_view csv, const std::string& where) {
  const auto refuse = [&](int row) {
    throw base::Failure(fmt::format("{} 第 {} 行", where, row), "不是工作区里的文件",
                        "归档可能损坏，请先用 gongshilan verify 核对。", base::ExitCode::refused);
  };
  if (csv.starts_with(kCsvMark)) csv.remove_prefix(kCsvMark.size());
  std::vector<WorkspaceFile> files;
  std::set<std::string> names;
  sheet::CsvReader reader(csv, where);
  sheet::RawRow row;
  while (reader.next(row)) {
    if (row.number == 1) continue;
    const auto size = row.cells.size() == kColumns ? base::to_integer(row.cells[2]) : std::nullopt;
    if (!size || *size < 0 || !stays_inside(row.cells[1]) || !names.insert(row.cells[1]).second) refuse(row.number);
    files.push_back({row.cells[1], row.cells[0], static_cast<std::uint64_t>(*size), row.cells[3]});
  }
  return files;
}

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/watched_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "base/hash.h"
#include "config/settings.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::array kWatchedFolders = {"ledger", "templates", "public", "calendars", "plans"};

// Excel writes what it saves to a file like "3F2A1B0C", without an ending, and renames it. A folder may well be so
// named.
bool is_of_excel(std::string_view name) {
  constexpr std::size_t digits = 8;
  return name.size() == digits && name.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

std::string stamp(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return "gone";
  std::string text;
  for (const std::int64_t number : {static_cast<std::int64_t>(status.st_size), static_cast<std::int64_t>(status.st_ino),
                                    std::int64_t{status.st_mtim.tv_sec}, std::int64_t{status.st_mtim.tv_nsec},
                                    std::int64_t{status.st_ctim.tv_sec}, std::int64_t{status.st_ctim.tv_nsec}})
    text.append(std::to_string(number)).append(" ");
  return text;
}

// `name`: the folder's, from the workspace. Linked folders are not walked into, as when a build reads.
void look(const fs::path& workspace, const fs::path& name, WatchedFiles& seen, std::vector<std::string>& lines) {
  std::error_code error;
  fs::directory_iterator at(workspace / name, error);
  if (error) return lines.push_back(name.string() + '\0' + error.message());
  seen.folders.push_back(workspace / name);
  lines.push_back(name.string() + '\0');
  for (const fs::directory_iterator end; at != end && !error; at.increment(error)) {
    const fs::path file = name / at->path().filename();
    std::error_code unknown;
    if (is_passing_by(file.filename().native())) continue;
    if (at->symlink_status(unknown).type() == fs::file_type::directory)
      look(workspace, file, seen, lines);
    else if (!is_of_excel(file.filename().native()))
      lines.push_back(file.string() + '\0' + stamp(workspace / file));
  }
}

// Which archives there are: the site lists them. What is in them never changes.
void look_at_archives(const fs::path& workspace, WatchedFiles& seen, std::vector<std::string>& lines) {
  const fs::path folder = workspace / "archive";
  std::error_code error;
  fs::directory_iterator at(folder, error);
  if (error) return lines.push_back("archive");
  seen.folders.push_back(folder);
  for (const fs::directory_iterator end; at != end && !error; at.increment(error))
    if (!is_passing_by(at->path().filename().native())) lines.push_back("archive/" + at->path().filename().string());
}

}  // namespace

bool is_passing_by(std::string_view name) {
  static constexpr std::array<std::string_view, 4> kEndings = {"~", ".tmp", ".part", ".crdownload"};
  if (name.starts_with('.') || name.starts_with('~') || name == "Thumbs.db" || name == "desktop.ini") return true;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return name.ends_with(ending); });
}

WatchedFiles look_at_files(const fs::path& workspace) {
  WatchedFiles seen;
  seen.folders.push_back(workspace);
  std::vector<std::string> lines{stamp(workspace / config::kSettingsFile)};
  for (const char* folder : kWatchedFolders) look(workspace, folder, seen, lines);
  look_at_archives(workspace, seen, lines);
  std::sort(lines.begin() + 1, lines.end());
  base::Sha256 print;
  for (const std::string& line : lines) print.add_field(line);
  seen.print = print.hex();
  return seen;
}

}  // namespace app

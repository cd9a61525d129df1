// SPDX-License-Identifier: MIT
// One look at all that a build of a workspace reads: ledger, settings, templates, public, calendars, plans. Two looks
// with the same print saw the same files. What is gone or cannot be read while we look is part of what was seen.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct WatchedFiles {
  std::string print;                           // of paths, sizes, times and inodes
  std::vector<std::filesystem::path> folders;  // that stand there, the workspace first
};

WatchedFiles look_at_files(const std::filesystem::path& workspace);

// Lock files, half-written files and what systems leave behind, by the name of a file or folder: they do not count.
bool is_passing_by(std::string_view name);

}  // namespace app

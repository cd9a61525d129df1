// SPDX-License-Identifier: MIT
// A folder whose files and folders have times set by hand: old ones, and another one for a folder after each change.
#pragma once
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <string>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace support {

constexpr std::int64_t kOld = 1'577'836'800;  // 2020-01-01

inline void set_time(const std::filesystem::path& path, std::int64_t seconds, long nanoseconds = 0) {
  const timespec time{static_cast<std::time_t>(seconds), nanoseconds};
  const timespec both[2] = {time, time};  // NOLINT(modernize-avoid-c-arrays)
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), both, AT_SYMLINK_NOFOLLOW), 0) << path;
}

class DatedFolder {
 public:
  [[nodiscard]] std::filesystem::path root() const { return dir_.path() / "台账"; }

  // An old file in folders that are old but have changed: another second for each.
  void write(const std::string& path, const std::string& bytes, std::int64_t seconds = kOld) {
    base::write_file(root() / path, bytes);
    set_time(root() / path, seconds);
    touch_folders(path);
  }
  void touch_folders(const std::string& path) {
    for (std::filesystem::path folder = std::filesystem::path(path).parent_path();; folder = folder.parent_path()) {
      set_time(root() / folder, kOld + ++clock_);
      if (folder.empty()) return;
    }
  }
  void remove(const std::string& path) {
    std::filesystem::remove_all(root() / path);
    touch_folders(path);
  }
  void move(const std::string& from, const std::string& to) {
    std::filesystem::create_directories((root() / to).parent_path());
    std::filesystem::rename(root() / from, root() / to);
    touch_folders(from);
    touch_folders(to);
  }

 protected:
  TempDir dir_;  // root() and what stands beside it
  std::int64_t clock_ = 0;
};

}  // namespace support

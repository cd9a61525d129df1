// SPDX-License-Identifier: MIT
// What stands below a folder, with size and time of each file, as quickly as can be told: a folder whose own time has
// not changed since the last look is not listed again.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace base {

class ByteReader;
class ByteWriter;

struct FileStamp {
  std::string name;
  std::int64_t size = 0;
  std::int64_t time = 0;  // nanoseconds; kUnknown: so young that it could be written again within its time's resolution
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
  static constexpr std::int64_t kUnknown = -1;
  [[nodiscard]] bool is_known() const { return time != kUnknown; }
};

struct FolderStamp {
  std::string path;  // from the root, "" for the root itself
  std::int64_t time = 0;
  std::vector<FileStamp> files;      // regular files and symbolic links, by name
  std::vector<std::string> folders;  // names; linked folders are not walked into
};

// By path. `before` is an earlier answer for the same root, or empty.
std::vector<FolderStamp> scan_folders(const std::filesystem::path& root, const std::vector<FolderStamp>& before);

void write(ByteWriter& out, const std::vector<FolderStamp>& folders);
std::vector<FolderStamp> read_folder_stamps(ByteReader& in);

}  // namespace base

// SPDX-License-Identifier: MIT
// What stands below a folder, with size and time of each file, and what of it has changed since the last look. A folder
// whose own time has not changed is not listed again, where the file system can be trusted with that.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace base {

class ByteReader;
class ByteWriter;

struct FileStamp {
  // Of a file so young that it could be written again within its time's resolution: never the same.
  static constexpr std::int64_t kTooYoung = -1;

  std::string name;
  std::int64_t size = 0;
  std::int64_t time = kTooYoung;  // of writing, in nanoseconds
  std::int64_t changed = 0;       // of any change, its times set back included
};

struct FolderStamp {
  std::string path;  // from the root, "" for the root itself
  std::int64_t time = FileStamp::kTooYoung;
  std::vector<FileStamp> files;      // regular files and symbolic links, by name
  std::vector<std::string> folders;  // names; linked folders are not walked into
};

struct FolderChanges {
  std::vector<std::string> changed;  // files that are new, other or too young; paths from the root, by their bytes
  bool any_gone = false;
};

// Brings `folders`, an earlier state of the same root or nothing, up to date; sorted by path.
FolderChanges rescan(const std::filesystem::path& root, std::vector<FolderStamp>& folders);

std::string path_of(const FolderStamp& folder, const FileStamp& file);

void write(ByteWriter& out, const std::vector<FolderStamp>& folders);
std::vector<FolderStamp> read_folder_stamps(ByteReader& in);

}  // namespace base

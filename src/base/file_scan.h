// SPDX-License-Identifier: MIT
// What stands below a folder, with size and time of each file, and what of it has changed since the last look. A folder
// whose own time has not changed is not listed again, where the file system can be trusted with that. What is as it was
// need not be taken apart to be compared: that is most of the work of a run with nothing to do.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

struct stat;

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
  bool other_folders = false;  // some have come or gone
};

class FolderScan {
 public:
  explicit FolderScan(std::filesystem::path root);
  ~FolderScan();
  FolderScan(const FolderScan&) = delete;
  FolderScan& operator=(const FolderScan&) = delete;

  // Brings `folders`, an earlier state of the same root or nothing, up to date; sorted by path. Some of them will do
  // as long as there are no other folders.
  FolderChanges rescan(std::vector<FolderStamp>& folders) const;

  // Whether folders as write() wrote them would be brought up to date without any change. From any thread.
  [[nodiscard]] bool is_same(std::string_view written) const;

 private:
  bool look(FolderStamp& folder, FolderChanges& changes, std::vector<std::string>& found) const;
  bool compare(FolderStamp& folder, std::vector<std::string>& changed) const;
  void list(FolderStamp& folder, FolderChanges& changes, std::vector<std::string>& found) const;
  [[nodiscard]] std::int64_t time_of(const struct stat& status) const;

  std::filesystem::path root_;
  int descriptor_;
  bool trusts_folders_ = false;
  std::int64_t old_;
};

// Whether the folder lies on a file system that is known to tell of every change: not on a share or a FAT stick.
bool is_on_known_disk(const std::filesystem::path& folder);

std::string path_of(const FolderStamp& folder, const FileStamp& file);

void write(ByteWriter& out, const std::vector<FolderStamp>& folders);
std::vector<FolderStamp> read_folder_stamps(ByteReader& in);

}  // namespace base

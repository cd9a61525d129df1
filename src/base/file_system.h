// SPDX-License-Identifier: MIT
// Files as whole values: read with a cap, written beside and renamed. Every refusal is a Failure that names the path.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace base {

std::string read_file(const std::filesystem::path& path, std::uintmax_t most_bytes);
void write_file(const std::filesystem::path& path, std::string_view bytes);          // makes missing folders
void write_file_atomic(const std::filesystem::path& path, std::string_view bytes);   // beside, fsync, rename
void write_private_file(const std::filesystem::path& path, std::string_view bytes);  // the same, for the owner only
// The same, open to whom the file `like` is.
void write_file_like(const std::filesystem::path& path, std::string_view bytes, const std::filesystem::path& like);
void rename_over(const std::filesystem::path& from, const std::filesystem::path& to);  // makes missing folders
void keep_copy(const std::filesystem::path& of,
               const std::filesystem::path& as);  // a second name for the bytes, or a copy
void remove_file(const std::filesystem::path& path);
void make_folder(const std::filesystem::path& folder);  // and those above it
void remove_tree(const std::filesystem::path& folder);
bool has_bytes(const std::filesystem::path& path, std::string_view bytes);  // a file with just these
bool exists(const std::filesystem::path& path);
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder);  // or is it; links are followed
bool may_write(const std::filesystem::path& folder);
bool on_one_mount(const std::filesystem::path& a, const std::filesystem::path& b);  // what can be renamed across
void sync_file_system(const std::filesystem::path& anywhere_on_it);

// Files and symbolic links below `folder`, relative, sorted by their UTF-8 bytes; linked folders are not walked into.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

// Holds an exclusive flock on a file, which it makes, or on a folder while it lives. Waits at most `seconds`, then
// Failure "another gongshilan is running".
class FileLock {
 public:
  FileLock(const std::filesystem::path& path, int seconds);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace base

// SPDX-License-Identifier: MIT
#include "base/file_system.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include "base/descriptor.h"
#include "base/failure.h"

namespace base {
namespace {

namespace fs = std::filesystem;

// 0 if the folder is there now. Asks for nothing that making it tells as well.
int try_to_make(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0777) == 0) return 0;
  int error = errno;
  if (error == ENOENT && folder.has_relative_path() && folder.has_parent_path()) {
    error = try_to_make(folder.parent_path());
    if (error == 0) error = ::mkdir(folder.c_str(), 0777) == 0 ? 0 : errno;
  }
  if (error != EEXIST) return error;
  std::error_code unknown;
  return fs::is_directory(folder, unknown) ? 0 : ENOTDIR;
}

void make_parent(const fs::path& path) {
  if (path.has_parent_path()) make_folder(path.parent_path());
}

// A hidden name: what a stopped run leaves among somebody's own files is none of them.
fs::path beside_of(const fs::path& path) {
  return path.parent_path() / fmt::format(".{}.new", path.filename().string());
}

// like: a file whose permissions it gets, whatever umask says.
void write_beside(const fs::path& path, std::string_view bytes, int flags, mode_t mode, const fs::path& like = {}) {
  make_parent(path);
  const fs::path beside = beside_of(path);
  {
    const Descriptor file(beside, O_WRONLY | O_CREAT | O_CLOEXEC | flags, "写入", mode);
    struct stat status {};
    if (!like.empty() && ::stat(like.c_str(), &status) == 0)
      static_cast<void>(::fchmod(file.number(), status.st_mode & 0777U));  // some shares decide that themselves
    write_all(file, beside, bytes);
    if (::fsync(file.number()) != 0) fail_with(beside, "写入", errno);
  }
  rename_over(beside, path);
}

}  // namespace

void make_folder(const fs::path& folder) {
  if (const int error = try_to_make(folder); error != 0) fail_with(folder, "建立文件夹", error);
}

std::string read_file(const fs::path& path, std::uintmax_t most_bytes) {
  const Descriptor file(path, O_RDONLY | O_CLOEXEC, "读取");
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail_with(path, "读取", errno);
  if (S_ISDIR(status.st_mode)) fail_with(path, "读取", EISDIR);
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > most_bytes)
    throw Failure(path.string(),
                  fmt::format("文件有 {} MiB，超过上限 {} MiB", ((size - 1) >> 20U) + 1, most_bytes >> 20U),
                  "请拆成几个文件。", ExitCode::refused);
  std::string bytes(size, '\0');
  std::size_t used = 0;
  while (used < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with(path, "读取", errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
  }
  bytes.resize(used);
  return bytes;
}

void write_file(const fs::path& path, std::string_view bytes) {
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
  // Most folders are there: asking first would cost more than the second attempt.
  const int at_once = ::open(path.c_str(), flags, 0644);
  if (at_once < 0 && errno == ENOENT) make_parent(path);
  const Descriptor file = at_once >= 0 ? Descriptor(at_once) : Descriptor(path, flags, "写入");
  write_all(file, path, bytes);
}

void write_file_atomic(const fs::path& path, std::string_view bytes) { write_beside(path, bytes, O_TRUNC, 0644); }

// What a stopped run left beside it may be open to others: it goes, and the new one is private from its first byte.
void write_private_file(const fs::path& path, std::string_view bytes) {
  remove_file(beside_of(path));
  write_beside(path, bytes, O_EXCL, 0600);
}

void write_file_like(const fs::path& path, std::string_view bytes, const fs::path& like) {
  remove_file(beside_of(path));
  write_beside(path, bytes, O_EXCL, 0600, like);
}

void rename_over(const fs::path& from, const fs::path& to) {
  int done = ::rename(from.c_str(), to.c_str());
  if (done != 0 && errno == ENOENT) {
    make_parent(to);
    done = ::rename(from.c_str(), to.c_str());
  }
  if (done != 0) fail_with(to, "换上新文件", errno);
}

void keep_copy(const fs::path& of, const fs::path& as) {
  make_parent(as);
  if (::link(of.c_str(), as.c_str()) == 0) return;
  std::error_code error;  // FAT and some shares know no second name
  if (!fs::copy_file(of, as, fs::copy_options::overwrite_existing, error)) fail_with(as, "留底", error.value());
}

bool has_bytes(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  return fs::file_size(path, error) == bytes.size() && !error && read_file(path, bytes.size()) == bytes;
}

bool exists(const fs::path& path) { return ::access(path.c_str(), F_OK) == 0; }

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code of_path, of_folder;  // what may not be entered is another's to name
  const fs::path inner = fs::weakly_canonical(fs::absolute(path), of_path) / "";
  const fs::path outer = fs::weakly_canonical(fs::absolute(folder), of_folder) / "";
  return !of_path && !of_folder && inner.string().starts_with(outer.string());
}

bool may_write(const fs::path& folder) { return ::access(folder.c_str(), W_OK) == 0; }

bool on_one_mount(const fs::path& a, const fs::path& b) {
  struct statx first {};
  struct statx second {};
  constexpr unsigned wanted = STATX_BASIC_STATS | STATX_MNT_ID;
  return ::statx(AT_FDCWD, a.c_str(), 0, wanted, &first) == 0 &&
         ::statx(AT_FDCWD, b.c_str(), 0, wanted, &second) == 0 && first.stx_dev_major == second.stx_dev_major &&
         first.stx_dev_minor == second.stx_dev_minor && first.stx_mnt_id == second.stx_mnt_id;
}

void remove_tree(const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  if (error) fail_with(folder, "删除", error.value());
}

void remove_file(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail_with(path, "删除", errno);
}

void sync_file_system(const fs::path& anywhere_on_it) {
  const Descriptor folder(anywhere_on_it, O_RDONLY | O_CLOEXEC, "同步");
  if (::syncfs(folder.number()) != 0) fail_with(anywhere_on_it, "同步", errno);
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  auto walk = fs::recursive_directory_iterator(folder, error);
  if (error) fail_with(folder, "列出", error.value());
  for (const auto end = fs::recursive_directory_iterator(); walk != end; walk.increment(error)) {
    if (walk->is_regular_file() || walk->is_symlink()) found.push_back(walk->path().lexically_relative(folder));
  }
  if (error) fail_with(folder, "列出", error.value());  // an increment that fails ends the walk
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return a.string() < b.string(); });
  return found;
}

FileLock::FileLock(const fs::path& path, int seconds) {
  const bool is_folder = fs::is_directory(path);
  if (!is_folder) make_parent(path);
  descriptor_ = is_folder ? ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                          : ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) fail_with(path, "加锁", errno);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      const int error = errno;
      if (is_folder) return;  // a share that knows no locks on folders
      ::close(descriptor_);
      fail_with(path, "加锁", error);
    }
    if (std::chrono::steady_clock::now() >= until) {
      ::close(descriptor_);
      throw Failure((is_folder ? path : path.parent_path()).string(), "另一个 gongshilan 正在运行",
                    "请等它结束后再试。");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

FileLock::~FileLock() { ::close(descriptor_); }

}  // namespace base

// SPDX-License-Identifier: MIT
#include "base/file_scan.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <iterator>
#include <mutex>
#include <set>

#include "base/bytes.h"
#include "base/failure.h"
#include "base/workers.h"

namespace base {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::int64_t kCoarsest = 2 * kNanoseconds;  // FAT counts in steps of two seconds
constexpr std::size_t kShare = 256;                   // folders a thread takes at a time

const std::string kRoot = ".";

// Whether a folder's time changes with every name in it. FAT as other systems write it, and shares, make no such
// promise.
bool has_true_folder_times(int descriptor) {
  struct statfs status {};
  if (::fstatfs(descriptor, &status) != 0) return false;
  static constexpr std::array<long, 6> kKnown{0xEF53 /* ext */,     0x58465342 /* xfs */,   0x9123683E /* btrfs */,
                                              0x01021994 /* tmp */, 0xF2F52010L /* f2fs */, 0x794C7630 /* overlay */};
  return std::find(kKnown.begin(), kKnown.end(), static_cast<long>(status.f_type)) != kKnown.end();
}

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure(path, error == EACCES ? "不能列出（没有权限）" : "不能列出", "请检查路径和权限。");
}

std::int64_t nanoseconds(const struct timespec& time) {
  return std::int64_t{time.tv_sec} * kNanoseconds + time.tv_nsec;
}

// With all below, which may still be reached through a link; their names too, so that one that comes back is a new one.
void forget(std::vector<FolderStamp>& folders, const std::set<std::string>& gone, FolderChanges& changes) {
  const auto is_gone = [&](std::string path) {
    for (; !path.empty(); path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'))) {
      if (path.ends_with('/')) path.pop_back();
      if (gone.contains(path)) return true;
    }
    return false;
  };
  for (const FolderStamp& folder : folders)
    if (is_gone(folder.path)) changes.any_gone = changes.any_gone || !folder.files.empty();
  std::erase_if(folders, [&](const FolderStamp& folder) { return is_gone(folder.path); });
  for (FolderStamp& folder : folders)
    std::erase_if(folder.folders, [&](const std::string& name) { return gone.contains(join(folder.path, name)); });
  std::erase_if(changes.changed, [&](const std::string& path) { return is_gone(path.substr(0, path.rfind('/') + 1)); });
}

}  // namespace

// Names are looked up from the root's descriptor: walking down to the root again and again is half of the time.
FolderScan::FolderScan(fs::path root)
    : root_(std::move(root)),
      descriptor_(::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
      old_(now() - kCoarsest) {
  if (descriptor_ < 0) fail(root_.string(), errno);
  trusts_folders_ = has_true_folder_times(descriptor_);
}

FolderScan::~FolderScan() { ::close(descriptor_); }

std::int64_t FolderScan::time_of(const struct stat& status) const {
  const std::int64_t time = nanoseconds(status.st_mtim);
  return time < old_ ? time : FileStamp::kTooYoung;
}

// False: the folder is no more. found: folders in it that were not known.
bool FolderScan::look(FolderStamp& folder, FolderChanges& changes, std::vector<std::string>& found) const {
  struct stat status {};
  const std::string& at = folder.path.empty() ? kRoot : folder.path;
  const bool there = ::fstatat(descriptor_, at.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
  if (!there && errno != ENOENT && errno != ENOTDIR) fail((root_ / folder.path).string(), errno);
  if (!there || !S_ISDIR(status.st_mode)) {
    changes.any_gone = changes.any_gone || !folder.files.empty();
    return false;
  }
  const std::int64_t time = time_of(status);
  const bool listed = time != folder.time || time == FileStamp::kTooYoung || !trusts_folders_;
  if (listed) list(folder, changes, found);
  folder.time = time;
  std::vector<std::string> changed;
  if (!compare(folder, changed) && !listed) {  // a file has gone and its folder's time does not say so
    list(folder, changes, found);
    compare(folder, changed);
    std::erase_if(changed, [&](const std::string& path) {
      return std::none_of(folder.files.begin(), folder.files.end(),
                          [&](const FileStamp& file) { return path_of(folder, file) == path; });
    });
  }
  std::move(changed.begin(), changed.end(), std::back_inserter(changes.changed));
  return true;
}

// False: some file is not there.
bool FolderScan::compare(FolderStamp& folder, std::vector<std::string>& changed) const {
  bool all_there = true;
  struct stat status {};
  std::string path = folder.path.empty() ? "" : folder.path + "/";
  const std::size_t prefix = path.size();
  for (FileStamp& file : folder.files) {
    path.resize(prefix);
    path += file.name;
    if (::fstatat(descriptor_, path.c_str(), &status, 0) != 0) {
      status = {};
      all_there = false;
    }
    const FileStamp now{"", status.st_size, time_of(status), nanoseconds(status.st_ctim)};
    const bool same = now.time != FileStamp::kTooYoung && now.time == file.time && now.size == file.size &&
                      now.changed == file.changed;
    if (!same) changed.push_back(path);
    file.size = now.size;
    file.time = now.time;
    file.changed = now.changed;
  }
  return all_there;
}

bool FolderScan::is_same(std::string_view written) const {
  if (!trusts_folders_) return false;
  ByteReader in(written);
  struct stat status {};
  const auto has_time = [&](std::int64_t time) { return time != FileStamp::kTooYoung && time == time_of(status); };
  std::string path;
  for (std::size_t folders = in.count(); folders > 0; --folders) {
    path = in.text();
    const std::string& at = path.empty() ? kRoot : path;
    if (::fstatat(descriptor_, at.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return false;
    if (!S_ISDIR(status.st_mode) || !has_time(in.number())) return false;
    if (!path.empty()) path += '/';
    const std::size_t prefix = path.size();
    for (std::size_t files = in.count(); files > 0; --files) {
      path.resize(prefix);
      path += in.text();
      const std::int64_t size = in.number(), time = in.number(), changed = in.number();
      if (::fstatat(descriptor_, path.c_str(), &status, 0) != 0 || status.st_size != size || !has_time(time) ||
          nanoseconds(status.st_ctim) != changed)
        return false;
    }
    for (std::size_t names = in.count(); names > 0; --names) in.text();
  }
  return in.at_end();
}

// Names anew; a file that was known keeps what was known of it.
void FolderScan::list(FolderStamp& folder, FolderChanges& changes, std::vector<std::string>& found) const {
  const fs::path whole = root_ / folder.path;
  std::vector<FileStamp> files;
  std::vector<std::string> folders;
  std::error_code error;
  auto walk = fs::directory_iterator(whole, error);
  if (error) fail(whole.string(), error.value());
  for (const auto end = fs::directory_iterator(); walk != end; walk.increment(error)) {
    std::string name = walk->path().filename().string();
    if (walk->is_symlink() || walk->is_regular_file()) {
      files.push_back({std::move(name), 0, FileStamp::kTooYoung, 0});
    } else if (walk->is_directory()) {
      folders.push_back(std::move(name));
    }
  }
  if (error) fail(whole.string(), error.value());  // an increment that fails ends the walk
  std::sort(files.begin(), files.end(), [](const FileStamp& a, const FileStamp& b) { return a.name < b.name; });
  std::sort(folders.begin(), folders.end());
  auto known = folder.files.begin();
  for (FileStamp& file : files) {
    for (; known != folder.files.end() && known->name < file.name; ++known) changes.any_gone = true;
    if (known != folder.files.end() && known->name == file.name) file = std::move(*known++);
  }
  changes.any_gone = changes.any_gone || known != folder.files.end();
  for (const std::string& name : folders)
    if (!std::binary_search(folder.folders.begin(), folder.folders.end(), name))
      found.push_back(join(folder.path, name));
  folder.files = std::move(files);
  folder.folders = std::move(folders);
}

FolderChanges FolderScan::rescan(std::vector<FolderStamp>& folders) const {
  if (folders.empty()) folders.emplace_back();
  FolderChanges changes;
  std::vector<std::string> found;
  std::set<std::string> gone;
  std::mutex mutex;
  // First what is known, then what was found, as long as there is more.
  for (std::size_t begin = 0; begin < folders.size();) {
    const std::size_t end = folders.size();
    std::atomic<std::size_t> next = begin;
    const auto work = [&] {
      FolderChanges mine;
      std::vector<std::string> mine_found, mine_gone;
      for (std::size_t first = next.fetch_add(kShare); first < end; first = next.fetch_add(kShare))
        for (std::size_t i = first; i < std::min(first + kShare, end); ++i)
          if (!look(folders[i], mine, mine_found)) mine_gone.push_back(folders[i].path);
      const std::lock_guard lock(mutex);
      std::move(mine.changed.begin(), mine.changed.end(), std::back_inserter(changes.changed));
      std::move(mine_found.begin(), mine_found.end(), std::back_inserter(found));
      gone.insert(mine_gone.begin(), mine_gone.end());
      changes.any_gone = changes.any_gone || mine.any_gone;
    };
    run_workers(std::min(processor_count(), (end - begin) / kShare + 1), work, [&] { next = end; });
    changes.other_folders = changes.other_folders || !found.empty() || !gone.empty();
    for (std::string& path : found) folders.push_back({std::move(path), FileStamp::kTooYoung, {}, {}});
    found.clear();
    begin = end;
  }
  if (!gone.empty()) forget(folders, gone, changes);
  const auto by_path = [](const FolderStamp& a, const FolderStamp& b) { return a.path < b.path; };
  if (!std::is_sorted(folders.begin(), folders.end(), by_path)) std::sort(folders.begin(), folders.end(), by_path);
  std::sort(changes.changed.begin(), changes.changed.end());
  changes.changed.erase(std::unique(changes.changed.begin(), changes.changed.end()), changes.changed.end());
  return changes;
}

bool is_on_known_disk(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool known = descriptor >= 0 && has_true_folder_times(descriptor);
  if (descriptor >= 0) ::close(descriptor);
  return known;
}

std::string path_of(const FolderStamp& folder, const FileStamp& file) { return join(folder.path, file.name); }

void write(ByteWriter& out, const std::vector<FolderStamp>& folders) {
  out.number(static_cast<std::int64_t>(folders.size()));
  for (const FolderStamp& folder : folders) {
    out.text(folder.path).number(folder.time).number(static_cast<std::int64_t>(folder.files.size()));
    for (const FileStamp& file : folder.files)
      out.text(file.name).number(file.size).number(file.time).number(file.changed);
    out.number(static_cast<std::int64_t>(folder.folders.size()));
    for (const std::string& name : folder.folders) out.text(name);
  }
}

std::vector<FolderStamp> read_folder_stamps(ByteReader& in) {
  std::vector<FolderStamp> folders(in.count());
  for (FolderStamp& folder : folders) {
    folder.path = in.text();
    folder.time = in.number();
    folder.files.resize(in.count());
    for (FileStamp& file : folder.files) {
      file.name = in.text();
      file.size = in.number();
      file.time = in.number();
      file.changed = in.number();
    }
    folder.folders.resize(in.count());
    for (std::string& name : folder.folders) name = in.text();
  }
  return folders;
}

}  // namespace base

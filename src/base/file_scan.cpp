// SPDX-License-Identifier: MIT
#include "base/file_scan.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <iterator>
#include <mutex>

#include "base/bytes.h"
#include "base/failure.h"
#include "base/workers.h"

namespace base {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::int64_t kCoarsest = 2 * kNanoseconds;  // FAT counts in steps of two seconds
constexpr std::size_t kShare = 256;                   // folders a thread takes at a time

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

// Names are looked up from the root's descriptor: walking down to the root again and again is half of the time.
class Scan {
 public:
  explicit Scan(const fs::path& root)
      : root_(root), descriptor_(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), old_(now() - kCoarsest) {
    if (descriptor_ < 0) fail(root.string(), errno);
  }
  ~Scan() { ::close(descriptor_); }
  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;

  // False: the folder is no more. found: folders in it that were not known.
  bool look(FolderStamp& folder, FolderChanges& changes, std::vector<std::string>& found) const {
    struct stat status {};
    if (!ask(folder.path.empty() ? "." : folder.path, status) || !S_ISDIR(status.st_mode)) {
      changes.any_gone = changes.any_gone || !folder.files.empty();
      return false;
    }
    const std::int64_t time = time_of(status);
    if (time != folder.time || time == FileStamp::kTooYoung) list(folder, changes, found);
    folder.time = time;
    std::string path = folder.path.empty() ? "" : folder.path + "/";
    const std::size_t prefix = path.size();
    for (FileStamp& file : folder.files) {
      path.resize(prefix);
      path += file.name;
      if (!ask(path, status)) status = {};
      const std::int64_t written = time_of(status);
      const bool same = written != FileStamp::kTooYoung && written == file.time && status.st_size == file.size;
      if (!same) changes.changed.push_back(path);
      file.size = status.st_size;
      file.time = written;
    }
    return true;
  }

 private:
  [[noreturn]] static void fail(const std::string& path, int error) {
    throw Failure(path, error == EACCES ? "不能列出（没有权限）" : "不能列出", "请检查路径和权限。");
  }

  bool ask(const std::string& path, struct stat& status) const {
    return ::fstatat(descriptor_, path.c_str(), &status, 0) == 0;
  }

  [[nodiscard]] std::int64_t time_of(const struct stat& status) const {
    const std::int64_t time = std::int64_t{status.st_mtim.tv_sec} * kNanoseconds + status.st_mtim.tv_nsec;
    return time < old_ ? time : FileStamp::kTooYoung;
  }

  // Names anew; a file that was known keeps what was known of it.
  void list(FolderStamp& folder, FolderChanges& changes, std::vector<std::string>& found) const {
    const fs::path whole = root_ / folder.path;
    std::vector<FileStamp> files;
    std::vector<std::string> folders;
    std::error_code error;
    auto walk = fs::directory_iterator(whole, error);
    if (error) fail(whole.string(), error.value());
    for (const auto end = fs::directory_iterator(); walk != end; walk.increment(error)) {
      std::string name = walk->path().filename().string();
      if (walk->is_symlink() || walk->is_regular_file()) {
        files.push_back({std::move(name), 0, FileStamp::kTooYoung});
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

  const fs::path& root_;
  int descriptor_;
  std::int64_t old_;
};

}  // namespace

FolderChanges rescan(const fs::path& root, std::vector<FolderStamp>& folders) {
  const Scan scan(root);
  if (folders.empty()) folders.emplace_back();
  FolderChanges changes;
  std::vector<std::string> found;
  std::mutex mutex;
  // First what is known, then what was found, as long as there is more.
  for (std::size_t begin = 0; begin < folders.size();) {
    const std::size_t end = folders.size();
    std::atomic<std::size_t> next = begin;
    const auto work = [&] {
      FolderChanges mine;
      std::vector<std::string> mine_found;
      for (std::size_t first = next.fetch_add(kShare); first < end; first = next.fetch_add(kShare))
        for (std::size_t i = first; i < std::min(first + kShare, end); ++i)
          if (!scan.look(folders[i], mine, mine_found)) folders[i].time = 0;  // gone: taken out below
      const std::lock_guard lock(mutex);
      std::move(mine.changed.begin(), mine.changed.end(), std::back_inserter(changes.changed));
      std::move(mine_found.begin(), mine_found.end(), std::back_inserter(found));
      changes.any_gone = changes.any_gone || mine.any_gone;
    };
    run_workers(std::min(processor_count(), (end - begin) / kShare + 1), work, [&] { next = end; });
    for (std::string& path : found) folders.push_back({std::move(path), FileStamp::kTooYoung, {}, {}});
    found.clear();
    begin = end;
  }
  std::erase_if(folders, [](const FolderStamp& folder) { return folder.time == 0; });
  const auto by_path = [](const FolderStamp& a, const FolderStamp& b) { return a.path < b.path; };
  if (!std::is_sorted(folders.begin(), folders.end(), by_path)) std::sort(folders.begin(), folders.end(), by_path);
  std::sort(changes.changed.begin(), changes.changed.end());
  return changes;
}

std::string path_of(const FolderStamp& folder, const FileStamp& file) { return join(folder.path, file.name); }

void write(ByteWriter& out, const std::vector<FolderStamp>& folders) {
  out.number(static_cast<std::int64_t>(folders.size()));
  for (const FolderStamp& folder : folders) {
    out.text(folder.path).number(folder.time).number(static_cast<std::int64_t>(folder.files.size()));
    for (const FileStamp& file : folder.files) out.text(file.name).number(file.size).number(file.time);
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
    }
    folder.folders.resize(in.count());
    for (std::string& name : folder.folders) name = in.text();
  }
  return folders;
}

}  // namespace base

// SPDX-License-Identifier: MIT
#include "base/file_scan.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iterator>

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

class Scan {
 public:
  Scan(const fs::path& root, const std::vector<FolderStamp>& before)
      : root_(root), before_(before), still_young_(now() - kCoarsest) {}

  // The folder and all below it, by path.
  void walk(const std::string& path, std::vector<FolderStamp>& out) const {
    const std::size_t at = out.size();
    out.push_back(look(path));
    for (const std::string& name : std::vector<std::string>(out[at].folders)) walk(join(path, name), out);
  }

  FolderStamp look(const std::string& path) const {
    FolderStamp folder{path, 0, {}, {}};
    struct stat status {};
    const std::string whole = path.empty() ? root_.string() : join(root_.string(), path);
    if (::stat(whole.c_str(), &status) != 0) fail(whole, errno);
    folder.time = time_of(status);
    const FolderStamp* known = find(path);
    if (known != nullptr && known->time == folder.time && folder.time != FileStamp::kUnknown) {
      folder.files = known->files;
      folder.folders = known->folders;
    } else {
      list(whole, folder);
    }
    for (FileStamp& file : folder.files) {
      if (::stat(join(whole, file.name).c_str(), &status) != 0) status = {};
      file.size = status.st_size;
      file.time = time_of(status);
    }
    return folder;
  }

  static std::string join(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder + "/" + name;
  }

 private:
  [[noreturn]] static void fail(const std::string& path, int error) {
    throw Failure(path, error == EACCES ? "不能列出（没有权限）" : "不能列出", "请检查路径和权限。");
  }

  [[nodiscard]] std::int64_t time_of(const struct stat& status) const {
    const std::int64_t time = std::int64_t{status.st_mtim.tv_sec} * kNanoseconds + status.st_mtim.tv_nsec;
    return time < still_young_ ? time : FileStamp::kUnknown;
  }

  [[nodiscard]] const FolderStamp* find(const std::string& path) const {
    const auto at =
        std::lower_bound(before_.begin(), before_.end(), path,
                         [](const FolderStamp& each, const std::string& wanted) { return each.path < wanted; });
    return at == before_.end() || at->path != path ? nullptr : &*at;
  }

  static void list(const std::string& whole, FolderStamp& folder) {
    std::error_code error;
    auto walk = fs::directory_iterator(whole, error);
    if (error) fail(whole, error.value());
    for (const auto end = fs::directory_iterator(); walk != end; walk.increment(error)) {
      const std::string name = walk->path().filename().string();
      if (walk->is_symlink() || walk->is_regular_file()) {
        folder.files.push_back({name, 0, 0});
      } else if (walk->is_directory()) {
        folder.folders.push_back(name);
      }
    }
    if (error) fail(whole, error.value());  // an increment that fails ends the walk
    std::sort(folder.files.begin(), folder.files.end(),
              [](const FileStamp& a, const FileStamp& b) { return a.name < b.name; });
    std::sort(folder.folders.begin(), folder.folders.end());
  }

  const fs::path& root_;
  const std::vector<FolderStamp>& before_;
  std::int64_t still_young_;
};

}  // namespace

std::vector<FolderStamp> scan_folders(const fs::path& root, const std::vector<FolderStamp>& before) {
  const Scan scan(root, before);
  std::vector<FolderStamp> found{scan.look("")};
  const std::vector<std::string> names = found[0].folders;
  std::vector<std::vector<FolderStamp>> parts((names.size() + kShare - 1) / kShare);
  std::atomic<std::size_t> next = 0;
  run_workers(
      std::min(processor_count(), std::max<std::size_t>(parts.size(), 1)),
      [&] {
        for (std::size_t part = next++; part < parts.size(); part = next++)
          for (std::size_t i = part * kShare; i < std::min((part + 1) * kShare, names.size()); ++i)
            scan.walk(names[i], parts[part]);
      },
      [&] { next = parts.size(); });
  for (std::vector<FolderStamp>& part : parts) std::move(part.begin(), part.end(), std::back_inserter(found));
  // A name may go on with a byte that sorts before the slash.
  std::sort(found.begin(), found.end(), [](const FolderStamp& a, const FolderStamp& b) { return a.path < b.path; });
  return found;
}

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

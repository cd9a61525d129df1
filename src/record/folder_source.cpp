// SPDX-License-Identifier: MIT
#include "record/folder_source.h"

#include <algorithm>
#include <utility>

#include "base/file_pieces.h"

namespace record {
namespace {

namespace fs = std::filesystem;

class FolderSource : public BagSource {
 public:
  explicit FolderSource(const fs::path& folder) : folder_(folder), name_(folder.filename().string()) {
    std::vector<std::string> open{""};  // not by recursion: a folder may be as deep as somebody likes
    while (!open.empty()) {
      const std::string next = std::move(open.back());
      open.pop_back();
      list(next, open);
    }
    std::sort(files_.begin(), files_.end(), [](const BagFile& a, const BagFile& b) { return a.path < b.path; });
    std::sort(faults_.begin(), faults_.end(), [](const BagFault& a, const BagFault& b) { return a.where < b.where; });
  }

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const std::vector<BagFile>& files() const override { return files_; }
  [[nodiscard]] const std::vector<BagFault>& faults() const override { return faults_; }

  void read(const std::string& path, const base::ByteSink& sink) const override {
    const base::FileReader in(folder_ / path, base::FileReader::Links::refuse);
    in.read(0, in.size(), sink);
  }

 private:
  void refuse(const std::string& path, const char* what, const char* hint = kTakeAway) {
    faults_.push_back({shown_path(path), what, hint});
  }

  // folder: from the bag's, with a slash behind it.
  void list(const std::string& folder, std::vector<std::string>& open) {
    std::error_code error;
    auto entry = fs::directory_iterator(folder_ / folder, error);
    bool is_empty = true;
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      is_empty = false;
      take(*entry, folder + entry->path().filename().string(), open);
    }
    if (error)
      refuse(folder.empty() ? name_ : folder, "不能列出这个文件夹里的文件", "请检查权限和磁盘。");
    else if (is_empty)
      refuse(folder.empty() ? name_ : folder, "是空文件夹", folder.empty() ? "请检查路径。" : kTakeAway);
  }

  void take(const fs::directory_entry& entry, const std::string& path, std::vector<std::string>& open) {
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (fs::is_symlink(status)) return refuse(path, "是链接，不是文件");
    if (!is_plain_path(path)) return refuse(path, "名称里有归档不用的字符，是后来加进来的");
    if (fs::is_directory(status)) return open.push_back(path + "/");
    if (!fs::is_regular_file(status)) return refuse(path, "不是普通文件");
    const std::uintmax_t size = entry.file_size(error);
    if (error) return refuse(path, "不能读取", "请检查权限和磁盘。");
    files_.push_back({path, size});
  }

  fs::path folder_;
  std::string name_;
  std::vector<BagFile> files_;
  std::vector<BagFault> faults_;
};

}  // namespace

std::unique_ptr<BagSource> open_folder(const fs::path& folder) { return std::make_unique<FolderSource>(folder); }

}  // namespace record

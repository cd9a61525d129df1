// SPDX-License-Identifier: MIT
#include "app/ledger_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/failure.h"

namespace app {
namespace {

using base::FileStamp;
using base::FolderStamp;

constexpr const char* kEntry = "ledger";

std::string path_of(const FolderStamp& folder, const FileStamp& file) {
  return folder.path.empty() ? file.name : folder.path + "/" + file.name;
}

const FileStamp* find(const FolderStamp& folder, const std::string& name) {
  const auto at = std::lower_bound(folder.files.begin(), folder.files.end(), name,
                                   [](const FileStamp& each, const std::string& wanted) { return each.name < wanted; });
  return at == folder.files.end() || at->name != name ? nullptr : &*at;
}

std::vector<FolderStamp> remembered(store::Cache& cache, const std::string& mark, const std::string& source) {
  const auto bytes = cache.get(kEntry);
  if (!bytes) return {};
  base::ByteReader in(*bytes);
  const bool mine = in.text() == mark;
  if (in.text() != source || !mine) return {};
  std::vector<FolderStamp> folders = base::read_folder_stamps(in);
  return in.at_end() ? std::move(folders) : std::vector<FolderStamp>();
}

}  // namespace

LedgerFiles::LedgerFiles(const std::filesystem::path& ledger, store::Cache& cache, const std::string& mark,
                         const std::string& source)
    : cache_(cache), source_(source) {
  if (!std::filesystem::is_directory(ledger))
    throw base::Failure(ledger.string(), "找不到 ledger 文件夹", "请在工作区里建立 ledger 文件夹，放进台账。");
  const std::vector<FolderStamp> before = remembered(cache, mark, source);
  known_ = !before.empty();
  folders_ = base::scan_folders(ledger, before);
  std::size_t still_there = 0;
  auto former = before.begin();
  for (const FolderStamp& folder : folders_) {
    while (former != before.end() && former->path < folder.path) ++former;
    const bool same_folder = former != before.end() && former->path == folder.path;
    for (const FileStamp& file : folder.files) {
      all_.push_back(path_of(folder, file));
      const FileStamp* known = same_folder ? find(*former, file.name) : nullptr;
      if (known != nullptr) ++still_there;
      if (known == nullptr || !file.is_known() || !(*known == file)) changed_.insert(all_.back());
    }
  }
  std::sort(all_.begin(), all_.end());
  std::size_t were_there = 0;
  for (const FolderStamp& folder : before) were_there += folder.files.size();
  something_went_ = still_there < were_there;
}

bool LedgerFiles::is_unchanged(const std::string& file) const {
  return std::binary_search(all_.begin(), all_.end(), file) && !changed_.contains(file);
}

std::string LedgerFiles::stamps_of(const std::set<std::string>& files) const {
  std::string out = source_ + "\n";
  for (const FolderStamp& folder : folders_)
    for (const FileStamp& file : folder.files)
      if (const std::string path = path_of(folder, file); files.contains(path))
        out += fmt::format("{}\n{} {}\n", path, file.size, file.time);
  return out;
}

void LedgerFiles::remember(const std::string& mark) {
  base::ByteWriter out;
  out.text(mark).text(source_);
  base::write(out, folders_);
  cache_.put(kEntry, out.bytes());
}

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/ledger_files.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/failure.h"

namespace app {
namespace {

using base::FileStamp;
using base::FolderStamp;

constexpr const char* kEntry = "ledger";

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
  folders_ = remembered(cache, mark, source);
  known_ = !folders_.empty();
  base::FolderChanges changes = base::rescan(ledger, folders_);
  changed_ = std::move(changes.changed);
  any_gone_ = changes.any_gone;
  int files = 0;
  for (const FolderStamp& folder : folders_) {
    first_.push_back(files);
    files += static_cast<int>(folder.files.size());
  }
}

std::vector<std::string> LedgerFiles::all() const {
  std::vector<std::string> all;
  for (const FolderStamp& folder : folders_)
    for (const FileStamp& file : folder.files) all.push_back(base::path_of(folder, file));
  return all;
}

std::optional<std::pair<std::size_t, std::size_t>> LedgerFiles::find(const std::string& file) const {
  const std::size_t slash = file.rfind('/');
  const std::string path = slash == std::string::npos ? "" : file.substr(0, slash);
  const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  const auto folder =
      std::lower_bound(folders_.begin(), folders_.end(), path,
                       [](const FolderStamp& each, const std::string& wanted) { return each.path < wanted; });
  if (folder == folders_.end() || folder->path != path) return std::nullopt;
  const auto at = std::lower_bound(folder->files.begin(), folder->files.end(), name,
                                   [](const FileStamp& each, const std::string& wanted) { return each.name < wanted; });
  if (at == folder->files.end() || at->name != name) return std::nullopt;
  return std::pair(static_cast<std::size_t>(folder - folders_.begin()),
                   static_cast<std::size_t>(at - folder->files.begin()));
}

std::optional<int> LedgerFiles::order_of(const std::string& file) const {
  const auto at = find(file);
  if (!at) return std::nullopt;
  return first_[at->first] + static_cast<int>(at->second);
}

bool LedgerFiles::is_empty() const {
  return std::all_of(folders_.begin(), folders_.end(), [](const FolderStamp& folder) { return folder.files.empty(); });
}

bool LedgerFiles::is_unchanged(const std::string& file) const {
  return !std::binary_search(changed_.begin(), changed_.end(), file) && find(file);
}

std::string LedgerFiles::changes() const {
  base::ByteWriter out;
  out.text(source_);
  for (const std::string& file : changed_) {
    const auto at = find(file);
    if (!at) continue;
    const FileStamp& stamp = folders_[at->first].files[at->second];
    out.text(file).number(stamp.size).number(stamp.time).number(stamp.changed);
  }
  return out.bytes();
}

void LedgerFiles::remember(const std::string& mark) {
  base::ByteWriter out;
  out.text(mark).text(source_);
  base::write(out, folders_);
  cache_.put(kEntry, out.bytes());
}

}  // namespace app

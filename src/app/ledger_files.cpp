// SPDX-License-Identifier: MIT
#include "app/ledger_files.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>

#include "base/bytes.h"
#include "base/failure.h"
#include "base/workers.h"

namespace app {
namespace {

using base::FileStamp;
using base::FolderChanges;
using base::FolderStamp;

constexpr const char* kEntry = "ledger";

std::string entry(std::size_t piece) { return kEntry + (" " + std::to_string(piece)); }

// None: the bytes say nothing.
std::vector<FolderStamp> folders_in(const std::string& bytes) {
  base::ByteReader in(bytes);
  std::vector<FolderStamp> folders = base::read_folder_stamps(in);
  return in.at_end() ? std::move(folders) : std::vector<FolderStamp>();
}

template <class T>
void append(std::vector<T>& all, std::vector<T> some) {
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

}  // namespace

LedgerFiles::LedgerFiles(const std::filesystem::path& ledger, store::Cache& cache, const std::string& mark,
                         const std::string& source)
    : cache_(cache), source_(source) {
  if (!std::filesystem::is_directory(ledger))
    throw base::Failure(ledger.string(), "找不到 ledger 文件夹", "请在工作区里建立 ledger 文件夹，放进台账。");
  const base::FolderScan scan(ledger);
  read_head(mark);
  FolderChanges changes;
  if (!look_at_pieces(scan, changes)) pieces_.clear();
  known_ = !pieces_.empty();
  if (!known_ || changes.other_folders) changes = look_at_all(scan);
  std::sort(changes.changed.begin(), changes.changed.end());
  changed_ = std::move(changes.changed);
  any_gone_ = changes.any_gone;
  for (Piece& piece : pieces_) {
    if (!piece.folders.empty()) piece.files = 0;
    for (const FolderStamp& folder : piece.folders) piece.files += folder.files.size();
    piece.first = files_;
    files_ += static_cast<int>(piece.files);
  }
}

// What pieces there are; none of another record.
void LedgerFiles::read_head(const std::string& mark) {
  const auto bytes = cache_.get(kEntry);
  if (!bytes) return;
  base::ByteReader in(*bytes);
  const bool mine = in.text() == mark;
  const bool alike = in.text() == source_;
  pieces_.resize(in.count());
  for (Piece& piece : pieces_) {
    piece.path = in.text();
    piece.files = static_cast<std::size_t>(in.number());
  }
  kept_ = pieces_.size();
  if (!mine || !alike || !in.at_end()) pieces_.clear();
}

// Each piece is read and compared by the thread that takes it, and taken apart only if it is not as it was. False: the
// cache has not all of them.
bool LedgerFiles::look_at_pieces(const base::FolderScan& scan, FolderChanges& changes) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> all = true;
  std::mutex mutex;
  const auto look = [&](Piece& piece) {
    if (scan.is_same(piece.bytes)) return true;
    piece.folders = folders_in(piece.bytes);
    if (piece.folders.empty()) return false;
    FolderChanges here = scan.rescan(piece.folders);
    const std::lock_guard lock(mutex);
    append(changes.changed, std::move(here.changed));
    changes.any_gone = changes.any_gone || here.any_gone;
    changes.other_folders = changes.other_folders || here.other_folders;
    return true;
  };
  const auto work = [&] {
    for (std::size_t i = next++; i < pieces_.size() && all; i = next++) {
      auto bytes = cache_.get(entry(i));
      if (bytes) pieces_[i].bytes = std::move(*bytes);
      if (!bytes || !look(pieces_[i])) all = false;
    }
  };
  base::run_workers(std::min(base::processor_count(), pieces_.size()), work, [&] { all = false; });
  return all;
}

// Folders that are new may belong into any piece, and one that has gone leaves one that is too short.
FolderChanges LedgerFiles::look_at_all(const base::FolderScan& scan) {
  std::vector<FolderStamp> folders;
  for (const Piece& piece : pieces_) append(folders, folders_in(piece.bytes));
  FolderChanges changes = scan.rescan(folders);
  std::vector<Piece> before = std::move(pieces_);
  pieces_.clear();
  for (auto from = folders.begin(); from != folders.end();) {
    const auto to = from + std::min(static_cast<std::ptrdiff_t>(kFoldersAPiece), folders.end() - from);
    Piece piece{from->path};
    if (pieces_.size() < before.size()) piece.bytes = std::move(before[pieces_.size()].bytes);
    piece.folders.assign(std::move_iterator(from), std::move_iterator(to));
    pieces_.push_back(std::move(piece));
    from = to;
  }
  return changes;
}

std::vector<std::string> LedgerFiles::all() {
  std::vector<std::string> all;
  for (Piece& piece : pieces_) {
    if (piece.folders.empty()) piece.folders = folders_in(piece.bytes);
    for (const FolderStamp& folder : piece.folders)
      for (const FileStamp& file : folder.files) all.push_back(base::path_of(folder, file));
  }
  return all;
}

// With its place in all().
std::optional<std::pair<int, FileStamp>> LedgerFiles::find(const std::string& file) const {
  const std::size_t slash = file.rfind('/');
  const std::string path = slash == std::string::npos ? "" : file.substr(0, slash);
  const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), path,
                                      [](const std::string& wanted, const Piece& each) { return wanted < each.path; });
  if (after == pieces_.begin()) return std::nullopt;
  const Piece& piece = *std::prev(after);
  const std::vector<FolderStamp> taken_apart =
      piece.folders.empty() ? folders_in(piece.bytes) : std::vector<FolderStamp>();
  int order = piece.first;
  for (const FolderStamp& folder : piece.folders.empty() ? taken_apart : piece.folders) {
    if (folder.path == path) {
      const auto at =
          std::lower_bound(folder.files.begin(), folder.files.end(), name,
                           [](const FileStamp& each, const std::string& wanted) { return each.name < wanted; });
      if (at == folder.files.end() || at->name != name) return std::nullopt;
      return std::pair(order + static_cast<int>(at - folder.files.begin()), *at);
    }
    order += static_cast<int>(folder.files.size());
  }
  return std::nullopt;
}

std::optional<int> LedgerFiles::order_of(const std::string& file) const {
  const auto at = find(file);
  if (!at) return std::nullopt;
  return at->first;
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
    const FileStamp& stamp = at->second;
    out.text(file).number(stamp.size).number(stamp.time).number(stamp.changed);
  }
  return out.bytes();
}

void LedgerFiles::remember(const std::string& mark) {
  base::ByteWriter head;
  head.text(mark).text(source_).number(static_cast<std::int64_t>(pieces_.size()));
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    head.text(piece.path).number(static_cast<std::int64_t>(piece.files));
    base::ByteWriter out;
    if (!piece.folders.empty()) base::write(out, piece.folders);
    const std::string& bytes = piece.folders.empty() ? piece.bytes : out.bytes();
    if (bytes != piece.bytes || cache_.was_damaged()) cache_.put(entry(i), bytes);
  }
  for (std::size_t i = pieces_.size(); i < kept_; ++i) cache_.remove(entry(i));
  cache_.put(kEntry, head.bytes());
}

}  // namespace app

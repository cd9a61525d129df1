// SPDX-License-Identifier: MIT
// Which files of ledger/ were read into the record, and which have changed since, by size and time. The cache has the
// folders in pieces: what is as it was is neither taken apart nor written again.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/file_scan.h"
#include "store/cache.h"

namespace app {

class LedgerFiles {
 public:
  static constexpr std::size_t kFoldersAPiece = 64;

  // `source`: what else decides how files are read. A record with another mark than the cache knows, or another
  // source, makes every file a changed one.
  LedgerFiles(const std::filesystem::path& ledger, store::Cache& cache, const std::string& mark,
              const std::string& source);

  std::vector<std::string> all();  // paths from ledger/, by folder, then by name
  [[nodiscard]] const std::vector<std::string>& changed() const { return changed_; }
  [[nodiscard]] std::optional<int> order_of(const std::string& file) const;  // its place in all()
  [[nodiscard]] bool is_empty() const { return files_ == 0; }
  [[nodiscard]] bool is_unchanged(const std::string& file) const;  // there, and read before
  [[nodiscard]] bool is_known() const { return known_; }           // something is remembered
  [[nodiscard]] bool nothing_to_do() const { return known_ && changed_.empty() && !any_gone_; }
  [[nodiscard]] std::string changes() const;  // names, sizes and times of the changed files, as one text

  void remember(const std::string& mark);  // all files as they were found are in the record with this mark

 private:
  struct Piece {
    std::string path;                             // of its first folder
    std::size_t files = 0;                        // in all its folders
    std::string bytes = {};                       // as the cache has it; empty: it has not
    std::vector<base::FolderStamp> folders = {};  // empty: not taken apart, all is as the bytes say
    int first = 0;                                // place in all() of its first file
  };

  void read_head(const std::string& mark);
  bool look_at_pieces(const base::FolderScan& scan, base::FolderChanges& changes);
  base::FolderChanges look_at_all(const base::FolderScan& scan);
  [[nodiscard]] std::optional<std::pair<int, base::FileStamp>> find(const std::string& file) const;

  store::Cache& cache_;
  std::string source_;
  std::vector<Piece> pieces_;  // by their folders' paths
  std::size_t kept_ = 0;       // pieces in the cache
  std::vector<std::string> changed_;
  int files_ = 0;
  bool known_ = false, any_gone_ = false;
};

}  // namespace app

// SPDX-License-Identifier: MIT
// Which files of ledger/ were read into the record, and which have changed since, by size and time.
#pragma once
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
  // `source`: what else decides how files are read. A record with another mark than the cache knows, or another
  // source, makes every file a changed one.
  LedgerFiles(const std::filesystem::path& ledger, store::Cache& cache, const std::string& mark,
              const std::string& source);

  [[nodiscard]] std::vector<std::string> all() const;  // paths from ledger/, by folder, then by name
  [[nodiscard]] const std::vector<std::string>& changed() const { return changed_; }
  [[nodiscard]] std::optional<int> order_of(const std::string& file) const;  // its place in all()
  [[nodiscard]] bool is_empty() const;
  [[nodiscard]] bool is_unchanged(const std::string& file) const;  // there, and read before
  [[nodiscard]] bool is_known() const { return known_; }           // something is remembered
  [[nodiscard]] bool nothing_to_do() const { return known_ && changed_.empty() && !any_gone_; }
  [[nodiscard]] std::string changes() const;  // names, sizes and times of the changed files, as one text

  void remember(const std::string& mark);  // all files as they were found are in the record with this mark

 private:
  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find(const std::string& file) const;  // folder, file

  store::Cache& cache_;
  std::string source_;
  std::vector<base::FolderStamp> folders_;
  std::vector<int> first_;  // of each folder, the place in all() of its first file
  std::vector<std::string> changed_;
  bool known_ = false, any_gone_ = false;
};

}  // namespace app

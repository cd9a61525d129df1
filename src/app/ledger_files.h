// SPDX-License-Identifier: MIT
// Which files of ledger/ were read into the record, and which have changed since, by size and time.
#pragma once
#include <filesystem>
#include <set>
#include <string>
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

  [[nodiscard]] const std::vector<std::string>& all() const { return all_; }  // from ledger/, by their bytes
  [[nodiscard]] const std::set<std::string>& changed() const { return changed_; }
  [[nodiscard]] bool is_unchanged(const std::string& file) const;  // there, and read before
  [[nodiscard]] bool nothing_to_do() const { return known_ && changed_.empty() && !something_went_; }
  [[nodiscard]] std::string stamps_of(const std::set<std::string>& files) const;

  void remember(const std::string& mark);  // all files as they were found are in the record with this mark

 private:
  store::Cache& cache_;
  std::string source_;
  std::vector<base::FolderStamp> folders_;
  std::vector<std::string> all_;
  std::set<std::string> changed_;
  bool known_ = false, something_went_ = false;
};

}  // namespace app

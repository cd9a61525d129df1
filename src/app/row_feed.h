// SPDX-License-Identifier: MIT
// Reads ledger files in a thread of its own and hands their rows over in file order, a batch at a time, so that reading
// and storing go on side by side and no file stands in memory as rows. Personal data is refused at the door.
#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "rules/allowed.h"
#include "sheet/ledger_reader.h"

namespace app {

// What was read in one encoding.
struct FilesRead {
  static constexpr std::size_t kMostNamed = 12;
  std::size_t files = 0;
  std::vector<std::string> named;  // "整改.csv（12 行）", the first of them
};
using Encodings = std::map<std::string, FilesRead>;

// SHA-256 of each file that was read, by the name it was read in.
using FileHashes = std::map<std::string, std::string>;

class RowFeed {
 public:
  struct Sheet {
    model::LedgerSheet sheet;
    int file = 0;            // order of the file in the run
    bool continued = false;  // the sheet of the batch before goes on
    std::vector<model::Row> rows;
  };
  using Batch = std::vector<Sheet>;

  // `rejects`, `notes`, `encodings` and `hashes` are filled meanwhile and may be looked at after the last batch.
  RowFeed(std::vector<sheet::LedgerFile> files, sheet::Defaults defaults, rules::Allowed allowed,
          sheet::Rejects& rejects, sheet::Notes& notes, Encodings& encodings, FileHashes& hashes);
  ~RowFeed();
  RowFeed(const RowFeed&) = delete;
  RowFeed& operator=(const RowFeed&) = delete;

  std::optional<Batch> next();  // nothing after the last; throws what reading threw

 private:
  class Sink;

  void read();
  bool hand_over(Batch batch);  // false: nobody takes any more

  const std::vector<sheet::LedgerFile> files_;
  const sheet::Defaults defaults_;
  const rules::Allowed allowed_;
  sheet::Rejects& rejects_;
  sheet::Notes& notes_;
  Encodings& encodings_;
  FileHashes& hashes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::exception_ptr failed_;
  bool done_ = false, abandoned_ = false;
  std::jthread thread_;  // last: ends before anything it uses does
};

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/row_feed.h"

#include <fmt/format.h>

#include "app/personal_data_gate.h"
#include "base/file_system.h"
#include "base/hash.h"

namespace app {
namespace {

constexpr std::size_t kRowsABatch = 512;
constexpr std::size_t kMostWaiting = 8;

}  // namespace

class RowFeed::Sink : public sheet::RowSink {
 public:
  explicit Sink(RowFeed& feed) : feed_(feed), gate_(feed.allowed_, feed.files_, feed.defaults_) {}

  void begin_file(int order) {
    file_ = order;
    rows_in_file_ = 0;
  }
  void begin(const model::LedgerSheet& sheet) override { batch_.push_back({sheet, file_, false, {}}); }
  void row(model::Row row, sheet::RowReader& reader) override {
    ++rows_in_file_;
    if (!gate_.pass(row, reader)) return;
    batch_.back().rows.push_back(std::move(row));
    if (++rows_ == kRowsABatch) flush();
  }
  void flush() {
    if (batch_.empty()) return;
    Sheet goes_on{batch_.back().sheet, file_, true, {}};
    goes_on_ = feed_.hand_over(std::move(batch_)) && goes_on_;
    batch_.clear();
    batch_.push_back(std::move(goes_on));
    rows_ = 0;
  }
  [[nodiscard]] int rows_in_file() const { return rows_in_file_; }
  [[nodiscard]] bool goes_on() const { return goes_on_; }

 private:
  RowFeed& feed_;
  PersonalDataGate gate_;
  Batch batch_;
  int file_ = 0, rows_in_file_ = 0;
  std::size_t rows_ = 0;
  bool goes_on_ = true;
};

RowFeed::RowFeed(std::vector<sheet::LedgerFile> files, sheet::Defaults defaults, rules::Allowed allowed,
                 sheet::Rejects& rejects, sheet::Notes& notes, Encodings& encodings, FileHashes& hashes)
    : files_(std::move(files)),
      defaults_(std::move(defaults)),
      allowed_(std::move(allowed)),
      rejects_(rejects),
      notes_(notes),
      encodings_(encodings),
      hashes_(hashes),
      thread_([this] { read(); }) {}

RowFeed::~RowFeed() {
  const std::lock_guard lock(mutex_);
  abandoned_ = true;
  changed_.notify_all();
}

void RowFeed::read() {
  std::exception_ptr failed;
  try {
    Sink sink(*this);
    for (const sheet::LedgerFile& file : files_) {
      if (!sink.goes_on()) break;
      sink.begin_file(file.order);
      const std::string encoding = sheet::read_ledger_file(file, defaults_, sink, rejects_, notes_);
      if (encoding.empty()) continue;  // ignored or refused
      hashes_[file.shown] = base::sha256_hex(base::read_file(file.path, sheet::kMostFileBytes));
      FilesRead& read = encodings_[encoding];
      if (++read.files <= FilesRead::kMostNamed)
        read.named.push_back(fmt::format("{}（{} 行）", file.shown, sink.rows_in_file()));
    }
    sink.flush();
  } catch (...) {
    failed = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  failed_ = failed;
  done_ = true;
  changed_.notify_all();
}

bool RowFeed::hand_over(Batch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < kMostWaiting || abandoned_; });
  if (abandoned_) return false;
  waiting_.push_back(std::move(batch));
  changed_.notify_all();
  return true;
}

std::optional<RowFeed::Batch> RowFeed::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !waiting_.empty() || done_; });
  if (waiting_.empty()) {
    if (failed_) std::rethrow_exception(failed_);
    return std::nullopt;
  }
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  changed_.notify_all();
  return batch;
}

}  // namespace app

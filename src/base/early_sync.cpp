// SPDX-License-Identifier: MIT
#include "base/early_sync.h"

#include "base/failure.h"
#include "base/file_system.h"

namespace base {

EarlySync::EarlySync(std::filesystem::path folder, std::size_t share) : folder_(std::move(folder)), share_(share) {}

void EarlySync::wrote(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  waiting_ += bytes;
  if (waiting_ < share_) return;
  if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
  due_.notify_one();
}

void EarlySync::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (due_.wait(lock, stop, [&] { return waiting_ >= share_; })) {
    waiting_ = 0;
    lock.unlock();
    try {
      sync_file_system(folder_);
    } catch (const Failure&) {
      lock.lock();
      failed_ = std::current_exception();
      return;
    }
    lock.lock();
  }
}

void EarlySync::end() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  if (failed_) std::rethrow_exception(failed_);
}

}  // namespace base

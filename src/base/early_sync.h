// SPDX-License-Identifier: MIT
// Lets the disk begin while more is being written. Without it all that a long run writes waits for the sync at its end,
// one processor busy and the other idle.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

namespace base {

class EarlySync {
 public:
  static constexpr std::size_t kShare = std::size_t{32} << 20U;  // bytes

  // Syncs the file system of `folder` each time another `share` of bytes was written to it.
  explicit EarlySync(std::filesystem::path folder, std::size_t share = kShare);

  void wrote(std::size_t bytes);  // from several threads at once
  void end();                     // no sync is under way any more; throws the Failure of one. Once

 private:
  void work(const std::stop_token& stop);

  std::filesystem::path folder_;
  std::size_t share_;
  std::mutex mutex_;
  std::condition_variable_any due_;
  std::size_t waiting_ = 0;  // bytes that no sync has begun for
  std::exception_ptr failed_;
  std::jthread thread_;
};

}  // namespace base

// SPDX-License-Identifier: MIT
// Threads with small stacks that all do the same work until it returns: more are started when all are busy, up to a
// cap.
#pragma once
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace serve {

class WorkerThreads {
 public:
  // `work` must not throw.
  WorkerThreads(std::size_t most, std::function<void()> work);
  ~WorkerThreads() { join(); }
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;

  void start(std::size_t count);  // those that the system does not give are missing until the next is_busy()
  void is_busy();                 // the calling thread has got something to do: one more if none is left to wait
  void is_free();
  void join();  // until all work has returned

  [[nodiscard]] std::size_t count() const;

 private:
  void start_one();  // under the lock

  const std::size_t most_;
  const std::function<void()> work_;
  mutable std::mutex mutex_;
  std::vector<pthread_t> threads_;
  std::size_t busy_ = 0;
  bool joining_ = false;
};

}  // namespace serve

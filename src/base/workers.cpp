// SPDX-License-Identifier: MIT
#include "base/workers.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace base {

std::size_t processor_count() { return std::max(1U, std::thread::hardware_concurrency()); }

void run_workers(std::size_t count, const std::function<void()>& work, const std::function<void()>& stop) {
  std::mutex mutex;
  std::exception_ptr first;
  const auto guarded = [&] {
    try {
      work();
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!first) {
        first = std::current_exception();
        stop();
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < count; ++i) others.emplace_back(guarded);
    guarded();
  }
  if (first) std::rethrow_exception(first);
}

}  // namespace base

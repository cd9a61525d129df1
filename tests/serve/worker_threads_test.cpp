// SPDX-License-Identifier: MIT
#include "serve/worker_threads.h"

#include <gtest/gtest.h>

#include <condition_variable>

namespace {

TEST(WorkerThreads, GrowWhileAllAreBusyUpToTheCap) {
  std::mutex mutex;
  std::condition_variable changed;
  int busy = 0;
  bool is_over = false;
  serve::WorkerThreads* threads = nullptr;
  serve::WorkerThreads pool(5, [&] {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return threads != nullptr; });
    threads->is_busy();
    ++busy;
    changed.notify_all();
    changed.wait(lock, [&] { return is_over; });
    threads->is_free();
  });
  pool.start(2);
  {
    std::unique_lock lock(mutex);
    threads = &pool;
    changed.notify_all();
    changed.wait(lock, [&] { return busy == 5; });
    is_over = true;
    changed.notify_all();
  }
  EXPECT_EQ(pool.count(), 5U);
  pool.join();
  EXPECT_EQ(busy, 5);
}

TEST(WorkerThreads, DoNotGrowWhileOneIsFree) {
  serve::WorkerThreads pool(5, [] {});
  pool.start(3);
  pool.is_busy();
  pool.is_free();
  pool.is_busy();
  pool.is_busy();
  EXPECT_EQ(pool.count(), 3U);
  pool.is_busy();
  EXPECT_EQ(pool.count(), 4U);
}

}  // namespace

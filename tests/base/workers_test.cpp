// SPDX-License-Identifier: MIT
// The same work in several threads: all of them run, and the first thing that goes wrong is what is said.
#include "base/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

using base::run_workers;

// What it threw, or "".
std::string thrown_by(std::size_t count, const std::function<void()>& work, const std::function<void()>& stop) {
  try {
    run_workers(count, work, stop);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

void nothing() {}

TEST(Workers, ThereIsAProcessor) { EXPECT_GE(base::processor_count(), 1U); }

TEST(Workers, AllRunAtOnceInThreadsOfTheirOwn) {
  constexpr std::size_t count = 5;
  std::barrier meet(static_cast<std::ptrdiff_t>(count));  // nobody passes before all are there
  std::mutex mutex;
  std::set<std::thread::id> threads;
  run_workers(
      count,
      [&] {
        meet.arrive_and_wait();
        const std::lock_guard lock(mutex);
        threads.insert(std::this_thread::get_id());
      },
      nothing);
  EXPECT_EQ(threads.size(), count);
  EXPECT_EQ(threads.count(std::this_thread::get_id()), 1U) << "the caller works too";
}

TEST(Workers, OneIsTheCallerAlone) {
  int runs = 0;  // no lock: there is no other thread
  std::thread::id thread;
  run_workers(
      1,
      [&] {
        ++runs;
        thread = std::this_thread::get_id();
      },
      [&] { ADD_FAILURE() << "nothing went wrong"; });
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(thread, std::this_thread::get_id());
}

TEST(Workers, OneThatThrowsIsStoppedAndSaidToo) {
  int stops = 0;
  EXPECT_EQ(thrown_by(
                1, [] { throw std::runtime_error("alone"); }, [&] { ++stops; }),
            "alone");
  EXPECT_EQ(stops, 1);
}

TEST(Workers, TheFirstExceptionIsThrownAgainAndStopIsCalledOnce) {
  constexpr std::size_t count = 4;
  std::atomic<int> turn = 0;
  std::atomic<bool> stopped = false;
  std::atomic<int> stops = 0;
  const auto work = [&] {
    if (turn.fetch_add(1) == 0) throw std::runtime_error("first");
    while (!stopped) std::this_thread::yield();
    throw std::runtime_error("later");
  };
  EXPECT_EQ(thrown_by(count, work,
                      [&] {
                        ++stops;
                        stopped = true;
                      }),
            "first");
  EXPECT_EQ(stops, 1);
  EXPECT_EQ(turn, static_cast<int>(count)) << "all have run to their end";
}

TEST(Workers, StopLetsTheOthersEndEarly) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  const std::size_t end = std::size_t{1} << 40U;  // nobody would ever get through
  const auto work = [&] {
    if (!failed.exchange(true)) throw std::runtime_error("no");
    while (next.fetch_add(1) < end) std::this_thread::yield();
  };
  EXPECT_EQ(thrown_by(3, work, [&] { next = end; }), "no");
}

TEST(Workers, AreGoneWhenItReturnsThoughOneThrew) {
  std::atomic<int> running = 0;
  std::atomic<int> turn = 0;
  const auto work = [&] {
    ++running;
    const bool first = turn.fetch_add(1) == 0;
    for (int i = 0; i < 1000; ++i) std::this_thread::yield();
    --running;
    if (first) throw std::runtime_error("no");
  };
  EXPECT_EQ(thrown_by(4, work, nothing), "no");
  EXPECT_EQ(running, 0);
}

TEST(Workers, ExceptionsOfAnyKindComeThrough) {
  EXPECT_THROW(run_workers(
                   2, [] { throw 7; }, nothing),  // NOLINT(hicpp-exception-baseclass)
               int);
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "serve/worker_threads.h"

namespace serve {
namespace {

constexpr std::size_t kStackBytes = std::size_t{256} * 1024;

void* run(void* work) {
  (*static_cast<const std::function<void()>*>(work))();
  return nullptr;
}

}  // namespace

WorkerThreads::WorkerThreads(std::size_t most, std::function<void()> work) : most_(most), work_(std::move(work)) {
  threads_.reserve(most);  // so that is_busy() needs no memory
}

void WorkerThreads::start_one() {
  pthread_attr_t attributes;
  if (::pthread_attr_init(&attributes) != 0) return;
  pthread_t thread{};
  void* const work = const_cast<std::function<void()>*>(&work_);  // run() only calls it
  if (::pthread_attr_setstacksize(&attributes, kStackBytes) == 0 &&
      ::pthread_create(&thread, &attributes, run, work) == 0)
    threads_.push_back(thread);
  ::pthread_attr_destroy(&attributes);
}

void WorkerThreads::start(std::size_t count) {
  const std::lock_guard lock(mutex_);
  while (count-- > 0 && threads_.size() < most_) start_one();
}

void WorkerThreads::is_busy() {
  const std::lock_guard lock(mutex_);
  if (++busy_ >= threads_.size() && threads_.size() < most_ && !joining_) start_one();
}

void WorkerThreads::is_free() {
  const std::lock_guard lock(mutex_);
  --busy_;
}

void WorkerThreads::join() {
  std::vector<pthread_t> all;
  {
    const std::lock_guard lock(mutex_);
    joining_ = true;
    all.swap(threads_);
  }
  for (const pthread_t thread : all) ::pthread_join(thread, nullptr);
}

std::size_t WorkerThreads::count() const {
  const std::lock_guard lock(mutex_);
  return threads_.size();
}

}  // namespace serve

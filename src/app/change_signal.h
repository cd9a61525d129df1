// SPDX-License-Identifier: MIT
// Wakes who waits when something happens in folders (inotify). It says only that it is worth to look, never what there
// is; where it may be deaf (shares, limits of the system) it says so, and one has to look from time to time.
#pragma once
#include <chrono>
#include <filesystem>
#include <set>
#include <vector>

namespace app {

class ChangeSignal {
 public:
  explicit ChangeSignal(bool listens = true);  // false: as where nobody tells of anything
  ~ChangeSignal();
  ChangeSignal(const ChangeSignal&) = delete;
  ChangeSignal& operator=(const ChangeSignal&) = delete;

  void listen_to(const std::vector<std::filesystem::path>& folders);  // to these and no others, not to what is below
  [[nodiscard]] bool hears_all() const { return hears_all_; }

  bool wait(std::chrono::milliseconds longest);   // whether something has happened
  void pause(std::chrono::milliseconds longest);  // whatever happens, stop() apart
  void stop();                                    // from any thread: nothing waits any more
  [[nodiscard]] bool is_stopped() const;

 private:
  void forget_events() const;

  const int inotify_, alarm_;
  std::set<int> watches_;
  bool hears_all_ = false;
};

}  // namespace app

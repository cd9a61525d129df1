// SPDX-License-Identifier: MIT
// Guests that listen for events (Server-Sent Events), all in one thread. They say nothing and are told when there is
// news; one that speaks, hangs up or takes nothing is dropped. Must not know what the news are.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "serve/waiting_room.h"

namespace serve {

struct ListenerLimits {
  std::size_t most = 32;
  std::chrono::milliseconds look{1000}, ping{15000};
};

bool asks_for_events(std::string_view target);  // "/-/events"
std::string_view event_stream_head();           // of the answer, whole

class Listeners {
 public:
  // has_news: asked while somebody listens, at every look. leave: takes a guest back who is not to be told any more.
  Listeners(std::function<bool()> has_news, std::function<void(Guest)> leave, ListenerLimits limits = {});
  ~Listeners();
  Listeners(const Listeners&) = delete;
  Listeners& operator=(const Listeners&) = delete;

  bool admit(Guest& guest);  // greets and keeps the guest; false: no room, the guest stays with the caller
  void stop();               // from any thread: nobody is admitted or told any more
  void join();               // after stop(): all are closed

  [[nodiscard]] std::size_t size() const;

 private:
  using Clock = Connection::Clock;

  void wake_up() const;
  void work();
  bool wait();  // for the next look, or until somebody hangs up; false: stopped
  void tell(std::string_view text);
  void drop(const std::vector<std::uint64_t>& ids);

  const std::function<bool()> has_news_;
  const std::function<void(Guest)> leave_;
  const ListenerLimits limits_;
  const int alarm_;
  mutable std::mutex mutex_;
  std::vector<Guest> guests_;
  bool stopped_ = false;
  std::thread thread_;  // started with the first guest
};

}  // namespace serve

// SPDX-License-Identifier: MIT
// From an accepted socket to its close: lets guests in, waits for whole requests, has each answered by a thread, and
// says goodbye. Heads are judged here; how an answer looks is the caller's business.
#pragma once
#include <atomic>
#include <cstddef>
#include <functional>

#include "serve/connection.h"
#include "serve/listeners.h"
#include "serve/request_head.h"
#include "serve/waiting_room.h"
#include "serve/worker_threads.h"

namespace serve {

inline constexpr ConnectionLimits kConnectionLimits{std::chrono::seconds(60), std::chrono::seconds(10),
                                                    std::chrono::seconds(20), std::chrono::seconds(2), 1000};

class GuestService {
 public:
  // Writes a whole answer; `refused` is 0 or the status of an error. False: the connection is of no use any more.
  using Answer = std::function<bool(Connection& connection, const RequestHead& head, bool ends, int refused)>;

  // has_news: whether those who listen for events are to be told.
  GuestService(Answer answer, std::function<bool()> has_news);

  void start();             // Failure when the system gives no threads
  void let_in(int socket);  // takes it. Never waits: beyond the caps it is refused at once
  void stop();  // from any thread, also before start(): those who wait are closed, answers cut where they stall
  void join();

  [[nodiscard]] bool is_stopping() const { return stopping_; }

 private:
  enum class After { wait, go_on, listen, close };

  void work();
  After attend(Guest& guest);
  After listen(Guest& guest, bool of_head);
  After refuse(Connection& connection, Refusal refusal) const;
  void finish(After after, Guest guest);

  const Answer answer_;
  const std::size_t most_guests_;
  std::atomic<bool> stopping_ = false;
  WaitingRoom room_;
  Listeners listeners_;
  WorkerThreads threads_;  // ends before what it uses
};

}  // namespace serve

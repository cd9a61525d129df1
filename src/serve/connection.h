// SPDX-License-Identifier: MIT
// One guest's socket, without the HTTP library. Reading never waits: what has arrived is kept until a whole head is
// there, bounded and with a deadline. Writing waits, but gives up on whoever takes nothing for too long.
#pragma once
#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "serve/request_head.h"

namespace serve {

struct ConnectionLimits {
  std::chrono::milliseconds idle, head, write, linger;  // idle: between two requests; head: from its first byte on
  std::size_t requests;
};

class Connection {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Arrived { something, nothing, closed };

  // Takes the socket. Once `stopping` is set, writing no longer waits.
  Connection(int socket, const ConnectionLimits& limits, const std::atomic<bool>& stopping);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Arrived receive();  // what is there now, up to a whole head's size
  HeadScan scan();    // of the first head in what has arrived
  std::string take_head(std::size_t size);

  bool write(std::string_view bytes);          // all of it, or false
  bool write_at_once(std::string_view bytes);  // the same without waiting

  // Our last answer has been written: what still comes is thrown away for a while, since closing over unread bytes
  // would reset the connection under the answer. False: enough, close it.
  void start_lingering();
  bool linger();
  [[nodiscard]] bool is_lingering() const { return is_lingering_; }

  void set_deadline();  // before it is left alone
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }
  [[nodiscard]] bool is_idle() const;  // has asked nothing, or has got its last answer: may be closed to make room
  [[nodiscard]] bool is_last_request() const { return requests_left_ == 1; }
  [[nodiscard]] int socket() const { return socket_; }

 private:
  bool wait_writable(Clock::time_point deadline) const;

  const int socket_;
  const ConnectionLimits& limits_;
  const std::atomic<bool>& stopping_;
  std::string arrived_;
  std::size_t scanned_ = 0;
  std::size_t requests_left_;
  std::size_t lingered_ = 0;
  Clock::time_point deadline_;
  bool is_in_head_ = false, has_skipped_line_ = false, is_lingering_ = false;
};

}  // namespace serve

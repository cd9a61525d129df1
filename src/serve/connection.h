// SPDX-License-Identifier: MIT
// Sockets of the server without the HTTP library: reading with a buffer, a deadline and a size limit for a request's
// head; writing everything or giving up; and a list of open sockets, so that a stop need not wait for idle ones.
#pragma once
#include <sys/types.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <set>
#include <string>

namespace serve {

struct ConnectionLimits {
  std::chrono::milliseconds idle, head, write;
  std::size_t head_bytes;
};

class Connection {
 public:
  Connection(int socket, const ConnectionLimits& limits) : socket_(socket), limits_(limits) {}

  bool wait_for_request();  // false: closed, or silent for too long
  void begin_head();        // the next reads share one deadline and one size limit

  ssize_t read(char* into, std::size_t size);          // 0: closed; -1: too slow, too long or broken
  ssize_t write(const char* bytes, std::size_t size);  // all of it, or -1

  [[nodiscard]] int socket() const { return socket_; }
  void remote_address(std::string& ip, int& port) const;
  void local_address(std::string& ip, int& port) const;

 private:
  const int socket_;
  const ConnectionLimits& limits_;
  std::chrono::steady_clock::time_point deadline_;
  std::size_t head_left_ = 0;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0, end_ = 0;
};

class OpenSockets {
 public:
  bool add(int socket);  // false once closed: do not serve it
  void remove(int socket);
  void close_all();  // nothing more is read from any; what is being answered is finished
  [[nodiscard]] bool closed() const;

 private:
  mutable std::mutex mutex_;
  std::set<int> sockets_;
  bool closed_ = false;
};

}  // namespace serve

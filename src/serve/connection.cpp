// SPDX-License-Identifier: MIT
#include "serve/connection.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

namespace serve {
namespace {

using Clock = std::chrono::steady_clock;

// True when ready (or closed) before the deadline.
bool wait(int socket, short events, Clock::time_point deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd poll_for{socket, events, 0};
    const int ready = ::poll(&poll_for, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

using NameOf = int (*)(int, sockaddr*, socklen_t*);

void address(int socket, NameOf name_of, std::string& ip, int& port) {
  sockaddr_storage storage{};
  socklen_t length = sizeof storage;
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> service{};
  auto* generic = reinterpret_cast<sockaddr*>(&storage);
  if (name_of(socket, generic, &length) != 0) return;
  if (::getnameinfo(generic, length, host.data(), host.size(), service.data(), service.size(),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
    return;
  ip = host.data();
  port = std::stoi(service.data());
}

}  // namespace

bool Connection::wait_for_request() { return begin_ < end_ || wait(socket_, POLLIN, Clock::now() + limits_.idle); }

void Connection::begin_head() {
  deadline_ = Clock::now() + limits_.head;
  head_left_ = limits_.head_bytes;
}

ssize_t Connection::read(char* into, std::size_t size) {
  if (head_left_ == 0 || size == 0) return -1;
  if (begin_ == end_) {
    if (!wait(socket_, POLLIN, deadline_)) return -1;
    ssize_t got = 0;
    do {
      got = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) return got;
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
  }
  const std::size_t count = std::min({size, end_ - begin_, head_left_});
  std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), count, into);
  begin_ += count;
  head_left_ -= count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* bytes, std::size_t size) {
  std::size_t sent = 0;
  while (sent < size) {
    const ssize_t count = ::send(socket_, bytes + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      sent += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!wait(socket_, POLLOUT, Clock::now() + limits_.write)) return -1;
    } else if (errno != EINTR) {
      return -1;
    }
  }
  return static_cast<ssize_t>(size);
}

void Connection::remote_address(std::string& ip, int& port) const { address(socket_, ::getpeername, ip, port); }
void Connection::local_address(std::string& ip, int& port) const { address(socket_, ::getsockname, ip, port); }

bool OpenSockets::add(int socket) {
  const std::lock_guard lock(mutex_);
  if (!closed_) sockets_.insert(socket);
  return !closed_;
}

void OpenSockets::remove(int socket) {
  const std::lock_guard lock(mutex_);
  sockets_.erase(socket);
}

void OpenSockets::close_all() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  for (const int socket : sockets_) ::shutdown(socket, SHUT_RD);
}

bool OpenSockets::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

}  // namespace serve

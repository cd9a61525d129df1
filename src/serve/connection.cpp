// SPDX-License-Identifier: MIT
#include "serve/connection.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace serve {
namespace {

constexpr std::size_t kReceive = 4096;
constexpr std::size_t kMostLingered = std::size_t{256} * 1024;
constexpr std::chrono::milliseconds kLookAtStop(250);

}  // namespace

Connection::Connection(int socket, const ConnectionLimits& limits, const std::atomic<bool>& stopping)
    : socket_(socket), limits_(limits), stopping_(stopping), requests_left_(limits.requests) {
  set_deadline();
}

Connection::~Connection() {
  ::shutdown(socket_, SHUT_WR);
  std::array<char, kReceive> unread{};
  for (int i = 0; i < 16 && ::recv(socket_, unread.data(), unread.size(), MSG_DONTWAIT) > 0; ++i) continue;
  ::close(socket_);
}

Connection::Arrived Connection::receive() {
  if (arrived_.size() >= kMostHeadBytes) return Arrived::something;
  const std::size_t before = arrived_.size();
  arrived_.resize(before + kReceive);
  ssize_t got = 0;
  do {
    got = ::recv(socket_, arrived_.data() + before, kReceive, MSG_DONTWAIT);
  } while (got < 0 && errno == EINTR);
  arrived_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got > 0) return Arrived::something;
  return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? Arrived::nothing : Arrived::closed;
}

HeadScan Connection::scan() {
  if (scanned_ == 0 && !has_skipped_line_ && arrived_.starts_with("\r\n")) {  // some clients end a request with it
    arrived_.erase(0, 2);
    has_skipped_line_ = true;
  }
  const HeadScan found = scan_head(arrived_, scanned_);
  scanned_ = arrived_.size() > 1 ? arrived_.size() : 0;
  return found;
}

std::string Connection::take_head(std::size_t size) {
  std::string head = arrived_.substr(0, size);
  arrived_.erase(0, size);
  if (arrived_.empty()) arrived_.shrink_to_fit();
  scanned_ = 0;
  is_in_head_ = has_skipped_line_ = false;
  --requests_left_;
  return head;
}

bool Connection::wait_writable(Clock::time_point deadline) const {
  while (!stopping_) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd poll_for{socket_, POLLOUT, 0};
    const int ready = ::poll(&poll_for, 1, static_cast<int>(std::min(left, kLookAtStop).count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
  return false;
}

bool Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!wait_writable(Clock::now() + limits_.write)) return false;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool Connection::write_at_once(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno != EINTR) return false;
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  return true;
}

void Connection::start_lingering() {
  ::shutdown(socket_, SHUT_WR);
  is_lingering_ = true;
  arrived_ = {};
  deadline_ = Clock::now() + limits_.linger;
}

bool Connection::linger() {
  std::array<char, kReceive> unread{};
  while (lingered_ < kMostLingered) {
    const ssize_t got = ::recv(socket_, unread.data(), unread.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    lingered_ += static_cast<std::size_t>(got);
  }
  return false;
}

bool Connection::is_idle() const {
  int unread = 0;
  return is_lingering_ || (arrived_.empty() && ::ioctl(socket_, FIONREAD, &unread) == 0 && unread == 0);
}

void Connection::set_deadline() {
  if (is_lingering_ || (is_in_head_ && !arrived_.empty())) return;  // one deadline for all of a head
  is_in_head_ = !arrived_.empty();
  deadline_ = Clock::now() + (is_in_head_ ? limits_.head : limits_.idle);
}

}  // namespace serve

// SPDX-License-Identifier: MIT
#include "serve/guest_service.h"

#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "base/failure.h"

namespace serve {
namespace {

constexpr std::size_t kMostGuests = 512;  // each may hold a thread, while it is slow to take its answer
constexpr std::size_t kMostByAddress = 64;
constexpr std::size_t kFewestThreads = 4;
constexpr std::size_t kRequestsInATurn = 16;  // pipelined ones of one guest before others come

// Each connection may have a file open; some are left for everything else.
std::size_t most_guests() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return kMostGuests;
  const std::size_t some = 32;
  return std::clamp<std::size_t>((files.rlim_cur - std::min<rlim_t>(files.rlim_cur, some)) / 2, 8, kMostGuests);
}

// False: it has gone, or has been given enough time.
bool say_goodbye(Connection& connection) {
  connection.start_lingering();
  return connection.linger();
}

}  // namespace

GuestService::GuestService(Answer answer, std::function<bool()> has_news)
    : answer_(std::move(answer)),
      most_guests_(most_guests()),
      room_({most_guests_, kMostByAddress}),
      listeners_(std::move(has_news), [this](Guest guest) { room_.leave(std::move(guest)); }),
      threads_(most_guests_, [this] { work(); }) {}

void GuestService::start() {
  threads_.start(kFewestThreads);
  if (threads_.count() == 0) throw base::Failure("网站服务", "系统不给线程", "请关闭一些程序后重新启动。");
}

void GuestService::stop() {
  stopping_ = true;
  room_.close();
  listeners_.stop();
}

void GuestService::join() {
  threads_.join();
  listeners_.join();
}

void GuestService::let_in(int socket) {
  try {
    auto connection = std::make_unique<Connection>(socket, kConnectionLimits, stopping_);
    // A fresh socket has room for the refusal.
    if (!room_.admit(connection, address_of_peer(socket)) && !stopping_) refuse(*connection, {503});
  } catch (...) {  // NOLINT(bugprone-empty-catch) one connection lost, the server lives
  }
}

void GuestService::work() {
  for (Guest guest = room_.next(); guest.connection != nullptr; guest = room_.next()) {
    threads_.is_busy();
    After after = After::close;
    try {
      after = attend(guest);
    } catch (...) {  // NOLINT(bugprone-empty-catch) likewise
    }
    threads_.is_free();
    finish(after, std::move(guest));
  }
}

GuestService::After GuestService::attend(Guest& guest) {
  Connection& connection = *guest.connection;
  if (connection.is_lingering()) return connection.linger() ? After::wait : After::close;
  const bool is_over = connection.receive() == Connection::Arrived::closed;
  for (std::size_t i = 0; i < kRequestsInATurn; ++i) {
    const HeadScan scan = connection.scan();
    if (scan.refused != 0) return refuse(connection, {scan.refused});
    if (scan.size == 0) return is_over ? After::close : After::wait;
    const bool is_last = connection.is_last_request();
    const auto judged = parse_head(connection.take_head(scan.size));
    if (const auto* refusal = std::get_if<Refusal>(&judged)) return refuse(connection, *refusal);
    const auto& head = std::get<RequestHead>(judged);
    if (asks_for_events(head.target)) return listen(guest, head.method == "HEAD");
    const bool ends = is_last || !head.keeps_alive || stopping_;
    if (!answer_(connection, head, ends, 0)) return After::close;
    if (ends) return say_goodbye(connection) ? After::wait : After::close;
  }
  return After::go_on;
}

// Who listens keeps its place among all guests, but takes no thread.
GuestService::After GuestService::listen(Guest& guest, bool of_head) {
  Connection& connection = *guest.connection;
  if (of_head) return connection.write(event_stream_head()) && say_goodbye(connection) ? After::wait : After::close;
  return listeners_.admit(guest) ? After::listen : refuse(connection, {503});
}

GuestService::After GuestService::refuse(Connection& connection, Refusal refusal) const {
  answer_(connection, {refusal.of_head ? "HEAD" : "GET", "/", "", "", false}, true, refusal.status);
  return say_goodbye(connection) ? After::wait : After::close;
}

void GuestService::finish(After after, Guest guest) {
  switch (after) {
    case After::wait:
      return room_.wait_again(std::move(guest));
    case After::go_on:
      return room_.wait_its_turn(std::move(guest));
    case After::listen:
      return;
    case After::close:
      return room_.leave(std::move(guest));
  }
}

}  // namespace serve

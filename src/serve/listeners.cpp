// SPDX-License-Identifier: MIT
#include "serve/listeners.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/failure.h"
#include "serve/request_path.h"
#include "serve/site_handler.h"

namespace serve {
namespace {

constexpr std::string_view kEvents = "/-/events";
constexpr std::string_view kGreeting = "retry: 10000\n\n";
constexpr std::string_view kNews = "event: version\ndata: new\n\n";
constexpr std::string_view kPing = ": ping\n\n";

// A guest whose machine has lost its power never hangs up: what is not acknowledged for so long ends the connection.
void end_when_gone(int socket) {
  const unsigned milliseconds = 45000;
  ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

void take_note(int alarm) {
  std::uint64_t times = 0;
  (void)!::read(alarm, &times, sizeof times);
}

}  // namespace

bool asks_for_events(std::string_view target) {
  if (!target.starts_with("/-/")) return false;
  return target.substr(0, target.find('?')) == kEvents;
}

// No length: it ends with the connection.
std::string_view event_stream_head() {
  static const std::string kHead = [] {
    std::string head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n"
        "X-Accel-Buffering: no\r\nConnection: close\r\n";
    for (const auto& [name, value] : security_headers()) head.append(name).append(": ").append(value).append("\r\n");
    return head + "\r\n";
  }();
  return kHead;
}

Listeners::Listeners(std::function<bool()> has_news, std::function<void(Guest)> leave, ListenerLimits limits)
    : has_news_(std::move(has_news)),
      leave_(std::move(leave)),
      limits_(limits),
      alarm_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (alarm_ < 0) throw base::Failure("网站服务", "系统不给更多的文件描述符", "请关闭一些程序后重新启动。");
}

Listeners::~Listeners() {
  stop();
  join();
  ::close(alarm_);
}

bool Listeners::admit(Guest& guest) {
  const std::lock_guard lock(mutex_);
  if (stopped_ || guests_.size() >= limits_.most) return false;
  if (guests_.empty()) (void)has_news_();  // what was before is no news
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  end_when_gone(guest.connection->socket());
  guest.connection->write_at_once(event_stream_head());  // one that takes nothing of it is dropped at the next word
  guest.connection->write_at_once(kGreeting);
  guests_.push_back(std::move(guest));
  wake_up();
  return true;
}

void Listeners::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  wake_up();
}

void Listeners::join() {
  if (thread_.joinable()) thread_.join();
  for (Guest& guest : std::exchange(guests_, {})) leave_(std::move(guest));
}

void Listeners::wake_up() const {
  const std::uint64_t one = 1;
  (void)!::write(alarm_, &one, sizeof one);
}

std::size_t Listeners::size() const {
  const std::lock_guard lock(mutex_);
  return guests_.size();
}

void Listeners::work() {
  auto next_look = Clock::now() + limits_.look, next_ping = Clock::now() + limits_.ping;
  while (wait()) {
    const auto now = Clock::now();
    if (now >= next_look) {
      next_look = now + limits_.look;
      const std::lock_guard lock(mutex_);
      if (!guests_.empty() && has_news_()) tell(kNews);
    }
    if (now >= next_ping) {
      next_ping = now + limits_.ping;
      const std::lock_guard lock(mutex_);
      tell(kPing);
    }
  }
}

bool Listeners::wait() {
  std::vector<pollfd> all;
  std::vector<std::uint64_t> ids;
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return false;
    for (const Guest& guest : guests_) {
      all.push_back({guest.connection->socket(), POLLIN, 0});
      ids.push_back(guest.id);
    }
  }
  all.push_back({alarm_, POLLIN, 0});
  const int longest = ids.empty() ? -1 : static_cast<int>(limits_.look.count());
  if (::poll(all.data(), all.size(), longest) > 0) {
    if (all.back().revents != 0) take_note(alarm_);
    std::vector<std::uint64_t> gone;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (all[i].revents != 0) gone.push_back(ids[i]);
    const std::lock_guard lock(mutex_);
    drop(gone);
  }
  return true;
}

void Listeners::tell(std::string_view text) {
  std::vector<std::uint64_t> gone;
  for (const Guest& guest : guests_)
    if (!guest.connection->write_at_once(text)) gone.push_back(guest.id);
  drop(gone);
}

void Listeners::drop(const std::vector<std::uint64_t>& ids) {
  for (const std::uint64_t id : ids) {
    const auto at = std::find_if(guests_.begin(), guests_.end(), [&](const Guest& guest) { return guest.id == id; });
    leave_(std::move(*at));
    guests_.erase(at);
  }
}

}  // namespace serve

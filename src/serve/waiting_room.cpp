// SPDX-License-Identifier: MIT
#include "serve/waiting_room.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <utility>

#include "base/failure.h"

namespace serve {
namespace {

constexpr std::uint64_t kWakeUp = 0;  // no guest's number
constexpr std::chrono::milliseconds kLookForExpired(500);

}  // namespace

WaitingRoom::WaitingRoom(const RoomLimits& limits)
    : limits_(limits), epoll_(::epoll_create1(EPOLL_CLOEXEC)), wake_up_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  epoll_event event{EPOLLIN, {.u64 = kWakeUp}};
  if (epoll_ < 0 || wake_up_ < 0 || ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_up_, &event) != 0)
    throw base::Failure("网站服务", "系统不给更多的文件描述符", "请关闭一些程序后重新启动。");
}

WaitingRoom::~WaitingRoom() {
  ::close(epoll_);
  ::close(wake_up_);
}

bool WaitingRoom::admit(std::unique_ptr<Connection>& connection, const GuestAddress& address) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  if (entries_.size() >= limits_.in_all && !make_room(nullptr)) return false;
  if (!address.is_loopback()) {
    const auto others = by_address_.find(address);
    if (others != by_address_.end() && others->second >= limits_.by_address && !make_room(&address)) return false;
  }
  const std::uint64_t id = ++last_id_;
  epoll_event event{EPOLLIN | EPOLLONESHOT, {.u64 = id}};
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection->socket(), &event) != 0) return false;
  ++by_address_[address];
  entries_.emplace(id, Entry{address, std::move(connection)});
  return true;
}

Guest WaitingRoom::next() {
  while (true) {
    epoll_event event{};
    const int ready = ::epoll_wait(epoll_, &event, 1, static_cast<int>(kLookForExpired.count()));
    const std::lock_guard lock(mutex_);
    if (closed_) return {};
    if (ready == 1) {
      const std::uint64_t id = event.data.u64;  // the kernel's struct is packed: no reference into it
      const auto entry = entries_.find(id);     // unknown: closed meanwhile
      if (entry != entries_.end() && entry->second.connection != nullptr)
        return {entry->first, std::move(entry->second.connection)};
    } else {
      close_expired();
    }
  }
}

void WaitingRoom::wait_again(Guest guest) { put_back(std::move(guest), EPOLLIN | EPOLLONESHOT); }

// A socket that can be written to is ready at once, and stands behind those that have been ready for longer.
void WaitingRoom::wait_its_turn(Guest guest) { put_back(std::move(guest), EPOLLIN | EPOLLOUT | EPOLLONESHOT); }

void WaitingRoom::put_back(Guest guest, std::uint32_t events) {
  guest.connection->set_deadline();
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(guest.id);
  if (entry == entries_.end()) return;
  epoll_event event{events, {.u64 = guest.id}};
  entry->second.connection = std::move(guest.connection);
  if (closed_ || ::epoll_ctl(epoll_, EPOLL_CTL_MOD, entry->second.connection->socket(), &event) != 0) forget(entry);
  close_expired();
}

void WaitingRoom::leave(Guest guest) {
  guest.connection.reset();  // before its place is free
  const std::lock_guard lock(mutex_);
  if (const auto entry = entries_.find(guest.id); entry != entries_.end()) forget(entry);
}

void WaitingRoom::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  for (auto entry = entries_.begin(); entry != entries_.end();)
    entry = entry->second.connection == nullptr ? std::next(entry) : forget(entry);
  const std::uint64_t one = 1;
  (void)!::write(wake_up_, &one, sizeof one);  // never read again: wakes everybody, for good
}

std::size_t WaitingRoom::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

// All idle ones wait equally long, so the earliest deadline is that of the one idle for longest.
bool WaitingRoom::make_room(const GuestAddress* only_of) {
  auto oldest = entries_.end();
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
    const auto& [address, connection] = entry->second;
    if (connection == nullptr || (only_of != nullptr && address != *only_of)) continue;
    const bool is_older = oldest == entries_.end() || connection->deadline() < oldest->second.connection->deadline();
    if (is_older && connection->is_idle()) oldest = entry;
  }
  if (oldest == entries_.end()) return false;
  forget(oldest);
  return true;
}

WaitingRoom::Entries::iterator WaitingRoom::forget(Entries::iterator entry) {
  const auto count = by_address_.find(entry->second.address);
  if (--count->second == 0) by_address_.erase(count);
  return entries_.erase(entry);
}

void WaitingRoom::close_expired() {
  const auto now = Clock::now();
  if (now < next_look_) return;
  next_look_ = now + kLookForExpired;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const auto& connection = entry->second.connection;
    entry = connection != nullptr && connection->deadline() < now ? forget(entry) : std::next(entry);
  }
}

}  // namespace serve

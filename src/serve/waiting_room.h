// SPDX-License-Identifier: MIT
// All connections, most of them waiting: for the next request, or for the rest of its head. Waiting takes no thread.
// Whoever has something to read is handed to one thread and comes back. Caps in all and by address; when one is
// reached, the connection idle for longest makes room. Must not know HTTP.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "serve/connection.h"
#include "serve/guest_address.h"

namespace serve {

struct RoomLimits {
  std::size_t in_all, by_address;  // the address of this machine itself has only the cap in all
};

struct Guest {
  std::uint64_t id = 0;
  std::unique_ptr<Connection> connection;
};

class WaitingRoom {
 public:
  explicit WaitingRoom(const RoomLimits& limits);  // Failure when the system gives no descriptors
  ~WaitingRoom();
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;

  // False: no room, or closed; the connection stays with the caller.
  bool admit(std::unique_ptr<Connection>& connection, const GuestAddress& address);

  Guest next();  // waits until one has something to read; without a connection once the room is closed
  void wait_again(Guest guest);
  void wait_its_turn(Guest guest);  // it has more to do, but others come first
  void leave(Guest guest);

  void close();  // who waits is closed at once, who is handed out when it comes back

  [[nodiscard]] std::size_t size() const;

 private:
  using Clock = Connection::Clock;
  struct Entry {
    GuestAddress address;
    std::unique_ptr<Connection> connection;  // none while it is handed out
  };
  using Entries = std::unordered_map<std::uint64_t, Entry>;

  void put_back(Guest guest, std::uint32_t events);
  bool make_room(const GuestAddress* only_of);  // these under the lock
  Entries::iterator forget(Entries::iterator entry);
  void close_expired();

  const RoomLimits limits_;
  const int epoll_, wake_up_;
  mutable std::mutex mutex_;
  Entries entries_;
  std::map<GuestAddress, std::size_t> by_address_;
  std::uint64_t last_id_ = 0;
  Clock::time_point next_look_;
  bool closed_ = false;
};

}  // namespace serve

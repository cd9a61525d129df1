// SPDX-License-Identifier: MIT
#include "serve/waiting_room.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace {

using serve::Connection;
using serve::ConnectionLimits;
using serve::Guest;
using serve::GuestAddress;
using serve::WaitingRoom;

constexpr std::chrono::hours kAnHour(1);
constexpr ConnectionLimits kPatientGuest{kAnHour, kAnHour, kAnHour, kAnHour, 100};
constexpr ConnectionLimits kImpatientGuest{std::chrono::milliseconds(1), std::chrono::milliseconds(1), kAnHour, kAnHour,
                                           100};

GuestAddress from(unsigned char last) {
  return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, last == 127 ? last : static_cast<unsigned char>(10), 0, 0, last}};
}

class WaitingRoomTest : public testing::Test {
 protected:
  ~WaitingRoomTest() override {
    for (const int end : ends_) ::close(end);
  }

  // The other end of an admitted connection; -1: no room.
  int enter(unsigned char address, const ConnectionLimits& limits = kPatientGuest) {
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) != 0) return -2;
    ends_.push_back(pair[1]);
    auto connection = std::make_unique<Connection>(pair[0], limits, stopping_);
    return room_.admit(connection, from(address)) ? pair[1] : -1;
  }
  static void say(int end, std::string_view text) { EXPECT_GT(::send(end, text.data(), text.size(), MSG_NOSIGNAL), 0); }
  static bool is_closed(int end) {
    char c = 0;
    return ::recv(end, &c, 1, MSG_DONTWAIT) == 0;
  }

  std::atomic<bool> stopping_ = false;
  WaitingRoom room_{{4, 2}};
  std::vector<int> ends_;
};

TEST_F(WaitingRoomTest, HandsOutWhoHasSomethingToRead) {
  enter(1);
  const int second = enter(2);
  say(second, "hello");
  Guest guest = room_.next();
  ASSERT_NE(guest.connection, nullptr);
  EXPECT_EQ(guest.connection->receive(), Connection::Arrived::something);
  EXPECT_EQ(guest.connection->take_head(5), "hello");
  room_.wait_again(std::move(guest));
  say(second, "x");
  guest = room_.next();
  ASSERT_NE(guest.connection, nullptr);
  room_.wait_its_turn(std::move(guest));
  guest = room_.next();
  ASSERT_NE(guest.connection, nullptr);
  EXPECT_EQ(room_.size(), 2U);
  room_.leave(std::move(guest));
  EXPECT_EQ(room_.size(), 1U);
  EXPECT_FALSE(is_closed(ends_[0]));
}

TEST_F(WaitingRoomTest, TheLongestIdleOfAnAddressMakesRoomForItsNext) {
  const int other = enter(2);
  const int first = enter(1);
  const int second = enter(1);
  EXPECT_GE(enter(1), 0);
  EXPECT_TRUE(is_closed(first));
  EXPECT_FALSE(is_closed(second));
  EXPECT_FALSE(is_closed(other));
}

TEST_F(WaitingRoomTest, ThisMachineHasOnlyTheCapInAll) {
  std::vector<int> ends;
  for (int i = 0; i < 4; ++i) ends.push_back(enter(127));
  for (const int end : ends) EXPECT_FALSE(is_closed(end));
  EXPECT_GE(enter(1), 0);
  EXPECT_TRUE(is_closed(ends[0]));
  EXPECT_EQ(room_.size(), 4U);
}

TEST_F(WaitingRoomTest, WhoIsAskingIsNotSentAway) {
  std::vector<Guest> busy;
  for (int i = 0; i < 4; ++i) {
    say(enter(127), "x");
    busy.push_back(room_.next());
  }
  EXPECT_EQ(enter(1), -1);
  busy[0].connection->receive();  // half a head
  room_.wait_again(std::move(busy[0]));
  EXPECT_EQ(enter(1), -1);
  room_.leave(std::move(busy[1]));
  EXPECT_GE(enter(1), 0);
}

TEST_F(WaitingRoomTest, ClosesWhoWaitsTooLong) {
  const int idle = enter(1, kImpatientGuest);
  std::thread thread([this] { EXPECT_EQ(room_.next().connection, nullptr); });
  char c = 0;
  EXPECT_EQ(::recv(idle, &c, 1, 0), 0);
  EXPECT_EQ(room_.size(), 0U);
  room_.close();
  thread.join();
}

TEST_F(WaitingRoomTest, ClosingEndsWaitingAndThoseThatComeBack) {
  const int idle = enter(1);
  const int busy = enter(2);
  say(busy, "x");
  Guest guest = room_.next();
  std::thread thread([this] { EXPECT_EQ(room_.next().connection, nullptr); });
  room_.close();
  thread.join();
  EXPECT_TRUE(is_closed(idle));
  EXPECT_FALSE(is_closed(busy));
  guest.connection->receive();
  room_.wait_again(std::move(guest));
  EXPECT_TRUE(is_closed(busy));
  EXPECT_EQ(room_.size(), 0U);
  EXPECT_EQ(enter(1), -1);
}

}  // namespace

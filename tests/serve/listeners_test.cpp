// SPDX-License-Identifier: MIT
// Those who listen for events: greeted, told, kept awake, dropped, never more than there is room for.
#include "serve/listeners.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <memory>
#include <string>

namespace {

using serve::Connection;
using serve::ConnectionLimits;
using serve::Guest;
using serve::ListenerLimits;
using serve::Listeners;

constexpr std::chrono::hours kLong(1);
constexpr std::chrono::milliseconds kShort(5);
constexpr ConnectionLimits kPatient{kLong, kLong, kLong, kLong, 100};
constexpr ListenerLimits kSilent{2, kShort, kLong};
const std::string kNewVersion = "event: version\ndata: new\n\n";
const std::string kGreeting = std::string(serve::event_stream_head()) + "retry: 10000\n\n";

class ListenersTest : public testing::Test {
 protected:
  ~ListenersTest() override {
    listeners_.reset();
    for (const int end : ends_) ::close(end);
  }

  void open(const ListenerLimits& limits = kSilent) {
    listeners_ = std::make_unique<Listeners>([this] { return has_news_.exchange(false); },
                                             [this](Guest guest) {
                                               guest.connection.reset();
                                               ++left_;
                                             },
                                             limits);
  }
  // The other end of a guest who listens; -1: no room.
  int listen() {
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) != 0) return -2;
    const timeval patience{20, 0};
    ::setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const int small = 1;
    ::setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    ends_.push_back(pair[1]);
    Guest guest{++last_id_, std::make_unique<Connection>(pair[0], kPatient, stopping_)};
    return listeners_->admit(guest) ? pair[1] : -1;
  }
  static std::string hear(int end, std::size_t bytes) {
    std::string text(bytes, '\0');
    const ssize_t got = ::recv(end, text.data(), bytes, MSG_WAITALL);
    text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return text;
  }
  void wait_until_left(int count) const {
    for (int i = 0; i < 4000 && left_ < count; ++i) ::usleep(5000);
    EXPECT_EQ(left_, count);
  }

  std::atomic<bool> has_news_ = false, stopping_ = false;
  std::atomic<int> left_ = 0;
  std::uint64_t last_id_ = 0;
  std::vector<int> ends_;
  std::unique_ptr<Listeners> listeners_;
};

TEST_F(ListenersTest, EachIsGreetedAndToldOnce) {
  open();
  const int first = listen(), second = listen();
  for (const int end : {first, second}) EXPECT_EQ(hear(end, kGreeting.size()), kGreeting);
  for (int i = 0; i < 3; ++i) {
    has_news_ = true;
    for (const int end : {first, second}) EXPECT_EQ(hear(end, kNewVersion.size()), kNewVersion);
  }
  listeners_->stop();
  listeners_->join();
  for (const int end : {first, second}) EXPECT_EQ(hear(end, 1), "") << "closed, and nothing was said twice";
  EXPECT_EQ(left_, 2);
}

TEST_F(ListenersTest, WhatWasBeforeIsNoNews) {
  open();
  has_news_ = true;
  const int end = listen();
  EXPECT_FALSE(has_news_);
  hear(end, kGreeting.size());
  has_news_ = true;
  EXPECT_EQ(hear(end, kNewVersion.size()), kNewVersion);
}

TEST_F(ListenersTest, ArePingedWhileNothingHappens) {
  open({2, kShort, kShort});
  const int end = listen();
  hear(end, kGreeting.size());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(hear(end, 8), ": ping\n\n");
}

TEST_F(ListenersTest, AreNotMoreThanThereIsRoomFor) {
  open();
  const int first = listen();
  listen();
  EXPECT_EQ(listen(), -1);
  ::shutdown(first, SHUT_RDWR);
  wait_until_left(1);
  EXPECT_GE(listen(), 0);
  EXPECT_EQ(listeners_->size(), 2U);
}

TEST_F(ListenersTest, WhoSpeaksIsDropped) {
  open();
  const int end = listen();
  ASSERT_EQ(::send(end, "GET", 3, MSG_NOSIGNAL), 3);
  wait_until_left(1);
  EXPECT_EQ(listeners_->size(), 0U);
}

TEST_F(ListenersTest, WhoTakesNothingIsDroppedAndTheOthersAreTold) {
  open({2, kShort, kShort});
  listen();  // hears nothing of it
  const int other = listen();
  for (int i = 0; left_ == 0 && i < 1000000; ++i) ASSERT_FALSE(hear(other, 8).empty());
  EXPECT_EQ(left_, 1);
  EXPECT_EQ(listeners_->size(), 1U);
}

TEST_F(ListenersTest, NobodyIsAdmittedOnceStopped) {
  open();
  listeners_->stop();
  EXPECT_EQ(listen(), -1);
}

TEST(AsksForEvents, IsOneAddressOnly) {
  for (const char* target : {"/-/events", "/-/events?x=1"}) EXPECT_TRUE(serve::asks_for_events(target)) << target;
  for (const char* target : {"/-/event", "/-/events/", "/events", "/", "/-/events2", "/a/-/events"})
    EXPECT_FALSE(serve::asks_for_events(target)) << target;
}

}  // namespace

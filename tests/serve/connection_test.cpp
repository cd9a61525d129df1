// SPDX-License-Identifier: MIT
#include "serve/connection.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace {

using serve::Connection;
using serve::ConnectionLimits;
using Arrived = serve::Connection::Arrived;
using std::chrono::milliseconds;

class ConnectionTest : public testing::Test {
 protected:
  ConnectionTest() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair_.data()), 0); }
  ~ConnectionTest() override { ::close(pair_[1]); }

  Connection& connection() {
    if (!connection_) connection_ = std::make_unique<Connection>(pair_[0], limits_, stopping_);
    return *connection_;
  }
  void say(std::string_view text) const { EXPECT_GT(::send(pair_[1], text.data(), text.size(), MSG_NOSIGNAL), 0); }

  ConnectionLimits limits_{std::chrono::hours(2), std::chrono::hours(1), milliseconds(1), milliseconds(1), 3};
  std::atomic<bool> stopping_ = false;
  std::array<int, 2> pair_{};
  std::unique_ptr<Connection> connection_;
};

TEST_F(ConnectionTest, KeepsWhatArrivesUntilAHeadIsWhole) {
  EXPECT_EQ(connection().receive(), Arrived::nothing);
  say("\r\nGET / HT");
  EXPECT_EQ(connection().receive(), Arrived::something);
  EXPECT_EQ(connection().scan().size, 0U);
  say("TP/1.1\r\n\r\nGET");
  connection().receive();
  const std::size_t size = connection().scan().size;
  EXPECT_EQ(connection().take_head(size), "GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(connection().scan().size, 0U);
  EXPECT_FALSE(connection().is_idle());
  ::shutdown(pair_[1], SHUT_WR);
  EXPECT_EQ(connection().receive(), Arrived::closed);
}

TEST_F(ConnectionTest, AHeadHasOneDeadlineHoweverItComes) {
  const auto idle = connection().deadline();
  say("G");
  connection().receive();
  connection().set_deadline();
  const auto first = connection().deadline();
  EXPECT_LT(first, idle);
  say("E");
  connection().receive();
  connection().set_deadline();
  EXPECT_EQ(connection().deadline(), first);
  connection().take_head(2);
  connection().set_deadline();
  EXPECT_GE(connection().deadline(), idle);
  EXPECT_TRUE(connection().is_idle());
}

TEST_F(ConnectionTest, CountsItsRequests) {
  say("abc");
  connection().receive();
  connection().take_head(1);
  EXPECT_FALSE(connection().is_last_request());
  connection().take_head(1);
  EXPECT_TRUE(connection().is_last_request());
}

TEST_F(ConnectionTest, HoldsNoMoreThanAHead) {
  const std::string flood(4096, 'a');
  for (int i = 0; i < 20; ++i) {
    say(flood);
    connection().receive();
  }
  EXPECT_EQ(connection().scan().refused, 414);
  EXPECT_LE(connection().take_head(100000).size(), serve::kMostHeadBytes + 4096);
}

TEST_F(ConnectionTest, WritesAllOrGivesUp) {
  EXPECT_TRUE(connection().write("hello"));
  const std::string huge(4U << 20U, 'x');
  EXPECT_FALSE(connection().write(huge));  // nobody reads
  limits_.write = std::chrono::hours(1);
  std::thread reader([this] {
    std::array<char, 65536> into{};
    while (::recv(pair_[1], into.data(), into.size(), 0) > 0) continue;
  });
  EXPECT_TRUE(connection().write(huge));
  connection_.reset();
  reader.join();
}

TEST_F(ConnectionTest, AStopEndsWaiting) {
  limits_.write = std::chrono::hours(1);
  stopping_ = true;
  EXPECT_FALSE(connection().write(std::string(4U << 20U, 'x')));
}

TEST_F(ConnectionTest, LingersForABoundedWhile) {
  connection().start_lingering();
  EXPECT_TRUE(connection().is_idle());
  EXPECT_TRUE(connection().linger());
  const std::string flood(65536, 'a');
  int rounds = 0;
  do {
    say(flood);
  } while (connection().linger() && ++rounds < 100);
  EXPECT_LT(rounds, 10);
}

TEST_F(ConnectionTest, LingersUntilTheOtherEndCloses) {
  connection().start_lingering();
  ::shutdown(pair_[1], SHUT_WR);
  EXPECT_FALSE(connection().linger());
}

}  // namespace

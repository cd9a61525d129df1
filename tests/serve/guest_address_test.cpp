// SPDX-License-Identifier: MIT
#include "serve/guest_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace {

sockaddr_storage peer(const std::string& text) {
  sockaddr_storage peer{};
  if (text.find(':') == std::string::npos) {
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    ::inet_pton(AF_INET, text.c_str(), &ipv4.sin_addr);
    std::memcpy(&peer, &ipv4, sizeof ipv4);
  } else {
    sockaddr_in6 ipv6{};
    ipv6.sin6_family = AF_INET6;
    ::inet_pton(AF_INET6, text.c_str(), &ipv6.sin6_addr);
    std::memcpy(&peer, &ipv6, sizeof ipv6);
  }
  return peer;
}

serve::GuestAddress address(const std::string& text) { return serve::address_of(peer(text)); }

TEST(GuestAddress, KnowsThisMachine) {
  for (const char* text : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(address(text).is_loopback()) << text;
  for (const char* text : {"128.0.0.1", "10.0.0.127", "::2", "fe80::1", "::ffff:10.0.0.1", "::"})
    EXPECT_FALSE(address(text).is_loopback()) << text;
}

TEST(GuestAddress, IsOneMachineOrOneNetwork) {
  EXPECT_NE(address("10.0.0.1"), address("10.0.0.2"));
  EXPECT_EQ(address("10.0.0.1"), address("::ffff:10.0.0.1"));
  EXPECT_EQ(address("2001:db8:1:2::1"), address("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  EXPECT_NE(address("2001:db8:1:2::1"), address("2001:db8:1:3::1"));
}

TEST(GuestAddress, HasAName) {
  for (const char* text : {"192.0.2.7", "2001:db8::1", "::1"}) EXPECT_EQ(serve::name_of(peer(text)), text);
  EXPECT_EQ(serve::name_of(peer("::ffff:192.0.2.7")), "192.0.2.7");
  EXPECT_EQ(serve::name_of(serve::peer_of(-1)), "");
}

TEST(GuestAddress, OfNoPeerIsUnknown) { EXPECT_EQ(serve::address_of_peer(-1), serve::GuestAddress{}); }

}  // namespace

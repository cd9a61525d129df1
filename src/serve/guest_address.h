// SPDX-License-Identifier: MIT
// Who a connection comes from, as far as caps are concerned: an IPv4 address, or the /64 network of an IPv6 address,
// since one household or machine has a whole such network.
#pragma once
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <compare>
#include <string>

namespace serve {

struct GuestAddress {
  std::array<unsigned char, 16> bytes{};  // IPv4 as ::ffff:a.b.c.d

  [[nodiscard]] bool is_loopback() const;  // the kiosk's own browser, or a proxy in front of us
  auto operator<=>(const GuestAddress&) const = default;
};

GuestAddress address_of(const sockaddr_storage& peer);
sockaddr_storage peer_of(int socket);               // of no family when unknown
GuestAddress address_of_peer(int socket);           // all zero when unknown
std::string name_of(const sockaddr_storage& peer);  // "192.0.2.7", an IPv6 address whole; empty when unknown

}  // namespace serve

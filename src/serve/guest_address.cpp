// SPDX-License-Identifier: MIT
#include "serve/guest_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace serve {
namespace {

constexpr std::array<unsigned char, 12> kIpv4Prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::size_t kNetworkBytes = 8;

bool is_ipv4(const std::array<unsigned char, 16>& bytes) {
  return std::equal(kIpv4Prefix.begin(), kIpv4Prefix.end(), bytes.begin());
}

}  // namespace

bool GuestAddress::is_loopback() const {
  static const GuestAddress kIpv6{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
  return is_ipv4(bytes) ? bytes[kIpv4Prefix.size()] == 127 : *this == kIpv6;
}

GuestAddress address_of(const sockaddr_storage& peer) {
  GuestAddress out;
  if (peer.ss_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &peer, sizeof ipv4);
    std::copy(kIpv4Prefix.begin(), kIpv4Prefix.end(), out.bytes.begin());
    std::memcpy(out.bytes.data() + kIpv4Prefix.size(), &ipv4.sin_addr, sizeof ipv4.sin_addr);
  } else if (peer.ss_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &peer, sizeof ipv6);
    std::memcpy(out.bytes.data(), &ipv6.sin6_addr, out.bytes.size());
    if (!is_ipv4(out.bytes) && !out.is_loopback())
      std::fill(out.bytes.begin() + kNetworkBytes, out.bytes.end(), static_cast<unsigned char>(0));
  }
  return out;
}

sockaddr_storage peer_of(int socket) {
  sockaddr_storage peer{};
  socklen_t length = sizeof peer;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &length) != 0) return {};
  return peer;
}

GuestAddress address_of_peer(int socket) { return address_of(peer_of(socket)); }

std::string name_of(const sockaddr_storage& peer) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (peer.ss_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &peer, sizeof ipv4);
    ::inet_ntop(AF_INET, &ipv4.sin_addr, text.data(), text.size());
  } else if (peer.ss_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &peer, sizeof ipv6);
    ::inet_ntop(AF_INET6, &ipv6.sin6_addr, text.data(), text.size());
  }
  const std::string name = text.data();
  return name.starts_with("::ffff:") ? name.substr(7) : name;  // IPv4 that came to an IPv6 socket
}

}  // namespace serve

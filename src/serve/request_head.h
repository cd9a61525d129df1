// SPDX-License-Identifier: MIT
// A request's head as it arrives, bounded and judged before anything else sees it, the HTTP library included: what is
// odd is refused, never repaired. Must not touch sockets.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace serve {

inline constexpr std::size_t kMostLineBytes = 8000;                    // of the request line
inline constexpr std::size_t kMostHeadBytes = std::size_t{16} * 1024;  // of it and all headers
inline constexpr std::size_t kMostHeaders = 100;

struct HeadScan {
  std::size_t size = 0;  // of a whole head with its empty line; 0: not yet
  int refused = 0;       // the status to answer; 0: good so far
};

// Looks for the end of the head in what has arrived. `known` bytes were looked at before, when there was no end yet.
HeadScan scan_head(std::string_view arrived, std::size_t known);

struct RequestHead {
  std::string method, target, if_none_match, accept_encoding;  // GET or HEAD; a target that begins with a slash
  bool keeps_alive = true;
  bool is_for_loopback = false;  // addressed to "localhost" or the like, and no proxy says that it hands it on
};

struct Refusal {
  int status;
  bool of_head = false;  // asked by HEAD: the answer has no body
};

// A whole head that scan_head() found good. Refused: other methods (405), bodies (413), targets that do not begin with
// a slash, lines that are not "name: value", folded lines, a missing or doubled Host, lengths that contradict each
// other.
std::variant<RequestHead, Refusal> parse_head(std::string_view head);

}  // namespace serve

// SPDX-License-Identifier: MIT
// From the target of a request line to a path below the site, strictly: what is odd is refused, never repaired.
// Must not touch the disk.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace serve {

struct RequestPath {
  std::vector<std::string> segments;  // decoded; none is empty, hidden, ".", ".." or holds a separator
  bool ends_with_slash = false;       // also true for the root

  [[nodiscard]] bool is_reserved() const { return !segments.empty() && segments[0] == "-"; }  // "/-/health"
  [[nodiscard]] std::string relative() const;                                                 // "a/b", "" for the root
};

// Nothing for: no leading slash, bad percent-encoding, encoded separators, control characters, not UTF-8,
// empty segments, segments that begin with a dot. A query string is ignored.
std::optional<RequestPath> parse_request_path(std::string_view target);

std::optional<std::string> percent_decode(std::string_view encoded);

std::string percent_encode_segment(std::string_view segment);  // all but letters, digits and -_.~

}  // namespace serve

// SPDX-License-Identifier: MIT
#include "record/bag_source.h"

#include <algorithm>

namespace record {
namespace {

// Nothing that a shell, a list of hashes or another system would take for something else; % would be written in another
// way by RFC 8493.
bool is_plain_part(std::string_view part) {
  if (part.empty() || part == "." || part == "..") return false;
  if (part.front() == ' ' || part.back() == ' ' || part.back() == '.') return false;
  return std::all_of(part.begin(), part.end(), [](char c) {
    return c >= ' ' && c < '\x7F' && std::string_view("\\:*?\"<>|%").find(c) == std::string_view::npos;
  });
}

}  // namespace

bool is_plain_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_plain_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace record

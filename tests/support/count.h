// SPDX-License-Identifier: MIT
// How often something stands in a text.
#pragma once
#include <string>

namespace support {

inline int count(const std::string& text, const std::string& what) {
  int found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace support

// SPDX-License-Identifier: MIT
#include "base/user.h"

#include <pwd.h>
#include <unistd.h>

#include <vector>

#include "base/text.h"

namespace base {

std::string user_name() {
  const uid_t number = ::geteuid();
  constexpr std::size_t most_bytes = 16384;
  std::vector<char> room(most_bytes);
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(number, &entry, room.data(), room.size(), &found) == 0 && found != nullptr) {
    std::string name = found->pw_name;
    if (!name.empty() && !first_invalid_utf8(name) && !has_hidden_controls(name)) return name;
  }
  return std::to_string(number);
}

}  // namespace base

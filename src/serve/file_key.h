// SPDX-License-Identifier: MIT
// Which file it was, and in which state: equal as long as nobody has replaced it or written to it.
#pragma once
#include <sys/stat.h>

#include <array>
#include <cstdint>

namespace serve {

using FileKey = std::array<std::int64_t, 7>;

inline FileKey key_of(const struct stat& status) {
  return {static_cast<std::int64_t>(status.st_ino), std::int64_t{status.st_mtim.tv_sec},
          std::int64_t{status.st_mtim.tv_nsec},     std::int64_t{status.st_size},
          std::int64_t{status.st_ctim.tv_sec},      std::int64_t{status.st_ctim.tv_nsec},
          static_cast<std::int64_t>(status.st_dev)};
}

// Whether the open file is still in the state of the key.
inline bool is_still(const FileKey& key, int descriptor) {
  struct stat now {};
  return ::fstat(descriptor, &now) == 0 && key_of(now) == key;
}

}  // namespace serve

// SPDX-License-Identifier: MIT
#include "serve/version_file.h"

#include "base/failure.h"
#include "base/file_system.h"

namespace serve {

bool VersionFile::has_changed() {
  constexpr std::uintmax_t most_bytes = std::uintmax_t{64} * 1024;
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0 || key_of(status) == key_) return false;
  std::string bytes;
  try {
    bytes = base::read_file(path_, most_bytes);
  } catch (const base::Failure&) {  // gone again, or not what it should be: the next look will tell
    return false;
  }
  key_ = key_of(status);
  const bool changed = bytes != bytes_;
  bytes_ = std::move(bytes);
  return changed;
}

}  // namespace serve

// SPDX-License-Identifier: MIT
// Whether the site in a folder is another one than at the last look. The version file is the last that comes into
// place, whoever published; its bytes are read only when the file on the disk is another. Must not know what it says.
#pragma once
#include <filesystem>
#include <string>

#include "serve/file_key.h"

namespace serve {

inline constexpr const char* kVersionFile = "version.json";

class VersionFile {
 public:
  explicit VersionFile(const std::filesystem::path& site) : path_(site / kVersionFile) {}

  bool has_changed();  // since the last call; false while there is none, or when it says the same

 private:
  std::filesystem::path path_;
  FileKey key_{};
  std::string bytes_;
};

}  // namespace serve

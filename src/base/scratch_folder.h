// SPDX-License-Identifier: MIT
// A folder of the owner's alone below the system's place for passing files; gone at the end of its life.
#pragma once
#include <filesystem>
#include <string>

namespace base {

class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& name);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace base

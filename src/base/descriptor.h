// SPDX-License-Identifier: MIT
// An open file of the system, closed at its end, and what a clerk is told of the system's errors. Only for what opens
// files itself: others use file_system.h and file_pieces.h.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string_view>

namespace base {

// path：不能ACTION（没有权限）…
[[noreturn]] void fail_with(const std::filesystem::path& path, std::string_view action, int error);

class Descriptor {
 public:
  explicit Descriptor(int open) : number_(open) {}
  Descriptor(const std::filesystem::path& path, int flags, std::string_view action, mode_t mode = 0644);
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

void write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view bytes);

}  // namespace base

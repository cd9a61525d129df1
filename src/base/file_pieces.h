// SPDX-License-Identifier: MIT
// Files too large to be whole values: read and written piece by piece. Every refusal is a Failure that names the path.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/descriptor.h"

namespace base {

using ByteSink = std::function<void(std::string_view bytes)>;  // piece by piece

// One regular file. From any number of threads at a time.
class FileReader {
 public:
  enum class Links { follow, refuse };  // whether the last part of the path may be a symbolic link
  explicit FileReader(std::filesystem::path path, Links links = Links::follow);

  [[nodiscard]] std::uint64_t size() const { return size_; }  // when it was opened
  // Failure where the file ends before.
  void read(std::uint64_t from, std::uint64_t count, const ByteSink& sink) const;
  [[nodiscard]] std::string bytes(std::uint64_t from, std::uint64_t count) const;

 private:
  std::filesystem::path path_;
  Descriptor file_;
  std::uint64_t size_ = 0;
};

// Under its final name from the first byte, for folders that are put in place as a whole. No fsync.
class FileWriter {
 public:
  explicit FileWriter(std::filesystem::path path);  // Failure where there is one already

  void add(std::string_view bytes);
  void overwrite(std::uint64_t at, std::string_view bytes);  // of what was added
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::filesystem::path path_;
  Descriptor file_;
  std::uint64_t size_ = 0;
};

}  // namespace base

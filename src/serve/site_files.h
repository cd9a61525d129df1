// SPDX-License-Identifier: MIT
// Opens files of one site folder, and none outside of it, whatever symbolic links say. Must not know HTTP.
#pragma once
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <variant>

#include "serve/request_path.h"

namespace serve {

// An open regular file; replaced by rename, it stays the one that was opened.
class OpenFile {
 public:
  OpenFile(int descriptor, const struct stat& status, std::string name)
      : descriptor_(descriptor), status_(status), name_(std::move(name)) {}
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const struct stat& status() const { return status_; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(status_.st_size); }
  [[nodiscard]] const std::string& name() const { return name_; }  // "index.html"

  // `size` bytes from `offset`; fewer at the end or on an error.
  std::size_t read(char* into, std::size_t size, std::size_t offset) const;

 private:
  int descriptor_;
  struct stat status_;
  std::string name_;
};

struct NotFound {};
struct IsFolder {};  // asked for without its slash
using Lookup = std::variant<NotFound, IsFolder, std::shared_ptr<OpenFile>>;

class SiteFiles {
 public:
  explicit SiteFiles(const std::filesystem::path& site);  // Failure when it is not a folder

  [[nodiscard]] Lookup find(
      const RequestPath& path) const;  // a folder stands for its index.html; Failure: too many files

 private:
  std::filesystem::path root_;  // canonical
};

}  // namespace serve

// SPDX-License-Identifier: MIT
// Files compressed once and kept in memory while they stay the same on the disk, up to a number of bytes.
// The only place that knows zlib. Nothing is ever written beside the files.
#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "serve/file_key.h"
#include "serve/lru.h"
#include "serve/site_files.h"

namespace serve {

std::string gzipped(std::string_view bytes);  // same bytes in, same bytes out

class GzipCache {
 public:
  explicit GzipCache(std::size_t most_bytes) : kept_(most_bytes) {}

  // Nothing when the file changes while it is read, or while another thread compresses: one file at a time bounds what
  // a crowd can make us compute, and the plain file is a right answer too.
  std::shared_ptr<const std::string> get(const OpenFile& file);

  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::size_t compressed() const;  // how many files so far

 private:
  mutable std::mutex mutex_;
  std::mutex compressing_;
  Lru<FileKey, std::shared_ptr<const std::string>> kept_;
  std::size_t compressed_ = 0;
};

}  // namespace serve

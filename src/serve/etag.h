// SPDX-License-Identifier: MIT
// Strong entity tags: the hash of a file's bytes, remembered while the file stays the same one on the disk.
#pragma once
#include <sys/stat.h>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "serve/file_key.h"
#include "serve/lru.h"

namespace serve {

// If-None-Match against our tag: a list, W/ prefixes, "*".
bool matches_none_match(std::string_view header, std::string_view etag);

// The least recently used tags are forgotten beyond `most`. Safe from several threads.
class EtagCache {
 public:
  explicit EtagCache(std::size_t most) : etags_(most) {}

  // "\"<32 hex>\"" of the open regular file; `status` is its fstat. Throws Failure when it cannot be read.
  std::string etag(int descriptor, const struct stat& status);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t hashed() const;  // how many files were read so far

 private:
  mutable std::mutex mutex_;
  Lru<FileKey, std::string> etags_;
  std::size_t hashed_ = 0;
};

}  // namespace serve

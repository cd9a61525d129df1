// SPDX-License-Identifier: MIT
// Strong entity tags: the hash of a file's bytes, remembered while the file stays the same one on the disk.
#pragma once
#include <sys/stat.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace serve {

// If-None-Match against our tag: a list, W/ prefixes, "*".
bool matches_none_match(std::string_view header, std::string_view etag);

// The least recently used tags are forgotten beyond `most`. Safe from several threads.
class EtagCache {
 public:
  explicit EtagCache(std::size_t most) : most_(most) {}

  // "\"<32 hex>\"" of the open regular file; `status` is its fstat. Throws Failure when it cannot be read.
  std::string etag(int descriptor, const struct stat& status);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t hashed() const;  // how many files were read so far

 private:
  using Key = std::array<std::int64_t, 7>;
  struct Entry {
    std::string etag;
    std::list<Key>::iterator age;
  };

  static Key key_of(const struct stat& status);

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::map<Key, Entry> entries_;
  std::list<Key> ages_;  // the most recently used first
  std::size_t hashed_ = 0;
};

}  // namespace serve

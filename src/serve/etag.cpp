// SPDX-License-Identifier: MIT
#include "serve/etag.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "base/failure.h"
#include "base/hash.h"

namespace serve {
namespace {

constexpr std::size_t kHashChunk = std::size_t{64} * 1024;
constexpr std::size_t kHexDigits = 32;

std::string hash_of(int descriptor) {
  base::Sha256 hash;
  std::vector<char> chunk(kHashChunk);
  off_t offset = 0;
  while (true) {
    const ssize_t got = ::pread(descriptor, chunk.data(), chunk.size(), offset);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw base::Failure("网站文件", "读取时出错", "请检查磁盘。");
    if (got == 0) break;
    hash.add({chunk.data(), static_cast<std::size_t>(got)});
    offset += got;
  }
  return fmt::format("\"{}\"", std::string_view(hash.hex()).substr(0, kHexDigits));
}

}  // namespace

bool matches_none_match(std::string_view header, std::string_view etag) {
  const auto skip = [&](std::string_view what) {
    const std::size_t at = header.find_first_not_of(what);
    header.remove_prefix(at == std::string_view::npos ? header.size() : at);
  };
  skip(" \t");
  if (header.starts_with('*')) return true;
  while (true) {
    skip(" \t,");
    if (header.starts_with("W/")) header.remove_prefix(2);
    if (!header.starts_with('"')) return false;
    const std::size_t end = header.find('"', 1);
    if (end == std::string_view::npos) return false;
    if (header.substr(0, end + 1) == etag) return true;
    header.remove_prefix(end + 1);
  }
}

std::string EtagCache::etag(int descriptor, const struct stat& status) {
  const FileKey key = key_of(status);
  {
    const std::lock_guard lock(mutex_);
    if (const std::string* known = etags_.find(key)) return *known;
  }
  std::string etag = hash_of(descriptor);           // outside of the lock: two threads may hash the same file once each
  const bool is_whole = is_still(key, descriptor);  // else written to meanwhile: do not remember
  const std::lock_guard lock(mutex_);
  ++hashed_;
  if (is_whole) etags_.put(key, etag, 1);
  return etag;
}

std::size_t EtagCache::size() const {
  const std::lock_guard lock(mutex_);
  return etags_.size();
}

std::size_t EtagCache::hashed() const {
  const std::lock_guard lock(mutex_);
  return hashed_;
}

}  // namespace serve

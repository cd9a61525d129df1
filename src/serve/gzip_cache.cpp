// SPDX-License-Identifier: MIT
#include "serve/gzip_cache.h"

#include <zlib.h>

#include <new>

namespace serve {
namespace {

constexpr int kLevel = 6;
constexpr int kGzipWindow = 15 + 16;  // 15: 32 KiB; 16: with gzip's head, which then holds no time and no name
constexpr int kMemoryLevel = 8;

}  // namespace

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(::deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib's old manner; only read
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);  // cannot fail: the room is enough
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  out.shrink_to_fit();
  return out;
}

std::shared_ptr<const std::string> GzipCache::get(const OpenFile& file) {
  const FileKey key = key_of(file.status());
  {
    const std::lock_guard lock(mutex_);
    if (const auto* known = kept_.find(key)) return *known;
  }
  const std::unique_lock alone(compressing_, std::try_to_lock);
  if (!alone) return nullptr;
  std::string plain(file.size(), '\0');
  if (file.read(plain.data(), plain.size(), 0) != plain.size()) return nullptr;
  auto made = std::make_shared<const std::string>(gzipped(plain));
  if (!is_still(key, file.descriptor())) return nullptr;
  const std::lock_guard lock(mutex_);
  ++compressed_;
  kept_.put(key, made, made->size());
  return made;
}

std::size_t GzipCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return kept_.weight();
}

std::size_t GzipCache::compressed() const {
  const std::lock_guard lock(mutex_);
  return compressed_;
}

}  // namespace serve

// SPDX-License-Identifier: MIT
#include "base/bytes.h"

namespace base {
namespace {

constexpr unsigned kBits = 7;
constexpr unsigned kMore = 0x80;
constexpr unsigned kWidth = 64;

}  // namespace

// Zigzag, so that small negative numbers stay short.
ByteWriter& ByteWriter::number(std::int64_t value) {
  auto rest = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
  for (; rest >= kMore; rest >>= kBits) bytes_ += static_cast<char>((rest & (kMore - 1)) | kMore);
  bytes_ += static_cast<char>(rest);
  return *this;
}

ByteWriter& ByteWriter::text(std::string_view value) {
  number(static_cast<std::int64_t>(value.size()));
  bytes_ += value;
  return *this;
}

std::int64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; ok_ && shift < kWidth; shift += kBits) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_[0]);
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & (kMore - 1)) << shift;
    if (byte < kMore) return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
  }
  ok_ = false;
  return 0;
}

std::string_view ByteReader::text() {
  const std::size_t size = count();
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

std::size_t ByteReader::count() {
  const std::int64_t value = number();
  if (value < 0 || static_cast<std::uint64_t>(value) > rest_.size()) ok_ = false;
  return ok_ ? static_cast<std::size_t>(value) : 0;
}

}  // namespace base

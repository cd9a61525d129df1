// SPDX-License-Identifier: MIT
#include "record/zip_format.h"

#include <algorithm>
#include <array>
#include <concepts>

namespace record {
namespace {

// Names of fields are those of APPNOTE 6.3.
constexpr std::uint32_t kLocal = 0x04034b50, kCentral = 0x02014b50, kEnd = 0x06054b50;
constexpr std::uint32_t kEnd64 = 0x06064b50, kLocator = 0x07064b50;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  // the value is in the ZIP64 record
constexpr std::uint16_t kCountIn64 = 0xFFFF;
constexpr std::uint16_t kVersion = 20, kVersion64 = 45, kUnix = 3U << 8U;
constexpr std::uint16_t kUtf8 = 1U << 11U;
constexpr std::uint16_t kTime = 0, kDate = (1U << 5U) | 1U;  // 1980-01-01 00:00
constexpr std::uint32_t kRegularFile = 0100000;
constexpr std::size_t kCentralBytes = 46, kEndBytes = 22, kEnd64Bytes = 56, kExtraHead = 4;

class Bytes {
 public:
  template <std::unsigned_integral Number>
  Bytes& add(Number number) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      text_ += static_cast<char>(number & 0xFFU);
      number = static_cast<Number>(static_cast<std::uint64_t>(number) >> 8U);
    }
    return *this;
  }
  Bytes& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The caller has seen that they are there.
template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = sizeof(Number); i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<Number>(number);
}

std::uint32_t short_of(std::uint64_t value, const ZipLimits& limits) {
  return value < limits.size ? static_cast<std::uint32_t>(value) : kIn64;
}

std::string extra_of(const Bytes& values) {
  if (values.text().empty()) return "";
  return Bytes().add(std::uint16_t{1}).add(static_cast<std::uint16_t>(values.text().size())).add(values.text()).text();
}

// What local header and central record have in common.
Bytes common(const ZipEntry& entry, std::uint16_t version, const std::string& extra, const ZipLimits& limits) {
  const std::uint32_t size = short_of(entry.size, limits);
  return Bytes()
      .add(version)
      .add(kUtf8)
      .add(std::uint16_t{0})  // stored
      .add(kTime)
      .add(kDate)
      .add(entry.crc)
      .add(size)
      .add(size)
      .add(static_cast<std::uint16_t>(entry.name.size()))
      .add(static_cast<std::uint16_t>(extra.size()));
}

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
    table[i] = value;
  }
  return table;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t of_what_came_before) {
  static constexpr std::array<std::uint32_t, 256> kTable = make_crc_table();
  std::uint32_t crc = ~of_what_came_before;
  for (const char byte : bytes) crc = kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (crc >> 8U);
  return ~crc;
}

std::string local_header(const ZipEntry& entry, const ZipLimits& limits) {
  Bytes large;
  if (entry.size >= limits.size) large.add(entry.size).add(entry.size);
  const std::string extra = extra_of(large);
  return Bytes()
      .add(kLocal)
      .add(common(entry, extra.empty() ? kVersion : kVersion64, extra, limits).text())
      .add(entry.name)
      .add(extra)
      .text();
}

std::string central_record(const ZipEntry& entry, unsigned mode, const ZipLimits& limits) {
  Bytes large;
  if (entry.size >= limits.size) large.add(entry.size).add(entry.size);
  if (entry.offset >= limits.size) large.add(entry.offset);
  const std::string extra = extra_of(large);
  const std::uint16_t version = extra.empty() ? kVersion : kVersion64;
  return Bytes()
      .add(kCentral)
      .add(static_cast<std::uint16_t>(kUnix | version))
      .add(common(entry, version, extra, limits).text())
      .add(std::uint16_t{0})  // comment
      .add(std::uint16_t{0})  // disk
      .add(std::uint16_t{0})  // internal attributes
      .add(static_cast<std::uint32_t>((kRegularFile | mode) << 16U))
      .add(short_of(entry.offset, limits))
      .add(entry.name)
      .add(extra)
      .text();
}

std::string end_records(const ZipEnd& end, const ZipLimits& limits) {
  const bool is_large = end.count >= limits.count || end.central_size >= limits.size || end.central_at >= limits.size;
  const std::uint16_t count = end.count < limits.count ? static_cast<std::uint16_t>(end.count) : kCountIn64;
  Bytes out;
  if (is_large) {
    out.add(kEnd64)
        .add(std::uint64_t{kEnd64Bytes - 12})  // of what follows
        .add(static_cast<std::uint16_t>(kUnix | kVersion64))
        .add(kVersion64)
        .add(std::uint32_t{0})  // disks
        .add(std::uint32_t{0})
        .add(end.count)
        .add(end.count)
        .add(end.central_size)
        .add(end.central_at);
    out.add(kLocator).add(std::uint32_t{0}).add(end.central_at + end.central_size).add(std::uint32_t{1});
  }
  return out.add(kEnd)
      .add(std::uint16_t{0})  // disks
      .add(std::uint16_t{0})
      .add(count)
      .add(count)
      .add(short_of(end.central_size, limits))
      .add(short_of(end.central_at, limits))
      .add(std::uint16_t{0})  // comment
      .text();
}

std::optional<ZipEnd> zip_end_in(std::string_view tail) {
  if (tail.size() < kEndBytes) return std::nullopt;
  const std::string_view end = tail.substr(tail.size() - kEndBytes);
  if (number_at<std::uint32_t>(end, 0) != kEnd) return std::nullopt;
  ZipEnd found{number_at<std::uint16_t>(end, 10), number_at<std::uint32_t>(end, 16), number_at<std::uint32_t>(end, 12)};
  if (found.count != kCountIn64 && found.central_at != kIn64 && found.central_size != kIn64) return found;
  if (tail.size() < kMostEndBytes) return found;
  const std::string_view end64 = tail.substr(tail.size() - kMostEndBytes);
  if (number_at<std::uint32_t>(end64, 0) != kEnd64 || number_at<std::uint32_t>(end64, kEnd64Bytes) != kLocator)
    return found;
  return ZipEnd{number_at<std::uint64_t>(end64, 32), number_at<std::uint64_t>(end64, 48),
                number_at<std::uint64_t>(end64, 40)};
}

std::optional<CentralRecord> central_record_in(std::string_view central) {
  if (central.size() < kCentralBytes || number_at<std::uint32_t>(central, 0) != kCentral) return std::nullopt;
  const std::size_t name = number_at<std::uint16_t>(central, 28), extra = number_at<std::uint16_t>(central, 30),
                    comment = number_at<std::uint16_t>(central, 32);
  CentralRecord found;
  found.bytes = kCentralBytes + name + extra + comment;
  if (central.size() < found.bytes) return std::nullopt;
  found.mode = (number_at<std::uint32_t>(central, 38) >> 16U) & 0777U;
  ZipEntry& entry = found.entry;
  entry.name = central.substr(kCentralBytes, name);
  entry.crc = number_at<std::uint32_t>(central, 16);
  entry.size = number_at<std::uint32_t>(central, 24);
  entry.offset = number_at<std::uint32_t>(central, 42);
  std::string_view large = central.substr(kCentralBytes + name, extra);
  large.remove_prefix(std::min(large.size(), kExtraHead));
  const auto take = [&](std::uint64_t& value, std::size_t bytes) {
    if (value != kIn64 || large.size() < bytes) return;
    value = number_at<std::uint64_t>(large, 0);
    large.remove_prefix(bytes);
  };
  take(entry.size, 16);  // and again, packed
  take(entry.offset, 8);
  return found;
}

}  // namespace record

// SPDX-License-Identifier: MIT
// The records of a ZIP in the one form that docs/archive.md describes, as bytes and back. Pure: writing and reading
// make them of the same values, so that what was read can be compared with what would have been written.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace record {

struct ZipEntry {
  std::string name;  // with the bag's folder in front
  std::uint64_t size = 0;
  std::uint32_t crc = 0;
  std::uint64_t offset = 0;  // of its local header
};

// What is not below these does not fit and needs ZIP64. Tests lower them.
struct ZipLimits {
  std::uint64_t size = 0xFFFFFFFF, count = 0xFFFF;
};

struct ZipEnd {
  std::uint64_t count = 0, central_at = 0, central_size = 0;
};

inline constexpr std::size_t kMostEndBytes = 22 + 20 + 56;  // of end_records

std::uint32_t crc32(std::string_view bytes, std::uint32_t of_what_came_before = 0);

std::string local_header(const ZipEntry& entry, const ZipLimits& limits);
std::string central_record(const ZipEntry& entry, unsigned mode, const ZipLimits& limits);
std::string end_records(const ZipEnd& end, const ZipLimits& limits);

// tail: the last bytes of a ZIP, up to kMostEndBytes. Nothing where there is no end; its numbers may be anything.
std::optional<ZipEnd> zip_end_in(std::string_view tail);

struct CentralRecord {
  ZipEntry entry;
  unsigned mode = 0;
  std::size_t bytes = 0;  // of this record
};
// The first of `central`; its numbers may be anything. Nothing where it is cut off or no record.
std::optional<CentralRecord> central_record_in(std::string_view central);

}  // namespace record

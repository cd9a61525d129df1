// SPDX-License-Identifier: MIT
// Values to bytes and back, for files of our own that only the same program reads: numbers as varints, texts with their
// length in front. Reading never runs past the end: what is short or odd makes ok() false and every value empty.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

class ByteWriter {
 public:
  ByteWriter& number(std::int64_t value);
  ByteWriter& flag(bool value) { return number(value ? 1 : 0); }
  ByteWriter& text(std::string_view value);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  std::int64_t number();
  bool flag() { return number() != 0; }
  std::string_view text();  // into the bytes given
  // How many of something follow, each at least one byte long: never more than bytes are left.
  std::size_t count();
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace base

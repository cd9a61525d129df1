// SPDX-License-Identifier: MIT
// Many texts sought at once in one pass over a haystack. A text that begins or ends with an ASCII letter, digit or _
// is found only as a whole word there. Knows nothing of files or escapes.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

class Needles {
 public:
  struct Hit {
    std::size_t needle, offset;
  };
  static constexpr std::size_t kShortest = 3;  // bytes: one Chinese character; shorter ones are never found

  std::size_t add(std::string_view text);                            // its number; before seal()
  void seal();                                                       // after the last one
  void drop(std::size_t needle) { entries_[needle].struck = true; }  // no longer sought
  void strike(std::string_view allowed);                             // all that stand in this text

  void find(std::string_view haystack, std::vector<Hit>& hits) const;  // after seal(); from several threads at once

  [[nodiscard]] std::string_view text(std::size_t needle) const;
  [[nodiscard]] bool is_sought(std::size_t needle) const { return !entries_[needle].struck; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::size_t offset = 0;
    std::uint32_t length = 0, next = 0;  // next: of the same bucket, by number plus one
    bool struck = false;
  };
  [[nodiscard]] bool passes(std::uint64_t hash) const;
  void look_up(std::uint64_t hash, std::size_t kind, std::string_view haystack, std::size_t at,
               std::vector<Hit>& hits) const;

  std::string arena_;  // all texts, one after the other
  std::vector<Entry> entries_;
  std::array<bool, 4> used_{};         // kinds of needles, by the bytes that are hashed
  std::array<bool, 256> begins_{};     // some needle begins with this byte
  std::vector<std::uint64_t> filter_;  // one bit a hash; most places are passed over by it
  std::vector<std::uint32_t> buckets_;
  int filter_shift_ = 0, bucket_shift_ = 0;
};

}  // namespace base

// SPDX-License-Identifier: MIT
// Texts of a workbook: plain, rich (runs joined, phonetic ones skipped), with _x000D_ escapes undone.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/xml_stream.h"

namespace sheet {

// "_x000D_" is one character, "_x005F_" an underscore; half a surrogate pair is left as it stands.
std::string without_escapes(std::string_view text);

// After the start of <si> or <is>: the whole text, past its end. Of one that is too long for a cell only a beginning
// that is still too long.
std::string read_string(XmlStream& xml);

// All shared texts one behind the other, since most of a workbook's memory is here.
class SharedStrings {
 public:
  static constexpr std::size_t kMost = 10'000'000;
  static constexpr std::size_t kMostBytes = std::size_t{128} << 20U;

  SharedStrings() = default;
  explicit SharedStrings(XmlStream xml);
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view at(std::size_t index) const;  // of one that is there

 private:
  std::string texts_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace sheet

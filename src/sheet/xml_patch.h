// SPDX-License-Identifier: MIT
// Changes to the text of an XML part, by where they stand in it; all that no change names stays byte for byte.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/package.h"

namespace sheet {

class XmlPatch {
 public:
  // In the order of the text, and not over each other.
  void replace(std::uint64_t begin, std::uint64_t end, std::string with) {
    changes_.push_back({begin, end, std::move(with)});
  }
  void insert(std::uint64_t at, std::string what) { replace(at, at, std::move(what)); }
  [[nodiscard]] bool empty() const { return changes_.empty(); }
  [[nodiscard]] std::string apply(std::string_view part) const;

 private:
  struct Change {
    std::uint64_t begin, end;
    std::string with;
  };
  std::vector<Change> changes_;
};

// Of a start tag as it stands: with the attribute set to the value, which needs no escaping, or without it.
std::string with_attribute(std::string tag, std::string_view name, std::string_view value);
std::string without_attribute(std::string tag, std::string_view name);

std::string_view prefix_of(std::string_view tag);  // "x:" of <x:row r="1">

ByteSource source_of(std::string_view part);  // of bytes that outlive it

std::string xml_escaped(std::string_view text);  // for the text of an element in a workbook: _x0041_ is kept too

}  // namespace sheet

// SPDX-License-Identifier: MIT
// XML of a small part as plain values. Names are local ones, whatever their prefix; texts of elements are not kept.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sheet/package.h"

namespace sheet {

struct XmlNode {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes = {};
  std::vector<XmlNode> children = {};

  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view local_name) const;
  [[nodiscard]] bool is_set(std::string_view local_name) const;  // "1" or "true"
  [[nodiscard]] const XmlNode* child(std::string_view local_name) const;
};

// The root of a part that is there. Refuses what is not well-formed, too large or too deep, and a DOCTYPE.
XmlNode read_xml(const Package& package, std::string_view part);

}  // namespace sheet

// SPDX-License-Identifier: MIT
// Work plans as data (data/plans/*.json), schema-checked: every key known, every word of a closed list.
#pragma once
#include <map>
#include <string>

#include "model/plan.h"

namespace config {

class Plans {
 public:
  static Plans shipped();  // those in the binary

  void add(const std::string& json, const std::string& file);
  [[nodiscard]] const model::Plan* find(const std::string& id) const;
  [[nodiscard]] std::string known() const;  // "P10、P11、P12"
  [[nodiscard]] const std::string& digest(const std::string& id) const { return digests_.at(id); }

 private:
  std::map<std::string, model::Plan> plans_;
  std::map<std::string, std::string> digests_;
};

}  // namespace config

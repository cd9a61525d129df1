// SPDX-License-Identifier: MIT
// All work plans that a workspace may name: those that ship, over them its own (plans/*.json). A plan may amend
// another: it says only what is different.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "config/plan_reader.h"

namespace config {

class Plans {
 public:
  // values: plan → what the workspace says where that plan's seed leaves something open.
  static Plans shipped(const std::map<std::string, PlanValues>& values = {});

  std::string add(const std::string& json, const std::string& file);  // its id
  void add_folder(const std::filesystem::path& folder);  // every *.json, in order of name; none if it is not there
  void refuse_values_of_nobody() const;                  // a plan named in `values` that is not there

  [[nodiscard]] const model::Plan* find(const std::string& id) const;
  [[nodiscard]] std::string known() const;  // "P10、P11、P12"

 private:
  std::map<std::string, PlanValues> values_;
  std::map<std::string, base::Json> documents_;
  std::map<std::string, model::Plan> plans_;
};

}  // namespace config

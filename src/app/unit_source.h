// SPDX-License-Identifier: MIT
// Walks over all units of the record with their plan and what the rules compute, children before parents.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "rules/computed.h"

namespace app {

class UnitSource {
 public:
  UnitSource(Workspace& workspace, model::Date as_of);

  [[nodiscard]] const std::map<std::string, model::Organization>& organizations() const { return organizations_; }
  [[nodiscard]] const std::vector<store::UnitKey>& units() const { return units_; }
  [[nodiscard]] const rules::Options& options() const { return options_; }
  // Every name in the workspace, of all organisations and meetings: any text may name anybody.
  [[nodiscard]] std::vector<std::string> member_names() { return loader_.member_names(); }

  using Visit = std::function<void(const model::YearRecord&, const model::Plan&, const rules::Computed&)>;
  void each(const Visit& visit);

 private:
  void inherit_contacts();

  Workspace& workspace_;
  store::Loader loader_;
  rules::Options options_;
  std::map<std::string, model::Organization> organizations_;
  std::vector<store::UnitKey> units_;  // deepest organisations first
};

}  // namespace app

// SPDX-License-Identifier: MIT
// Units of the record one by one, with what they need to know of their surroundings. Nothing here holds all of them.
// Not for several threads at once: callers take turns.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/workspace.h"
#include "rules/computed.h"
#include "rules/known_names.h"

namespace app {

// An organisation and where it stands.
struct Place {
  model::Organization organization;            // with the contact it has itself, or inherits from above
  std::vector<model::Organization> superiors;  // the nearest first
  std::vector<std::string> meetings;           // oldest first
  std::vector<std::string> plans;              // of these meetings
  std::vector<std::string> children;           // by number
};

class UnitSource {
 public:
  // only: this meeting of each organisation, as if there were no other; their rows are read as ever.
  UnitSource(Workspace& workspace, model::Date as_of, std::optional<std::string> only = {})
      : workspace_(workspace),
        loader_(workspace.database),
        options_{as_of, workspace.settings.due_soon_days},
        only_(std::move(only)) {}

  [[nodiscard]] const rules::Options& options() const { return options_; }
  store::Loader& loader() { return loader_; }
  rules::KnownNames known_names();  // of all members, and what the settings allow beside them

  Place place(const std::string& organization);
  model::YearRecord load(const Place& place, const std::string& meeting);

  // Every organisation of the record after those below it.
  std::vector<std::string> children_first();

  // The plan, and what the rules say. These touch no database.
  [[nodiscard]] const model::Plan& plan_of(const model::YearRecord& record) const;
  // Whether any of these plans lets the audience see a rectification list.
  [[nodiscard]] bool posts_list(const std::vector<std::string>& plans, model::Audience audience) const;
  [[nodiscard]] rules::Computed compute(const model::YearRecord& record, const model::Plan& plan) const;

 private:
  void walk(const std::string& organization, std::vector<std::string>& out);

  const Workspace& workspace_;
  store::Loader loader_;
  rules::Options options_;
  std::optional<std::string> only_;
};

}  // namespace app

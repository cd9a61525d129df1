// SPDX-License-Identifier: MIT
// Looks into every file that a build stages for what the record holds only for narrower audiences: into a unit's files
// for the unit's own values and those of the units right below it, into the root's for those at the top. A hit ends the
// run. From several threads at once.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/needles.h"
#include "config/settings.h"
#include "model/words.h"
#include "rules/secrets.h"
#include "site/organization_node.h"

namespace app {

// What may stand on any site: templates, stylesheet, script and plans that ship, what the code says, and the settings.
std::string known_text(const config::Settings& settings);
// Numbers aside: 逾期 3 天 is known where the code says 逾期 {} 天.
bool is_known(const std::string& text, const std::string& known);

class LeakGuard {
 public:
  // own: the workspace's organisation, whose values the root's files are searched for too. known: may stand anywhere.
  LeakGuard(model::Audience audience, std::string own, std::string known)
      : audience_(audience), own_(std::move(own)), known_(std::move(known)) {}

  struct Unit {
    std::string organization, meeting;
    std::vector<std::string> children;  // of the organisation
  };
  // Before the unit's files are staged. more: what else they show, asked for only if something is found.
  void watch(const Unit& unit, const rules::Secrets& secrets, std::function<std::string()> more);
  // The organisation's files are staged; of those below it nothing is asked any more.
  void leave(const Unit& unit);
  // Before the root's files are staged.
  void watch_root(const std::vector<std::string>& tops, std::string more);

  void look(const std::string& path, std::string_view bytes) const;

 private:
  using Secrets = std::vector<rules::Secret>;
  struct Group {  // of one unit
    std::string unit;
    std::size_t first;  // number of its first needle
    std::shared_ptr<const Secrets> secrets;
  };
  struct Watched {
    std::vector<Group> groups;
    base::Needles needles;
    std::string shown;                  // of the unit itself; names of members that stand there are not for society
    std::function<std::string()> more;  // that may stand there too
  };
  using UnitKey = std::pair<std::string, std::string>;  // organisation, meeting
  void add_below(Watched& watched, const UnitKey& unit) const;
  [[nodiscard]] std::shared_ptr<const Watched> watched(const std::string& path) const;
  [[nodiscard]] bool may_stand(const rules::Secret& secret, const Watched& watched, const std::string& more) const;

  const model::Audience audience_;
  const std::string own_, known_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Watched>> watched_;  // by organisation; the root's by nothing
  std::map<UnitKey, std::shared_ptr<const Secrets>> made_;         // in this run
};

// What pages show of other units, as their superiors and the root list them.
std::string text_of(const site::DueEntries& due);
std::string text_of(const site::UnitNode& unit);
std::string text_of(const site::Subtree& subtree);

}  // namespace app

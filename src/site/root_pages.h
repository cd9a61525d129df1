// SPDX-License-Identifier: MIT
// Pages of the whole site: index, about, 404, and summary.json. Only here and in the version file stand values that
// change with every build. Lists what stands at the top of the tree and the rows below it, not every unit.
#pragma once
#include <string>
#include <vector>

#include "site/archived_year.h"
#include "site/organization_node.h"
#include "site/unit_pages.h"

namespace site {

struct SiteRoot {
  std::optional<int> own_round;  // seconds of the own lobby screen, if its organisation has met and so has one
  std::optional<UnitNode> own;   // the workspace's own organisation and year, if it has a meeting
  std::optional<UnitNode> only;  // the newest unit, where there is one organisation only
  model::DisclosedOrganization contact;
  Subtree all;             // of the whole workspace
  std::string build_code;  // empty while it is computed

  struct Superior {
    UnitNode node;
    std::vector<UnitNode> children;
    std::vector<UnregisteredChild> unregistered;
  };
  std::vector<Superior> superiors;     // with their children; of each organisation the newest meeting
  std::vector<UnitNode> alone;         // units neither above nor below others, newest meetings first
  std::vector<ArchivedYear> archives;  // newest meetings first
};

std::vector<PageView> root_pages(const Frame& frame, const SiteRoot& root);
PageView archives_page(const Frame& frame, const SiteRoot& root);  // where there are any
std::string summary_json(const Frame& frame, const SiteRoot& root);

}  // namespace site

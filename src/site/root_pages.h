// SPDX-License-Identifier: MIT
// Pages of the whole site: index, about, 404, and summary.json. Only here stand values that change with every build.
#pragma once
#include <string>
#include <vector>

#include "site/unit_pages.h"

namespace site {

struct SiteRoot {
  const UnitNode* own = nullptr;  // the workspace's own organisation and year, if it has a meeting
  model::DisclosedOrganization contact;
  std::string build_code;  // empty while it is computed
  std::optional<model::Date> data_date;
};

// One unit an organisation, its newest: what the root's figures are about.
std::vector<const UnitNode*> current_units(const Frame& frame);

std::vector<PageView> root_pages(const Frame& frame, const SiteRoot& root);
std::string summary_json(const Frame& frame, const SiteRoot& root);

}  // namespace site

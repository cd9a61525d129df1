// SPDX-License-Identifier: MIT
// What the root's pages show, put together from the nodes of organisations at the top.
#pragma once
#include <functional>
#include <string>

#include "app/unit_source.h"
#include "site/root_pages.h"

namespace app {

using NodeOf = std::function<site::OrganizationNode(const std::string& organization)>;

// own: the workspace's organisation; meeting: of its, the one that is shown first.
site::SiteRoot site_root(UnitSource& source, const std::string& own, const std::string& meeting, const NodeOf& node_of);

}  // namespace app

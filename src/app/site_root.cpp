// SPDX-License-Identifier: MIT
#include "app/site_root.h"

#include <algorithm>
#include <iterator>

namespace app {
namespace {

model::DisclosedOrganization disclosed(const model::Organization& each) {
  return {each.number, each.name, each.kind, each.parent, each.phone, each.mailbox, each.address};
}

// Units at the top of the tree: those with children as tables, of each organisation the newest; the others alone.
void add_tops(site::SiteRoot& root, UnitSource& source, const NodeOf& node_of) {
  const std::vector<store::UnitKey> tops = source.loader().top_units();
  for (auto first = tops.begin(); first != tops.end();) {
    const std::string& organization = first->organization;
    const auto last =
        std::find_if(first, tops.end(), [&](const auto& unit) { return unit.organization != organization; });
    const site::OrganizationNode node = node_of(organization);
    const std::vector<std::string> numbers = source.loader().children(organization);
    std::vector<site::OrganizationNode> children;
    for (const std::string& child : numbers) children.push_back(node_of(child));
    bool has_table = false;
    for (auto top = std::make_reverse_iterator(last); top != std::make_reverse_iterator(first); ++top) {
      const site::UnitEntry* unit = node.find(top->meeting);
      if (unit == nullptr) continue;
      site::SiteRoot::Superior superior{unit->node, {}, {}};
      for (std::size_t i = 0; i < children.size(); ++i) {
        if (const site::UnitEntry* below = children[i].find(top->meeting)) {
          superior.children.push_back(below->node);
        } else {
          superior.unregistered.push_back({numbers[i], children[i].name});
        }
      }
      if (superior.children.empty()) root.alone.push_back(unit->node);
      if (superior.children.empty() || has_table) continue;
      has_table = true;
      root.superiors.push_back(std::move(superior));
    }
    if (root.all.organizations == 1 && !node.units.empty()) root.only = node.units.back().node;
    first = last;
  }
}

}  // namespace

site::SiteRoot site_root(UnitSource& source, const std::string& organization, const std::string& meeting,
                         const NodeOf& node_of) {
  site::SiteRoot root;
  site::OrganizationNode everything;
  for (const std::string& top : source.loader().children("")) site::add_below(everything, node_of(top).subtree);
  root.all = std::move(everything.subtree);
  root.contact = disclosed(source.place(organization).organization);
  if (root.contact.name.empty()) root.contact.name = "公示栏";  // nothing imported yet
  if (source.loader().organization(organization)) {
    const site::OrganizationNode own = node_of(organization);
    if (const site::UnitEntry* unit = own.find(meeting)) root.own = unit->node;
    if (!own.kiosk.empty()) root.own_round = own.round_seconds;
  }
  add_tops(root, source, node_of);
  return root;
}

}  // namespace app

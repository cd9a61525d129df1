// SPDX-License-Identifier: MIT
#include "site/site_builder.h"

#include <fmt/format.h>

#include "render/qr.h"
#include "rules/figures.h"
#include "site/rollup.h"

namespace site {

SiteBuilder::SiteBuilder(Frame frame, const render::Templates& templates, std::string_view css, Publisher& publisher)
    : frame_(std::move(frame)), templates_(templates), publisher_(publisher) {
  frame_.css_name = fmt::format("site-{}.css", base::sha256_hex(css).substr(0, 10));
  if (!frame_.url.empty()) frame_.qr = render::qr_svg(frame_.url, "本站网址的二维码");
  publisher_.add(frame_.css_name, css);
  for (const std::string& input : {frame_.version, templates_.digest(), frame_.css_name,
                                   audience_label(frame_.audience), model::iso(frame_.as_of)})
    inputs_.add_field(input);
}

void SiteBuilder::add_page(const std::string& folder, const PageView& view) {
  publisher_.add(folder + view.file, templates_.render(view.template_name, view.value));
  ++pages_;
}

void SiteBuilder::add_unit(const model::DisclosedRecord& record) {
  UnitNode node;
  node.organization = record.organization.number;
  node.meeting = record.meeting.number;
  node.organization_name = record.organization.name;
  node.parent = record.organization.parent;
  node.theme = record.meeting.theme;
  node.has_commitments_page = record.has_commitments_page;
  node.has_appraisal_page = record.has_appraisal_page;
  node.own = record.figures;
  node.due = due_entries(record);
  rules::add(node.all, record.figures);
  for (const UnitNode* child : children_of(frame_, node)) rules::add(node.all, child->all);
  // A branch by itself: its distribution as disclosed, with cap, names and guests.
  if (children_of(frame_, node).empty()) node.all.distribution = record.figures.distribution;
  const UnitNode& kept = frame_.add(std::move(node));
  const std::string folder = unit_path(kept.organization, kept.meeting);
  for (const PageView& view : unit_pages(frame_, record, kept)) {
    inputs_.add_field(folder + view.file);
    inputs_.add_field(view.value.canonical());
    add_page(folder, view);
  }
}

std::string SiteBuilder::finish(const std::string& own_organization, const std::string& own_meeting) {
  SiteRoot root;
  const auto own = frame_.units.find(unit_path(own_organization, own_meeting));
  root.own = own == frame_.units.end() ? nullptr : &own->second;
  const auto contact = frame_.organizations.find(own_organization);
  if (contact != frame_.organizations.end()) root.contact = contact->second;
  if (root.contact.name.empty()) root.contact.name = "公示栏";  // nothing imported yet
  for (const auto& [path, unit] : frame_.units)
    if (unit.own.data_date && (!root.data_date || *unit.own.data_date > *root.data_date))
      root.data_date = unit.own.data_date;
  for (const PageView& view : root_pages(frame_, root)) inputs_.add_field(view.value.canonical());
  const std::string hex = inputs_.hex();
  root.build_code = fmt::format("{}-{}", hex.substr(0, 4), hex.substr(4, 4));
  for (char& c : root.build_code)
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  for (const PageView& view : root_pages(frame_, root)) add_page("", view);
  publisher_.add("summary.json", summary_json(frame_, root));
  return root.build_code;
}

}  // namespace site

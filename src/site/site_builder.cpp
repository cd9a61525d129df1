// SPDX-License-Identifier: MIT
#include "site/site_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "render/qr.h"
#include "site/anchors.h"
#include "site/data_files.h"
#include "site/ics.h"
#include "site/kiosk.h"
#include "site/rollup.h"

namespace site {
namespace {

bool has(const std::vector<PageKey>& pages, const PageKey& page) {
  return std::any_of(pages.begin(), pages.end(),
                     [&](const PageKey& each) { return each.file == page.file && each.key == page.key; });
}

bool has_file(const std::vector<PageKey>& pages, const std::string& file) {
  return std::any_of(pages.begin(), pages.end(), [&](const PageKey& each) { return each.file == file; });
}

// Files of other units that this unit's pages may lead to.
void expect_neighbours(LinkCheck& links, const UnitContext& unit) {
  const UnitNode& node = unit.node;
  for (const Superior& superior : unit.superiors)
    links.expect(unit_path(superior.organization, node.meeting) + "index.html");
  for (const UnitNode* child : unit.children) {
    links.expect(unit_path(child->organization, child->meeting) + "index.html");
    if (child->has_appraisal_page) links.expect(unit_path(child->organization, child->meeting) + "appraisal.html");
  }
  for (const std::string& meeting : unit.meetings) links.expect(unit_path(node.organization, meeting) + "index.html");
  for (const std::string& meeting : unit.former_lists)
    links.expect(unit_path(node.organization, meeting) + "rectification.html");
  if (unit.has_years_page) links.expect(node.organization + "/years.html");
}

// Units that the root's pages list. Their entries of what is due were looked up when their own pages were made.
void expect_rows(LinkCheck& links, const SiteRoot& root) {
  const auto expect = [&](const UnitNode& node) {
    for (const char* file : {"index.html", "rectification.html", "commitments.html", "appraisal.html"})
      links.expect(unit_path(node.organization, node.meeting) + file);
  };
  if (root.only) expect(*root.only);
  for (const UnitNode& unit : root.alone) expect(unit);
  for (const SiteRoot::Superior& superior : root.superiors) {
    expect(superior.node);
    const std::string folder = unit_path(superior.node.organization, superior.node.meeting);
    const std::size_t below = superior.children.size() + superior.unregistered.size();
    for (std::size_t page = 2; page <= below / kMostRollupRows + 1; ++page)
      links.expect(fmt::format("{}units-{}.html", folder, page));
    for (const UnitNode& child : superior.children) expect(child);
  }
  for (const auto* list : {&root.all.due.late, &root.all.due.next})
    for (const DueEntry& entry : *list) links.expect(entry.href.substr(0, entry.href.find('#')));
}

std::string json_text(const std::string& key, const std::string& value) {
  return fmt::format("\"{}\": \"{}\"", key, value);
}

}  // namespace

SiteBuilder::SiteBuilder(Frame frame, const render::Templates& templates, Assets assets, Publisher& publisher)
    : frame_(std::move(frame)), templates_(templates), assets_(std::move(assets)), publisher_(publisher) {
  frame_.css_name = assets_.css_name();
  frame_.list_name = assets_.list_name();
  frame_.posting_name = assets_.posting_name();
  frame_.kiosk_css_name = assets_.kiosk_css_name();
  frame_.kiosk_script_name = assets_.kiosk_script_name();
  if (!assets_.emblem.empty()) frame_.emblem = kAssetsFolder + assets_.emblem;
  if (!frame_.url.empty()) frame_.qr = render::qr_svg(frame_.url, "本站网址的二维码");
}

// What every page may lead to.
void SiteBuilder::expect_files(LinkCheck& links) const {
  for (const std::string& file : {std::string("index.html"), std::string("about.html"), frame_.css_name})
    links.expect(file);
  if (!frame_.archive)
    for (const std::string& file : {std::string(kFeedFile), frame_.list_name, frame_.posting_name,
                                    frame_.kiosk_css_name, frame_.kiosk_script_name})
      links.expect(file);
  for (const auto& [name, bytes] : assets_.own) links.expect(kAssetsFolder + name);
  if (frame_.has_archives) links.expect("archives.html");
}

std::string SiteBuilder::key_of(const PageView& view) const {
  thread_local std::string text;  // keeps its room from page to page
  text = templates_.digest() + " " + view.template_name + " ";
  view.value.append_canonical(text);
  return base::sha256_digest(text);
}

std::vector<PageKey> SiteBuilder::add_unit(const UnitContext& unit, const std::vector<PageKey>& known,
                                           const std::vector<PageKey>& former) const {
  LinkCheck links;
  expect_files(links);
  expect_neighbours(links, unit);
  for (const auto* list : {&unit.due.late, &unit.due.next})  // the root's index shows them too
    for (const DueEntry& entry : *list) links.add_target(entry.href, "index.html");
  const std::vector<PageView> views = unit_pages(unit);
  const model::DisclosedRecord& record = unit.record;
  std::vector<DataFile> files = data_files({record.organization.number, record.organization.name, record.meeting.number,
                                            frame_.audience, record.figures.data_date},
                                           views);
  if (std::string calendar = calendar_of(unit.record); !frame_.archive && !calendar.empty())
    files.push_back({kCalendarFile, std::move(calendar)});
  return add({unit_path(unit.node.organization, unit.node.meeting), views, files}, links, known, former);
}

std::vector<PageKey> SiteBuilder::add_organization(const UnitContext& newest, const std::vector<UnitEntry>& units,
                                                   const std::vector<PageKey>& known,
                                                   const std::vector<PageKey>& former) const {
  LinkCheck links;
  expect_files(links);
  expect_neighbours(links, newest);
  const std::string& organization = newest.node.organization;
  for (const PageKey& page : units.back().pages) links.expect(unit_path(organization, newest.node.meeting) + page.file);
  const std::vector<PageView> views = organization_pages(newest, units);
  const std::vector<DataFile> files =
      data_files({organization, newest.record.organization.name, "", frame_.audience, data_date(units)}, views);
  return add({organization + "/", views, files}, links, known, former);
}

SiteBuilder::KioskPages SiteBuilder::add_kiosk(const UnitContext& newest, const std::vector<UnitEntry>& units,
                                               const std::vector<PageKey>& known,
                                               const std::vector<PageKey>& former) const {
  const std::string& organization = newest.node.organization;
  const std::string folder = kiosk_folder(frame_, organization);
  if (folder.empty()) {
    for (const PageKey& page : former) publisher_.drop(organization + "/" + kKioskFolder + page.file);
    return {};
  }
  Kiosk kiosk = kiosk_of(newest, units);
  const std::string wall = templates_.render("kiosk_wall", kiosk.page);
  LinkCheck links;
  expect_files(links);
  std::vector<PageView> views;
  views.push_back({"kiosk", kKioskPage, std::move(kiosk.page)});
  const std::vector<DataFile> files{
      {kScenesFile, scenes_script(frame_, folder == kKioskFolder ? "../" : "../../", wall)}};
  return {add({folder, views, files}, links, known, former), kiosk.seconds};
}

std::vector<PageKey> SiteBuilder::add(const Folder& made, LinkCheck& links, const std::vector<PageKey>& known,
                                      const std::vector<PageKey>& former) const {
  const auto& [folder, views, files] = made;
  std::vector<PageKey> pages;
  std::vector<std::pair<std::string, std::string>> rendered;
  rendered.reserve(views.size());  // `links` looks into them
  for (const PageView& view : views) {
    pages.push_back({view.file, key_of(view)});
    if (has(known, pages.back())) {
      publisher_.keep(folder + view.file);
      links.expect(folder + view.file);
      continue;
    }
    rendered.emplace_back(folder + view.file, templates_.render(view.template_name, view.value));
    links.add(rendered.back().first, rendered.back().second);
  }
  for (const DataFile& data : files) links.expect(folder + data.file);
  links.check();
  for (const auto& [path, bytes] : rendered) publisher_.put(path, bytes);
  for (const DataFile& data : files) {
    pages.push_back({data.file, base::sha256_digest(data.bytes)});
    if (has(known, pages.back())) {
      publisher_.keep(folder + data.file);
    } else {
      publisher_.put(folder + data.file, data.bytes);
    }
  }
  for (const PageKey& page : former)
    if (!has_file(pages, page.file)) publisher_.drop(folder + page.file);
  return pages;
}

void SiteBuilder::keep_unit(const UnitEntry& unit) const {
  for (const PageKey& page : unit.pages)
    publisher_.keep(unit_path(unit.node.organization, unit.node.meeting) + page.file);
}

std::string SiteBuilder::hash_of(const SiteRoot& root) const {
  base::Sha256 inputs;
  for (const std::string& input : {frame_.version, templates_.digest(), assets_.digest(),
                                   audience_label(frame_.audience), model::iso(frame_.as_of), root.all.content})
    inputs.add_field(input);
  for (const PageView& view : root_pages(frame_, root)) inputs.add_field(key_of(view));
  if (!root.own_round && !frame_.archive) inputs.add_field(key_of({"kiosk", kKioskPage, kiosk_of(frame_, root).page}));
  return inputs.hex();
}

// An organisation that has not met itself has a screen all the same, of those below it.
void SiteBuilder::add_root_kiosk(const SiteRoot& root, Built& built) const {
  built.files.push_back(std::string(kKioskFolder) + kKioskPage);
  built.files.push_back(std::string(kKioskFolder) + kScenesFile);
  built.round_seconds = root.own_round.value_or(0);
  if (root.own_round) return;
  const Kiosk kiosk = kiosk_of(frame_, root);
  const std::string wall = templates_.render("kiosk_wall", kiosk.page);
  publisher_.put(built.files[built.files.size() - 2], templates_.render("kiosk", kiosk.page));
  publisher_.put(built.files.back(), scenes_script(frame_, "../", wall));
  built.round_seconds = kiosk.seconds;
  ++built.pages;
}

// What changes or moves: no archive has it.
void SiteBuilder::add_living(const SiteRoot& root, Built& built) const {
  add_root_kiosk(root, built);
  publisher_.put(kFeedFile,
                 feed_xml({root.contact.number, root.contact.name, frame_.audience, frame_.url, root.all.data_date},
                          root.all.feed));
  publisher_.put(frame_.list_name, assets_.list_script);
  publisher_.put(frame_.posting_name, assets_.posting_script);
  publisher_.put(frame_.kiosk_css_name, assets_.kiosk_css);
  publisher_.put(frame_.kiosk_script_name, assets_.kiosk_script);
  publisher_.put(kKioskVersionFile, version_script(built.code, frame_.as_of));
}

SiteBuilder::Built SiteBuilder::finish(SiteRoot root) const {
  Built built;
  const std::string hex = hash_of(root);
  built.code = base::short_code(hex);
  root.build_code = built.code;
  LinkCheck links(root_path_of(frame_.url));  // 404.html
  std::vector<std::string> rendered;
  const std::vector<PageView> views = root_pages(frame_, root);
  for (const PageView& view : views) {
    rendered.push_back(templates_.render(view.template_name, view.value));
    built.files.push_back(view.file);
  }
  for (std::size_t i = 0; i < rendered.size(); ++i) links.add(built.files[i], rendered[i]);
  expect_files(links);
  const std::vector<DataFile> tables =
      data_files({root.contact.number, root.contact.name, "", frame_.audience, root.all.data_date}, views);
  for (const DataFile& data : tables) links.expect(data.file);
  expect_rows(links, root);
  for (const ArchivedYear& year : root.archives)
    if (!year.copy.empty()) links.expect(year.copy);
  links.check();
  for (std::size_t i = 0; i < rendered.size(); ++i) publisher_.put(built.files[i], rendered[i]);
  built.pages = root.all.pages + static_cast<int>(built.files.size());
  for (const DataFile& data : tables) {
    publisher_.put(data.file, data.bytes);
    built.files.push_back(data.file);
  }
  publisher_.put("summary.json", summary_json(frame_, root));
  publisher_.put(frame_.css_name, assets_.css);
  for (const auto& [name, bytes] : assets_.own) publisher_.put(kAssetsFolder + name, bytes);
  if (!frame_.archive) add_living(root, built);
  built.version = fmt::format("{{{}, {}, {}}}\n", json_text("build_code", built.code), json_text("inputs", hex),
                              json_text("as_of", model::iso(frame_.as_of)));
  return built;
}

}  // namespace site

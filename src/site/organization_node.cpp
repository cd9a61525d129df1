// SPDX-License-Identifier: MIT
#include "site/organization_node.h"

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "base/hash.h"
#include "rules/figures.h"

namespace site {
namespace {

using base::ByteReader;
using base::ByteWriter;
using model::Figures;

constexpr std::int64_t kFormat = 6;  // of the bytes; another one is not read

void write(ByteWriter& out, const std::optional<model::Date>& date) {
  out.flag(date.has_value());
  if (date) out.number(date->days);
}

std::optional<model::Date> read_date(ByteReader& in) {
  if (!in.flag()) return std::nullopt;
  return model::Date{static_cast<std::int32_t>(in.number())};
}

int read_int(ByteReader& in) { return static_cast<int>(in.number()); }

// Without the names of 优秀: they stand on the unit's own page only.
void write(ByteWriter& out, const model::DisclosedDistribution& tiers) {
  out.number(static_cast<std::int64_t>(tiers.cells.size()));
  for (const model::TierCell& cell : tiers.cells)
    out.number(static_cast<int>(cell.from)).number(static_cast<int>(cell.to)).number(cell.count).flag(cell.open);
  for (const int count : {tiers.members, tiers.assessed, tiers.under_review, tiers.undecided, tiers.pending,
                          tiers.formal, tiers.cap, tiers.merged_below})
    out.number(count);
  for (const int count : tiers.not_assessed) out.number(count);
  out.flag(tiers.lumped)
      .flag(tiers.knows_made_up)
      .flag(tiers.has_cap)
      .number(tiers.within_cap ? (*tiers.within_cap ? 1 : 0) : -1);
}

model::DisclosedDistribution read_distribution(ByteReader& in) {
  model::DisclosedDistribution tiers;
  for (std::size_t left = in.count(); left > 0; --left) {
    model::TierCell cell;
    cell.from = static_cast<model::Tier>(in.number());
    cell.to = static_cast<model::Tier>(in.number());
    cell.count = read_int(in);
    cell.open = in.flag();
    tiers.cells.push_back(cell);
  }
  for (int* count : {&tiers.members, &tiers.assessed, &tiers.under_review, &tiers.undecided, &tiers.pending,
                     &tiers.formal, &tiers.cap, &tiers.merged_below})
    *count = read_int(in);
  for (int& count : tiers.not_assessed) count = read_int(in);
  tiers.lumped = in.flag();
  tiers.knows_made_up = in.flag();
  tiers.has_cap = in.flag();
  const std::int64_t within = in.number();
  if (within >= 0) tiers.within_cap = within != 0;
  return tiers;
}

void write(ByteWriter& out, const Figures& figures) {
  out.number(figures.items);
  for (const int count : figures.by_status) out.number(count);
  for (const int count :
       {figures.carried, figures.closed_late, figures.commitments, figures.reported, figures.kept, figures.due_reports,
        figures.given, figures.missing, figures.timed, figures.stages_late, figures.lacking})
    out.number(count);
  out.number(figures.closure_days);
  write(out, figures.data_date);
  out.flag(figures.distribution.has_value());
  if (figures.distribution) write(out, *figures.distribution);
}

Figures read_figures(ByteReader& in) {
  Figures figures;
  figures.items = read_int(in);
  for (int& count : figures.by_status) count = read_int(in);
  for (int* count :
       {&figures.carried, &figures.closed_late, &figures.commitments, &figures.reported, &figures.kept,
        &figures.due_reports, &figures.given, &figures.missing, &figures.timed, &figures.stages_late, &figures.lacking})
    *count = read_int(in);
  figures.closure_days = in.number();
  figures.data_date = read_date(in);
  if (in.flag()) figures.distribution = read_distribution(in);
  return figures;
}

// Every text of an entry, in one order for both ways.
template <class Entry, class Use>
void each_text(Entry& entry, const Use& use) {
  for (auto* text : {&entry.state, &entry.state_label, &entry.state_note, &entry.kind_label, &entry.title, &entry.href,
                     &entry.unit_name, &entry.responsible, &entry.date, &entry.until})
    use(*text);
}

void write(ByteWriter& out, const DueEntries& due) {
  out.number(due.late_count).number(due.next_count);
  for (const auto* list : {&due.late, &due.next}) {
    out.number(static_cast<std::int64_t>(list->size()));
    for (const DueEntry& entry : *list) {
      each_text(entry, [&](const std::string& text) { out.text(text); });
      out.number(entry.days);
    }
  }
}

DueEntries read_due(ByteReader& in) {
  DueEntries due;
  due.late_count = read_int(in);
  due.next_count = read_int(in);
  for (auto* list : {&due.late, &due.next})
    for (std::size_t left = in.count(); left > 0; --left) {
      DueEntry entry;
      each_text(entry, [&](std::string& text) { text = in.text(); });
      entry.days = read_int(in);
      list->push_back(std::move(entry));
    }
  return due;
}

void write(ByteWriter& out, const FeedRow& row) {
  out.number(row.date.days).number(static_cast<int>(row.kind)).text(row.number).text(row.title).number(row.ordinal);
}

FeedRow read_feed_row(ByteReader& in) {
  FeedRow row;
  row.date.days = static_cast<std::int32_t>(in.number());
  row.kind = static_cast<FeedKind>(std::clamp<std::int64_t>(in.number(), 0, static_cast<int>(FeedKind::meeting)));
  row.number = in.text();
  row.title = in.text();
  row.ordinal = read_int(in);
  return row;
}

// An organisation with none below it: all is in its units already.
bool is_own_feed(const OrganizationNode& node) { return !node.units.empty() && node.subtree.organizations == 1; }

std::vector<FeedEntry> own_feed(const OrganizationNode& node) {
  std::vector<FeedEntry> feed;
  for (auto unit = node.units.rbegin(); unit != node.units.rend(); ++unit) add_rows(feed, unit->node, unit->feed);
  cut_to_organization(feed);
  return feed;
}

void write_feed(ByteWriter& out, const OrganizationNode& node) {
  if (is_own_feed(node)) return;
  out.number(static_cast<std::int64_t>(node.subtree.feed.size()));
  for (const FeedEntry& entry : node.subtree.feed) {
    write(out, entry.row);
    out.text(entry.organization).text(entry.organization_name).text(entry.meeting);
  }
}

void read_feed(ByteReader& in, OrganizationNode& node) {
  if (is_own_feed(node)) {
    node.subtree.feed = own_feed(node);
    return;
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    FeedEntry entry;
    entry.row = read_feed_row(in);
    entry.organization = in.text();
    entry.organization_name = in.text();
    entry.meeting = in.text();
    node.subtree.feed.push_back(std::move(entry));
  }
}

template <class Node, class Use>
void each_text_of_node(Node& node, const Use& use) {
  for (auto* text : {&node.organization, &node.meeting, &node.organization_name, &node.parent, &node.theme}) use(*text);
}

void write(ByteWriter& out, const std::vector<PageKey>& pages) {
  out.number(static_cast<std::int64_t>(pages.size()));
  for (const PageKey& page : pages) out.text(page.file).text(page.key);
}

std::vector<PageKey> read_pages(ByteReader& in) {
  std::vector<PageKey> pages;
  for (std::size_t left = in.count(); left > 0; --left) {
    PageKey page;
    page.file = in.text();
    page.key = in.text();
    pages.push_back(std::move(page));
  }
  return pages;
}

void write(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(static_cast<std::int64_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (std::size_t left = in.count(); left > 0; --left) texts.emplace_back(in.text());
  return texts;
}

void add_unposted(Subtree& sum, const std::vector<std::string>& lines, std::size_t count) {
  for (const std::string& line : lines)
    if (sum.unposted.size() < Subtree::kMostUnposted) sum.unposted.push_back(line);
  sum.unposted_count += static_cast<int>(count);
}

void write(ByteWriter& out, const UnitEntry& unit) {
  each_text_of_node(unit.node, [&](const std::string& text) { out.text(text); });
  out.flag(unit.node.has_commitments_page).flag(unit.node.has_appraisal_page);
  write(out, unit.node.own);
  write(out, unit.node.all);
  write(out, unit.node.missing);
  write(out, unit.unposted);
  out.number(unit.node.contents);
  write(out, unit.pages);
  out.number(static_cast<std::int64_t>(unit.feed.size()));
  for (const FeedRow& row : unit.feed) write(out, row);
  out.number(static_cast<std::int64_t>(unit.findings.size()));
  for (const std::int64_t finding : unit.findings) out.number(finding);
}

UnitEntry read_unit(ByteReader& in) {
  UnitEntry unit;
  each_text_of_node(unit.node, [&](std::string& text) { text = in.text(); });
  unit.node.has_commitments_page = in.flag();
  unit.node.has_appraisal_page = in.flag();
  unit.node.own = read_figures(in);
  unit.node.all = read_figures(in);
  unit.node.missing = read_texts(in);
  unit.unposted = read_texts(in);
  unit.node.contents = static_cast<Contents>(in.number());
  unit.pages = read_pages(in);
  for (std::size_t left = in.count(); left > 0; --left) unit.feed.push_back(read_feed_row(in));
  for (std::size_t left = in.count(); left > 0; --left) unit.findings.push_back(in.number());
  return unit;
}

// Without the files of their data.
int count_pages(const std::vector<PageKey>& pages) {
  return static_cast<int>(
      std::count_if(pages.begin(), pages.end(), [](const PageKey& page) { return page.file.ends_with(".html"); }));
}

}  // namespace

bool UnitEntry::has_page(std::string_view file) const {
  return std::any_of(pages.begin(), pages.end(), [&](const PageKey& page) { return page.file == file; });
}

const UnitEntry* OrganizationNode::find(const std::string& meeting) const {
  const auto at =
      std::find_if(units.begin(), units.end(), [&](const UnitEntry& unit) { return unit.node.meeting == meeting; });
  return at == units.end() ? nullptr : &*at;
}

std::optional<model::Date> data_date(const std::vector<UnitEntry>& units) {
  std::optional<model::Date> date;
  for (const UnitEntry& unit : units) date = std::max(date, unit.node.own.data_date);
  return date;
}

void begin_subtree(OrganizationNode& node, const DueEntries& newest_due) {
  Subtree& sum = node.subtree;
  sum.data_date = data_date(node.units);
  std::set<std::int64_t> findings;
  base::Sha256 content;
  for (const UnitEntry& unit : node.units) {
    sum.pages += count_pages(unit.pages);
    sum.contents |= unit.node.contents;
    findings.insert(unit.findings.begin(), unit.findings.end());
    add_unposted(sum, unit.unposted, unit.unposted.size());
    for (const PageKey& page : unit.pages) {
      content.add_field(unit.node.organization + "/" + unit.node.meeting + "/" + page.file);
      content.add_field(page.key);
    }
  }
  for (const auto* pages : {&node.pages, &node.kiosk}) {
    sum.pages += count_pages(*pages);
    for (const PageKey& page : *pages) {
      content.add_field(page.file);
      content.add_field(page.key);
    }
  }
  sum.findings = static_cast<int>(findings.size());
  sum.content = content.digest();
  sum.feed = own_feed(node);
  if (node.units.empty()) return;
  sum.organizations = 1;
  rules::add(sum.figures, node.units.back().node.own);
  sum.due = newest_due;
}

void add_below(OrganizationNode& node, const Subtree& child) {
  Subtree& sum = node.subtree;
  rules::add(sum.figures, child.figures);
  merge(sum.due, child.due);
  merge(sum.feed, child.feed);
  sum.data_date = std::max(sum.data_date, child.data_date);
  sum.contents |= child.contents;
  sum.organizations += child.organizations;
  sum.pages += child.pages;
  sum.findings += child.findings;
  add_unposted(sum, child.unposted, static_cast<std::size_t>(child.unposted_count));
  base::Sha256 content;
  content.add_field(sum.content);
  content.add_field(child.content);
  sum.content = content.digest();
}

std::string to_bytes(const OrganizationNode& node) {
  ByteWriter out;
  out.number(kFormat).text(node.name);
  out.number(static_cast<std::int64_t>(node.units.size()));
  for (const UnitEntry& unit : node.units) write(out, unit);
  write(out, node.pages);
  write(out, node.kiosk);
  out.number(node.round_seconds);
  const Subtree& sum = node.subtree;
  write(out, sum.figures);
  write(out, sum.due);
  write(out, sum.data_date);
  out.number(sum.organizations).number(sum.pages).number(sum.findings).text(sum.content).number(sum.contents);
  write(out, sum.unposted);
  out.number(sum.unposted_count);
  write_feed(out, node);
  return out.bytes();
}

std::optional<OrganizationNode> node_from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.number() != kFormat) return std::nullopt;
  OrganizationNode node;
  node.name = in.text();
  for (std::size_t left = in.count(); left > 0; --left) node.units.push_back(read_unit(in));
  node.pages = read_pages(in);
  node.kiosk = read_pages(in);
  node.round_seconds = read_int(in);
  Subtree& sum = node.subtree;
  sum.figures = read_figures(in);
  sum.due = read_due(in);
  sum.data_date = read_date(in);
  sum.organizations = read_int(in);
  sum.pages = read_int(in);
  sum.findings = read_int(in);
  sum.content = in.text();
  sum.contents = static_cast<Contents>(in.number());
  sum.unposted = read_texts(in);
  sum.unposted_count = read_int(in);
  read_feed(in, node);
  if (!in.at_end()) return std::nullopt;
  return node;
}

}  // namespace site

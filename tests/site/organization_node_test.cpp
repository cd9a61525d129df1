// SPDX-License-Identifier: MIT
// What is kept of an organisation comes back whole, never from cut or foreign bytes; a tree adds up like a flat list.
#include "site/organization_node.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "rules/figures.h"
#include "support/records.h"

namespace {

using model::Tier;
using site::OrganizationNode;
using support::day;
using testing::ElementsAre;

model::DisclosedDistribution distribution(int seed) {
  model::DisclosedDistribution tiers;
  tiers.cells = {{Tier::excellent, Tier::excellent, seed}, {Tier::qualified, Tier::unqualified, seed + 1, true}};
  tiers.members = seed + 2;
  tiers.assessed = seed + 3;
  tiers.under_review = seed + 4;
  tiers.undecided = seed + 5;
  tiers.pending = seed + 7;
  tiers.lumped = tiers.knows_made_up = true;
  tiers.formal = seed + 6;
  for (std::size_t i = 0; i < tiers.not_assessed.size(); ++i) tiers.not_assessed[i] = seed + 10 + static_cast<int>(i);
  tiers.merged_below = seed + 20;
  return tiers;
}

model::Figures figures(int seed) {
  model::Figures out;
  out.items = seed;
  out.carried = seed + 40;
  out.reported = seed + 45;
  out.kept = seed + 41;
  out.timed = seed + 42;
  out.closure_days = 5'000'000'000 + seed;
  out.stages_late = seed + 43;
  out.lacking = seed + 44;
  for (std::size_t i = 0; i < out.by_status.size(); ++i) out.by_status[i] = seed * 2 + static_cast<int>(i);
  out.closed_late = seed + 30;
  out.commitments = seed + 31;
  out.due_reports = seed + 32;
  out.given = seed + 33;
  out.missing = seed + 34;
  out.data_date = day("2024-01-01") + seed;
  return out;
}

site::DueEntry due_entry(const std::string& name, int days) {
  return {"overdue " + name, "label " + name, "note " + name,        "kind " + name,       "title " + name,
          "href " + name,    "unit " + name,  "responsible " + name, "2024-01-01 " + name, days,
          "until " + name};
}

site::UnitEntry unit(const std::string& organization, const std::string& meeting, int seed) {
  site::UnitEntry out;
  out.node = {organization,
              meeting,
              "名称" + organization,
              "上级",
              "主题",
              seed % 2 == 0,
              seed % 3 == 0,
              figures(seed),
              figures(seed + 100),
              {"整改清单", "承诺"},
              static_cast<site::Contents>(seed) << 10U};
  out.pages = {{"index.html", "key" + meeting}, {"rectification.html", std::string("\0\xFF", 2)}, {"a.csv", "no page"}};
  out.feed = {{day("2024-03-01") + seed, site::FeedKind::broken, "C" + meeting, "标题", 2},
              {day("2024-01-01"), site::FeedKind::meeting, "", "会", 1}};
  out.unposted = {"没有公示 " + meeting, "还有"};
  out.findings = {seed, -seed, INT64_MAX, INT64_MIN};
  return out;
}

OrganizationNode full_node() {
  OrganizationNode node;
  node.name = "第一党支部";
  node.pages = {{"years.html", "key of years"}, {"years.csv", "no page"}};
  node.units = {unit("ORG1", "2023", 3), unit("ORG1", "2024", 4)};
  node.units[0].node.own.distribution = distribution(5);
  node.units[0].node.own.distribution->has_cap = true;
  node.units[0].node.own.distribution->cap = 9;
  node.units[0].node.own.distribution->within_cap = false;
  node.units[0].node.all.distribution = distribution(6);
  node.units[0].node.all.distribution->within_cap = true;
  node.units[1].node.own.distribution = distribution(7);  // within_cap: not said
  node.units[1].node.all.data_date = std::nullopt;
  node.subtree = {figures(40),
                  {{due_entry("a", 9), due_entry("b", 8)}, {due_entry("c", -1)}, 12, 34},
                  day("1969-12-31"),
                  5,
                  6,
                  7,
                  std::string("\0digest", 7),
                  {{{day("2024-05-01"), site::FeedKind::stage, "3", "阶段", 1}, "ORG2", "二", "2024"},
                   {{day("2024-04-01"), site::FeedKind::closure, "R1", "事项", 4}, "ORG1", "一", "2023"}},
                  77,
                  {"没有公示"},
                  12};
  return node;
}

void expect_equal(const model::DisclosedDistribution& got, const model::DisclosedDistribution& want) {
  ASSERT_EQ(got.cells.size(), want.cells.size());
  for (std::size_t i = 0; i < want.cells.size(); ++i) {
    EXPECT_EQ(got.cells[i].from, want.cells[i].from);
    EXPECT_EQ(got.cells[i].to, want.cells[i].to);
    EXPECT_EQ(got.cells[i].count, want.cells[i].count);
    EXPECT_EQ(got.cells[i].open, want.cells[i].open);
  }
  const auto counts = [](const model::DisclosedDistribution& tiers) {
    return std::vector<int>{tiers.members,
                            tiers.assessed,
                            tiers.under_review,
                            tiers.undecided,
                            tiers.pending,
                            tiers.formal,
                            tiers.cap,
                            tiers.merged_below,
                            tiers.has_cap ? 1 : 0,
                            tiers.lumped ? 1 : 0,
                            tiers.knows_made_up ? 1 : 0};
  };
  EXPECT_EQ(counts(got), counts(want));
  EXPECT_EQ(got.not_assessed, want.not_assessed);
  EXPECT_EQ(got.within_cap, want.within_cap);
}

void expect_equal(const model::Figures& got, const model::Figures& want) {
  const auto counts = [](const model::Figures& each) {
    return std::vector<std::int64_t>{each.items,   each.carried,     each.closed_late, each.commitments, each.kept,
                                     each.timed,   each.stages_late, each.lacking,     each.due_reports, each.given,
                                     each.missing, each.reported,    each.closure_days};
  };
  EXPECT_EQ(counts(got), counts(want));
  EXPECT_EQ(got.by_status, want.by_status);
  EXPECT_EQ(got.data_date, want.data_date);
  ASSERT_EQ(got.distribution.has_value(), want.distribution.has_value());
  if (want.distribution) expect_equal(*got.distribution, *want.distribution);
}

std::vector<std::string> texts(const site::DueEntries& due) {
  std::vector<std::string> out{std::to_string(due.late_count), std::to_string(due.next_count)};
  for (const auto* list : {&due.late, &due.next}) {
    out.push_back(std::to_string(list->size()));
    for (const site::DueEntry& each : *list)
      for (const std::string& text :
           {each.state, each.state_label, each.state_note, each.kind_label, each.title, each.href, each.unit_name,
            each.responsible, each.date, each.until, std::to_string(each.days)})
        out.push_back(text);
  }
  return out;
}

std::vector<std::string> texts(const std::vector<site::FeedRow>& rows) {
  std::vector<std::string> out;
  for (const site::FeedRow& row : rows)
    out.push_back(model::iso(row.date) + " " + std::to_string(static_cast<int>(row.kind)) + " " + row.number + " " +
                  row.title + " " + std::to_string(row.ordinal));
  return out;
}

std::vector<std::string> texts(const std::vector<site::FeedEntry>& feed) {
  std::vector<std::string> out;
  for (const site::FeedEntry& each : feed)
    out.push_back(texts(std::vector{each.row})[0] + " " + each.organization + " " + each.organization_name + " " +
                  each.meeting);
  return out;
}

void expect_equal(const site::Subtree& got, const site::Subtree& want) {
  expect_equal(got.figures, want.figures);
  EXPECT_EQ(texts(got.due), texts(want.due));
  EXPECT_EQ(got.data_date, want.data_date);
  EXPECT_THAT((std::vector<int>{got.organizations, got.pages, got.findings, got.unposted_count}),
              ElementsAre(want.organizations, want.pages, want.findings, want.unposted_count));
  EXPECT_EQ(got.contents, want.contents);
  EXPECT_EQ(got.unposted, want.unposted);
}

void expect_equal(const OrganizationNode& got, const OrganizationNode& want) {
  ASSERT_EQ(got.units.size(), want.units.size());
  for (std::size_t i = 0; i < want.units.size(); ++i) {
    const site::UnitNode& node = got.units[i].node;
    const site::UnitNode& other = want.units[i].node;
    EXPECT_THAT(
        (std::vector<std::string>{node.organization, node.meeting, node.organization_name, node.parent, node.theme}),
        ElementsAre(other.organization, other.meeting, other.organization_name, other.parent, other.theme));
    EXPECT_EQ(node.missing, other.missing);
    EXPECT_EQ(node.contents, other.contents);
    EXPECT_EQ(node.has_commitments_page, other.has_commitments_page);
    EXPECT_EQ(node.has_appraisal_page, other.has_appraisal_page);
    expect_equal(node.own, other.own);
    expect_equal(node.all, other.all);
    ASSERT_EQ(got.units[i].pages.size(), want.units[i].pages.size());
    for (std::size_t page = 0; page < want.units[i].pages.size(); ++page) {
      EXPECT_EQ(got.units[i].pages[page].file, want.units[i].pages[page].file);
      EXPECT_EQ(got.units[i].pages[page].key, want.units[i].pages[page].key);
    }
    EXPECT_EQ(texts(got.units[i].feed), texts(want.units[i].feed));
    EXPECT_EQ(got.units[i].unposted, want.units[i].unposted);
    EXPECT_EQ(got.units[i].findings, want.units[i].findings);
  }
  EXPECT_EQ(got.name, want.name);
  ASSERT_EQ(got.pages.size(), want.pages.size());
  for (std::size_t page = 0; page < want.pages.size(); ++page) {
    EXPECT_EQ(got.pages[page].file, want.pages[page].file);
    EXPECT_EQ(got.pages[page].key, want.pages[page].key);
  }
  expect_equal(got.subtree, want.subtree);
  EXPECT_EQ(got.subtree.content, want.subtree.content);
  EXPECT_EQ(texts(got.subtree.feed), texts(want.subtree.feed));
}

TEST(OrganizationNodeTest, GoesThroughBytesAndBack) {
  for (const OrganizationNode& node : {full_node(), OrganizationNode()}) {
    const auto again = site::node_from_bytes(site::to_bytes(node));
    ASSERT_TRUE(again);
    expect_equal(*again, node);
    EXPECT_EQ(site::to_bytes(*again), site::to_bytes(node));
  }
}

TEST(OrganizationNodeTest, KeepsNoNamesOfMembers) {
  OrganizationNode node = full_node();
  node.units[0].node.own.distribution->excellent = {"张三优秀"};
  EXPECT_EQ(site::to_bytes(node).find("张三优秀"), std::string::npos);
}

TEST(OrganizationNodeTest, CutOrGrownBytesAreNone) {
  const std::string bytes = site::to_bytes(full_node());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(site::node_from_bytes(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(site::node_from_bytes(bytes + '\0'));
  EXPECT_FALSE(site::node_from_bytes(bytes + bytes));
}

TEST(OrganizationNodeTest, ChangedBytesAndGarbageGiveSomethingOrNothing) {
  const std::string bytes = site::to_bytes(full_node());
  std::mt19937 random(20170301);
  std::uniform_int_distribution<int> byte(0, 255);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string other = bytes;
    other[at] = static_cast<char>(byte(random));
    const auto node = site::node_from_bytes(other);
    EXPECT_LE(node ? node->units.size() : 0, bytes.size());
  }
  for (int round = 0; round < 2000; ++round) {
    std::string garbage(static_cast<std::size_t>(byte(random)), '\0');
    for (char& each : garbage) each = static_cast<char>(byte(random) % (round % 2 == 0 ? 256 : 4));
    (void)site::node_from_bytes(garbage);
  }
}

TEST(OrganizationNodeTest, BytesOfAnotherFormatAreNone) {
  std::string bytes = site::to_bytes(full_node());
  ASSERT_TRUE(site::node_from_bytes(bytes));
  ++bytes[0];
  EXPECT_FALSE(site::node_from_bytes(bytes));
}

TEST(OrganizationNodeTest, PagesOfItsOwnCountAndChangeTheContent) {
  const auto subtree = [](const std::vector<site::PageKey>& pages) {
    OrganizationNode node;
    node.units = {unit("A", "2023", 1), unit("A", "2024", 2)};
    node.pages = pages;
    begin_subtree(node, {});
    return node.subtree;
  };
  const site::Subtree none = subtree({});
  const site::Subtree one = subtree({{"years.html", "1"}});
  EXPECT_EQ(one.pages, none.pages + 1);
  EXPECT_NE(one.content, none.content);
  EXPECT_NE(subtree({{"years.html", "2"}}).content, one.content);
}

TEST(OrganizationNodeTest, FindsAMeetingByItsNumberOnly) {
  const OrganizationNode node = full_node();
  EXPECT_EQ(node.find("2024"), &node.units[1]);
  EXPECT_EQ(node.find("2022"), nullptr);
  EXPECT_EQ(node.find(""), nullptr);
}

OrganizationNode organization(const std::string& number, const std::vector<int>& seeds) {
  OrganizationNode node;
  for (const int seed : seeds) {
    node.units.push_back(unit(number, std::to_string(2000 + seed), seed));
    node.units.back().node.own.distribution = distribution(seed);
    node.units.back().findings = {seed, seed + 1000, 77};  // 77 at every meeting: one finding
  }
  return node;
}

site::DueEntries due(const std::string& name, int days) {
  return {{due_entry(name + " late", days)}, {due_entry(name + " next", days)}, 1, 1};
}

// TOP over A (no meeting) over A1 and A2, and over B.
TEST(OrganizationNodeTest, ATreeAddsUpLikeAFlatList) {
  OrganizationNode top = organization("TOP", {1, 2});
  OrganizationNode a;
  OrganizationNode a1 = organization("A1", {3});
  OrganizationNode a2 = organization("A2", {4, 5, 6});
  OrganizationNode b = organization("B", {7});
  begin_subtree(a1, due("A1", 5));
  begin_subtree(a2, due("A2", 9));
  begin_subtree(b, due("B", 7));
  begin_subtree(a, {});
  EXPECT_EQ(a.subtree.organizations, 0);
  add_below(a, a1.subtree);
  add_below(a, a2.subtree);
  begin_subtree(top, due("TOP", 1));
  add_below(top, a.subtree);
  add_below(top, b.subtree);

  site::Subtree flat;
  for (const int newest : {2, 3, 6, 7}) {  // of each organisation
    model::Figures own = figures(newest);
    own.distribution = distribution(newest);
    rules::add(flat.figures, own);
  }
  for (const auto& [name, days] : std::vector<std::pair<std::string, int>>{{"TOP", 1}, {"A1", 5}, {"A2", 9}, {"B", 7}})
    merge(flat.due, due(name, days));
  flat.data_date = day("2024-01-01") + 7;
  flat.organizations = 4;
  flat.pages = 7 * 2;
  flat.findings = (2 * 2 + 1) + (2 + 1) + (3 * 2 + 1) + (2 + 1);
  for (const char* year : {"2001", "2002", "2003", "2004", "2005"})  // the first ten lines
    flat.unposted.insert(flat.unposted.end(), {std::string("没有公示 ") + year, "还有"});
  flat.unposted_count = 14;
  flat.contents = 7U << 10U;  // every flag of 1 to 7
  expect_equal(top.subtree, flat);
  EXPECT_EQ(top.subtree.due.late.front().title, "title A2 late") << "most days late first";
  EXPECT_EQ(top.subtree.due.next.front().title, "title TOP next") << "nearest first";
}

TEST(OrganizationNodeTest, AFeedOfOneOrganisationIsNotKeptTwice) {
  OrganizationNode alone = organization("A", {1, 2});
  begin_subtree(alone, {});
  EXPECT_THAT(texts(alone.subtree.feed),
              ElementsAre("2024-03-03 8 C2002 标题 2 A 名称A 2002", "2024-03-02 8 C2001 标题 2 A 名称A 2001",
                          "2024-01-01 11  会 1 A 名称A 2002", "2024-01-01 11  会 1 A 名称A 2001"));
  const auto again = site::node_from_bytes(site::to_bytes(alone));
  ASSERT_TRUE(again);
  EXPECT_EQ(texts(again->subtree.feed), texts(alone.subtree.feed));

  OrganizationNode below = organization("B", {3});
  begin_subtree(below, {});
  const std::size_t before = site::to_bytes(alone).size();
  add_below(alone, below.subtree);
  EXPECT_EQ(alone.subtree.feed.size(), 6U);
  EXPECT_GT(site::to_bytes(alone).size(), before + 6 * 20) << "now all of it is written";
  const auto both = site::node_from_bytes(site::to_bytes(alone));
  ASSERT_TRUE(both);
  EXPECT_EQ(texts(both->subtree.feed), texts(alone.subtree.feed));
}

TEST(OrganizationNodeTest, DataDateIsTheNewestOfAllMeetings) {
  OrganizationNode node = organization("A", {9, 2});
  begin_subtree(node, {});
  EXPECT_EQ(node.subtree.data_date, day("2024-01-01") + 9);
  EXPECT_EQ(node.subtree.figures.items, 2) << "figures are those of the newest";
}

TEST(OrganizationNodeTest, ContentFollowsEveryKeyNameAndOrderBelow) {
  const auto content = [](const std::vector<std::pair<std::string, std::string>>& units, bool nested) {
    OrganizationNode top;
    begin_subtree(top, {});
    for (const auto& [number, key] : units) {
      OrganizationNode node;
      node.units = {unit(number, "2024", 1)};
      node.units[0].pages = {{"index.html", key}};
      begin_subtree(node, {});
      if (nested) {
        OrganizationNode between;
        begin_subtree(between, {});
        add_below(between, node.subtree);
        node = between;
      }
      add_below(top, node.subtree);
    }
    return top.subtree.content;
  };
  const std::string all = content({{"A", "1"}, {"B", "2"}}, false);
  EXPECT_EQ(content({{"A", "1"}, {"B", "2"}}, false), all);
  EXPECT_NE(content({{"A", "1"}, {"B", "3"}}, false), all);
  EXPECT_NE(content({{"A", "2"}, {"B", "1"}}, false), all);
  EXPECT_NE(content({{"B", "2"}, {"A", "1"}}, false), all);
  EXPECT_NE(content({{"A", "1"}}, false), all);
  EXPECT_NE(content({{"A", "1"}, {"B", "2"}}, true), all);
}

}  // namespace

// SPDX-License-Identifier: MIT
// Every page of synthetic units through the real templates: a key that is missing, or a dead link, is a Failure.
#include <gtest/gtest.h>

#include <map>

#include "base/embedded.h"
#include "base/file_system.h"
#include "rules/figures.h"
#include "site/anchors.h"
#include "site/site_builder.h"
#include "support/count.h"
#include "support/temp_dir.h"

namespace {

using model::DisclosedItem;
using model::DisclosedRecord;
using model::Status;
using support::count;

model::Date day(int month, int date) { return *model::make_date(2022, month, date); }

DisclosedItem item(int number, Status status) {
  DisclosedItem out;
  out.number = "R-" + std::to_string(number);
  out.meeting = "2021";
  out.item.text = "“三会一课”记录不及时";
  out.status = status;
  out.due = {model::DueKind::day, day(3, 31), "2022年3月31日"};
  return out;
}

DisclosedRecord record(const std::string& organization, const std::string& parent, int items) {
  DisclosedRecord out;
  out.as_of = day(3, 25);
  out.organization = {
      organization, "组织" + organization, model::OrganizationKind::branch, parent, "010-0000 0000", "", ""};
  out.meeting.number = "2021";
  out.meeting.date = day(2, 18);
  out.has_rectification_page = out.has_commitments_page = out.has_appraisal_page = true;
  for (int i = 0; i < items; ++i) {
    out.items.push_back(item(i, static_cast<Status>(i % static_cast<int>(model::kStatusCount))));
    ++out.figures.items;
    ++out.figures.by_status[static_cast<std::size_t>(out.items.back().status)];
  }
  return out;
}

// Sites of one year, as SiteRun makes them: children before parents.
class PagesTest : public testing::Test {
 protected:
  std::string build(const std::vector<DisclosedRecord>& records) {
    site::Frame frame;
    frame.as_of = day(3, 25);
    frame.version = "0";
    frame.url = url_;
    const render::Templates templates(base::embedded_under("site-templates/"));
    site::Publisher publisher(dir_.path() / "site", "A", "unit");
    publisher.begin_whole();
    const site::SiteBuilder builder(frame, templates, assets_, publisher);
    std::map<std::string, site::OrganizationNode> nodes;
    for (const DisclosedRecord& each : records) nodes[each.organization.number] = add(builder, records, nodes, each);
    site::SiteRoot root;
    root.contact = records.back().organization;
    site::OrganizationNode everything;
    for (const DisclosedRecord& each : records) {
      if (!each.organization.parent.empty()) continue;
      const site::OrganizationNode& top = nodes[each.organization.number];
      site::add_below(everything, top.subtree);
      root.own = top.units[0].node;
      site::SiteRoot::Superior superior{top.units[0].node, {}, {}};
      for (const auto& [number, node] : nodes)
        if (node.units[0].node.parent == each.organization.number) superior.children.push_back(node.units[0].node);
      if (superior.children.empty()) {
        root.alone.push_back(top.units[0].node);
      } else {
        root.superiors.push_back(std::move(superior));
      }
    }
    root.all = everything.subtree;
    const site::SiteBuilder::Built built = builder.finish(root);
    publisher.publish(built.version);
    return built.code;
  }

  static site::OrganizationNode add(const site::SiteBuilder& builder, const std::vector<DisclosedRecord>& records,
                                    const std::map<std::string, site::OrganizationNode>& nodes,
                                    const DisclosedRecord& record) {
    site::UnitEntry entry;
    entry.node.organization = record.organization.number;
    entry.node.meeting = record.meeting.number;
    entry.node.organization_name = record.organization.name;
    entry.node.parent = record.organization.parent;
    entry.node.has_commitments_page = entry.node.has_appraisal_page = true;
    entry.node.own = entry.node.all = record.figures;
    site::UnitContext unit{builder.frame(), record, entry.node, site::due_entries(record), {}, {"2021"}, {}, {}};
    for (const DisclosedRecord& each : records)
      if (each.organization.number == record.organization.parent)
        unit.superiors.push_back({each.organization.number, each.organization.name});
    site::OrganizationNode node;
    for (const auto& [number, below] : nodes)
      if (below.units[0].node.parent == record.organization.number) {
        unit.children.push_back(&below.units[0].node);
        rules::add(entry.node.all, below.units[0].node.all);
      }
    entry.pages = builder.add_unit(unit, {}, {});
    node.units.push_back(std::move(entry));
    site::begin_subtree(node, unit.due);
    for (const site::UnitNode* child : unit.children) site::add_below(node, nodes.at(child->organization).subtree);
    return node;
  }

  std::string page(const std::string& path) const { return base::read_file(dir_.path() / "site" / path, 16U << 20U); }
  std::string url_ = "https://dj.example.cn/公示/";
  site::Assets assets_{std::string(*base::embedded_file("public/site.css")), "list();", {}, ""};
  support::TempDir dir_;
};

TEST_F(PagesTest, AnEmptyUnitSaysSoOnEveryPage) {
  build({record("A", "", 0)});
  EXPECT_EQ(count(page("A/2021/rectification.html"), "还没有可以公示的整改事项。"), 1);
  EXPECT_EQ(count(page("A/2021/commitments.html"), "还没有可以公示的承诺。"), 1);
  EXPECT_EQ(count(page("A/2021/appraisal.html"), "还没有评议结果。"), 1);
  EXPECT_EQ(count(page("A/2021/stages.html"), "还没有登记工作安排。"), 1);
  EXPECT_EQ(count(page("A/2021/index.html"), "尚无数据"), 1);
}

TEST_F(PagesTest, SixtyItemsAreDotsSixtyOneABar) {
  build({record("A", "", 60)});
  EXPECT_EQ(count(page("A/2021/rectification.html"), "class=\"dot "), 60);
  build({record("A", "", 61)});
  EXPECT_EQ(count(page("A/2021/rectification.html"), "class=\"dot "), 0);
  EXPECT_EQ(count(page("A/2021/rectification.html"), "<rect class=\"s-"), 8);
}

TEST_F(PagesTest, TwoHundredItemsStandOnceEach) {
  build({record("A", "", 200)});
  const std::string list = page("A/2021/rectification.html");
  for (int i = 0; i < 200; ++i) EXPECT_EQ(count(list, " id=\"R-" + std::to_string(i) + "\""), 1) << i;
}

TEST_F(PagesTest, AParentAddsUpItsChildren) {
  build({record("B", "A", 8), record("C", "A", 16), record("A", "", 8)});
  const std::string overview = page("A/2021/index.html");
  EXPECT_EQ(count(overview, "href=\"../../B/2021/index.html\""), 1);
  EXPECT_EQ(count(overview, "<tr><th scope=\"row\">合计</th><td class=\"n\" data-label=\"整改\">32</td>"), 1);
  EXPECT_EQ(count(page("B/2021/index.html"), "href=\"../../A/2021/index.html\""), 1) << "the way up";
  EXPECT_EQ(count(page("index.html"), "<tr><th scope=\"row\">合计</th><td class=\"n\" data-label=\"整改\">32</td>"), 1);
}

TEST_F(PagesTest, ASuperiorsOverviewSaysThatItCountsOnlyItsOwn) {
  DisclosedRecord top = record("T", "", 1);
  build({record("A", "T", 3), top});
  const std::string all = page("T/2021/index.html");
  EXPECT_EQ(count(all, "<span class=\"count-label\">项本级整改</span>"), 1);
  EXPECT_EQ(count(all, "接下来 <span class=\"group-count nowrap\">本级</span>"), 1);
  EXPECT_EQ(count(all, "<p class=\"figure-label\"><a href=\"rectification.html\">本级整改</a></p>"), 1);
  const std::string below = page("A/2021/index.html");
  EXPECT_EQ(count(below, "本级"), 0);
  EXPECT_EQ(count(below, "<span class=\"count-label\">项整改</span>"), 1);
}

TEST_F(PagesTest, MoreThanFiveHundredUnitsGoOnOnFurtherPages) {
  std::vector<DisclosedRecord> records;
  for (int i = 1000; i < 1501; ++i) records.push_back(record("B" + std::to_string(i), "A", 1));
  records.push_back(record("A", "", 0));
  build(records);
  EXPECT_EQ(count(page("A/2021/index.html"), "/2021/index.html\">组织B"), 499)
      << "the superior itself is the first row";
  EXPECT_EQ(count(page("A/2021/index.html"), "其他页：<a class=\"nowrap\" href=\"units-2.html\">第2页</a>"), 1);
  EXPECT_EQ(count(page("A/2021/units-2.html"), "/2021/index.html\">组织B"), 2);
  EXPECT_EQ(count(page("A/2021/units-2.html"), "其他页：<a class=\"nowrap\" href=\"index.html\">第1页</a>"), 1);
  EXPECT_EQ(
      count(page("A/2021/index.html"), "<tr><th scope=\"row\">合计</th><td class=\"n\" data-label=\"整改\">501</td>"),
      1);
  EXPECT_EQ(count(page("index.html"), "<a class=\"nowrap\" href=\"A/2021/units-2.html\">第2页</a>"), 1);
}

TEST_F(PagesTest, TheListSaysHowManyItemsComeBack) {
  DisclosedRecord unit = record("A", "", 4);
  build({unit});
  EXPECT_EQ(count(page("A/2021/rectification.html"), "连年问题"), 0);
  unit.items[1].years = 3;
  unit.items[2].years = 2;
  build({unit});
  EXPECT_EQ(count(page("A/2021/rectification.html"), "<p class=\"strip-note\">其中 2 项是连年问题，最长第3年。</p>"),
            1);
}

TEST_F(PagesTest, GroupsAreCountedWhereThereAreTwo) {
  DisclosedRecord unit = record("A", "", 0);
  unit.commitments.resize(4);
  for (std::size_t i = 0; i < 4; ++i) {
    unit.commitments[i].number = "C" + std::to_string(i);
    unit.commitments[i].group = i < 3 ? "第二党小组" : "";
    unit.commitments[i].first_of_member = i != 1;  // one member has two
  }
  unit.commitments[0].latest = model::Fulfilled::kept;
  unit.commitments[2].latest = model::Fulfilled::under_way;
  unit.commitments[2].quarters = {
      {"三季度", false, true, {}}, {"四季度", true, true, {}}, {"一季度", false, false, {}}};
  unit.figures.due_reports = 2;
  unit.groups = {"第二党小组"};
  build({unit});
  EXPECT_EQ(count(page("A/2021/commitments.html"), "<table class=\"groups\">"), 0);
  unit.groups = {"第二党小组", "第一党小组"};
  build({unit});
  const std::string all = page("A/2021/commitments.html");
  EXPECT_EQ(count(all,
                  ">承诺人</th><th scope=\"col\" class=\"n\">未报告</th><th scope=\"col\" class=\"n\">推进中</th>"
                  "<th scope=\"col\" class=\"n\">兑现</th><th scope=\"col\" class=\"n\">缺报</th></tr>"),
            1)
      << "no 未兑现: none is";
  const auto row = [&](const std::string& name, const std::vector<std::string>& cells) {
    std::string want = "<tr><th scope=\"row\">" + name + "</th>";
    for (const std::string& cell : cells) want += "<td class=\"n\">" + cell + "</td>";
    return all.find(want + "</tr>");
  };
  const std::size_t second = row("第二党小组", {"2", "1", "1", "1", "<b class=\"s-overdue\">1</b>"});
  const std::size_t first = row("第一党小组", {"0", "0", "0", "0", "0"});
  const std::size_t none = row("没有编组", {"1", "1", "0", "0", "0"});
  EXPECT_LT(second, first) << "in the order of the members, not by result";
  EXPECT_LT(first, none);
  EXPECT_LT(none, all.size());
}

TEST_F(PagesTest, PromisesOfTheLastMeetingStandBelowWithTheirReports) {  // P04, P05
  DisclosedRecord unit = record("A", "", 0);
  build({unit});
  EXPECT_EQ(count(page("A/2021/commitments.html"), "上次承诺"), 0);
  unit.earlier_commitments.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    unit.earlier_commitments[i].number = "H" + std::to_string(i);
    unit.earlier_commitments[i].text.text = "坐班" + std::to_string(i);
  }
  unit.earlier_commitments[0].quarters = {{"下次组织生活会", true, true, day(2, 18)}};
  unit.earlier_commitments[0].latest = model::Fulfilled::kept;
  unit.earlier_commitments[0].reports = {{day(2, 18), {"坐了12天"}, model::Fulfilled::kept, {}}};
  unit.earlier_commitments[1].quarters = {{"下次组织生活会", false, true, day(2, 18)}};
  unit.earlier_commitments[2].quarters = {{"下次组织生活会", false, false, {}}};
  build({unit});
  const std::string all = page("A/2021/commitments.html");
  EXPECT_EQ(count(all, "还没有可以公示的承诺。"), 1);  // they are not this meeting's
  EXPECT_EQ(count(all,
                  "<span class=\"nowrap\">应报告 3 条，</span><span class=\"nowrap\">已报告 1 条，</span>"
                  "<span class=\"nowrap\">缺报 1 条，</span><span class=\"nowrap\">到这次会议再报告 1 条</span>"),
            1);
  const auto row = [&](const std::string& state, const std::string& word, const std::string& report) {
    return count(all, "\"><td class=\"c-state s-" + state + "\">") == 1 && count(all, word + "</span></td>") == 1 &&
           count(all, report) >= 1;
  };
  EXPECT_TRUE(row("fulfilled", "兑现", "<span class=\"nowrap label\">2022年2月18日</span> 坐了12天"));
  EXPECT_TRUE(row("missing", "缺报", "没有报告"));
  EXPECT_TRUE(row("unreported", "未报告", "没有报告"));
  EXPECT_EQ(count(all, "earlier-commitments.csv"), 1);
}

TEST_F(PagesTest, TheCapIsNamedWithItsBase) {
  DisclosedRecord unit = record("A", "", 0);
  const auto audit = [&](model::CapBase base, int people) {
    model::DisclosedDistribution tiers;
    tiers.cells = {{model::Tier::excellent, model::Tier::excellent, 3}};
    tiers.members = 12;
    tiers.assessed = 9;
    tiers.formal = 11;
    tiers.not_assessed[static_cast<std::size_t>(model::NotAssessed::absent)] = 3;
    tiers.has_cap = people > 0;
    tiers.cap_of = base;
    tiers.cap_base = people;
    tiers.cap = people / 3;
    tiers.knows_made_up = people == 0;
    tiers.within_cap = true;
    unit.figures.distribution = tiers;
    build({unit});
    const std::string all = page("A/2021/appraisal.html");
    const std::size_t from = all.find("<p class=\"audit\">") + 17;
    std::string said = all.substr(from, all.find("</p>", from) - from);
    for (const std::string tag : {"<span class=\"nowrap\">", "</span>"})
      while (said.find(tag) != std::string::npos) said.erase(said.find(tag), tag.size());
    return said + (count(all, "缺席（尚未补课）") > 0 ? "；缺席（尚未补课）" : "");
  };
  EXPECT_EQ(audit(model::CapBase::formal, 11), "优秀 3 人，参加评定 9 人，正式党员 11 人，上限 3 人（按正式党员算）");
  EXPECT_EQ(audit(model::CapBase::members, 12), "优秀 3 人，参加评定 9 人，党员 12 人，上限 4 人（按党员算）");
  EXPECT_EQ(audit(model::CapBase::assessed, 9), "优秀 3 人，参加评定 9 人，上限 3 人（按参评党员算）");
  EXPECT_EQ(audit(model::CapBase::formal, 0), "优秀 3 人，参加评定 9 人，正式党员 11 人；缺席（尚未补课）");
}

TEST_F(PagesTest, TheBuildCodeStandsForWhatIsShown) {
  const std::string first = build({record("A", "", 3)});
  EXPECT_EQ(first.size(), 9U);
  EXPECT_EQ(build({record("A", "", 3)}), first);
  EXPECT_NE(build({record("A", "", 4)}), first);
  EXPECT_EQ(count(page("about.html"), first), 0);
  EXPECT_EQ(count(page("version.json"), "\"build_code\": \""), 1);
}

TEST_F(PagesTest, AListLoadsItsScriptAndMarksItsEntries) {
  build({record("A", "", 9)});
  const std::string list = page("A/2021/rectification.html");
  EXPECT_EQ(count(list, "<script src=\"../../" + assets_.list_name() + "\" defer></script>"), 1);
  EXPECT_EQ(page(assets_.list_name()), "list();");
  EXPECT_EQ(count(list, " data-entry data-state=\""), 9);
  EXPECT_EQ(count(list, " data-count=\"2项\">2项</span>"), 1) << "nine items of eight states";
  EXPECT_EQ(count(page("A/2021/stages.html"), "<script"), 0);
}

TEST_F(PagesTest, FilesOfTheWorkspaceStandInEverySiteAndTheEmblemOnEveryPage) {
  const std::string without = build({record("A", "", 1)});
  EXPECT_EQ(count(page("A/2021/index.html"), "<img"), 0);
  assets_.own = {{"e.svg", "<svg/>"}, {"other.pdf", "%PDF"}};
  assets_.emblem = "e.svg";
  const std::string with = build({record("A", "", 1)});
  EXPECT_NE(with, without) << "they are inputs of the build code";
  EXPECT_EQ(page("assets/e.svg") + page("assets/other.pdf"), "<svg/>%PDF");
  EXPECT_EQ(count(page("A/2021/index.html"), "src=\"../../assets/e.svg\" alt=\"\""), 2) << "on the screen and on paper";
  EXPECT_EQ(count(page("index.html"), "src=\"assets/e.svg\""), 2);
  EXPECT_EQ(count(page("404.html"), "src=\"/公示/assets/e.svg\""), 2);
  assets_.own.erase("other.pdf");
  EXPECT_NE(build({record("A", "", 1)}), with);
  EXPECT_FALSE(base::exists(dir_.path() / "site/assets/other.pdf"));
}

TEST_F(PagesTest, ANumberLikeAnIdOfThePageGetsAnAnchorOfItsOwn) {
  DisclosedRecord odd = record("A", "", 1);
  odd.items[0].number = "main";
  build({odd});
  EXPECT_EQ(count(page("A/2021/rectification.html"), " id=\"main\""), 1);
  EXPECT_EQ(count(page("A/2021/rectification.html"), " id=\"no.main\""), 1);
}

TEST_F(PagesTest, TextIsEscaped) {
  DisclosedRecord evil = record("A", "", 1);
  evil.items[0].item.text = "<script>alert(1)</script>&\"'";
  build({evil});
  EXPECT_EQ(count(page("A/2021/rectification.html"), "<script>"), 0);
  EXPECT_GE(count(page("A/2021/rectification.html"), "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;"), 1);
}

TEST_F(PagesTest, WhatIsNotFoundLeadsBelowThePathOfTheAddress) {
  const auto home = [&](const std::string& url) {
    url_ = url;
    build({record("A", "", 0)});
    const std::string all = page("404.html");
    EXPECT_EQ(count(all, "href=\"/"), count(all, "href=\"" + site::root_path_of(url))) << url;
    const std::size_t from = all.find("请从<a href=\"") + std::string("请从<a href=\"").size();
    return all.substr(from, all.find('"', from) - from);
  };
  EXPECT_EQ(home(""), "/index.html");
  EXPECT_EQ(home("https://dj.example.cn"), "/index.html");
  EXPECT_EQ(home("https://dj.example.cn/"), "/index.html");
  EXPECT_EQ(home("https://dj.example.cn/gongshi"), "/gongshi/index.html");
  EXPECT_EQ(home("https://dj.example.cn:8443/gongshi/a/"), "/gongshi/a/index.html");
  EXPECT_EQ(home("https://dj.example.cn/gongshi/index.html?a=1"), "/gongshi/index.html");
}

}  // namespace

// SPDX-License-Identifier: MIT
// 关于本站 through the real template explains what its site has; which meetings the first page's strip counts; a
// superior's pages.
#include "site/root_pages.h"

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "support/count.h"

namespace {

using model::DisclosedRecord;
using support::count;

std::string about(const DisclosedRecord& record, model::Audience audience, bool units_below = false) {
  site::SiteRoot root;
  root.all.contents = site::contents_of(record, units_below);
  site::Frame frame;
  frame.audience = audience;
  const std::vector<site::PageView> pages = site::root_pages(frame, root);
  return render::Templates(base::embedded_under("site-templates/")).render("about", pages[1].value);
}

TEST(RootPages, AboutExplainsWhatTheSiteHas) {
  DisclosedRecord unit;
  std::string page = about(unit, model::Audience::society);
  EXPECT_EQ(count(page, "</b>。向社会公布，文字里的人名遮去一部分。本站有会议情况和工作安排。</p>"), 1);
  for (const char* what : {"整改事项的状态", "长期坚持", "优秀上限", "合并公布", "结转", "践诺", "没有报送的材料"})
    EXPECT_EQ(count(page, what), 0) << what;
  for (const char* what : {"安排逾期</dt>", "还缺</dt>", "就有一条：完成的阶段、开过的会；最近的200条，"})
    EXPECT_EQ(count(page, what), 1) << what;
  EXPECT_EQ(count(page, "公示的数"), 0) << "there is no list";
  unit.posts_list = true;
  unit.figures.due_reports = 1;
  page = about(unit, model::Audience::unit);
  EXPECT_EQ(count(page, "本站有会议情况和工作安排、践诺报告的次数。</p>"), 1);
  EXPECT_EQ(count(page, "<dt>公示的数</dt><dd>只数向这个范围公示的事项；党员个人的事项范围更小，不在其中。</dd>"), 1);
  unit.figures.due_reports = 0;

  unit.posts_list = unit.has_commitments_page = true;
  unit.items.resize(3);
  unit.items[0].years = 2;
  unit.items[0].of_committee = false;
  unit.figures.carried = 1;
  unit.figures.distribution.emplace();
  unit.figures.distribution->members = 9;
  page = about(unit, model::Audience::unit);
  EXPECT_EQ(count(page,
                  "</b>。给本单位的党员和群众看。本站有会议情况和工作安排、班子的整改事项、党员个人的整改事项、"
                  "党员的承诺、民主评议的人数。</p>"),
            1);
  for (const char* what :
       {"整改事项的状态", "数字怎样算</h2>", "就有一条：整改、践诺、完成的阶段、开过的会；最近的200条，",
        "<dt>公示的数</dt><dd>只数向这个范围公示的事项；范围更小的事项不在其中。</dd>", "第几年</dt>", "结转</dt>",
        "践诺</dt>", "重新整改、推进中和未开始的项数之和", "少于 3 人的等次与相邻的等次合并。"})
    EXPECT_EQ(count(page, what), 1) << what;
  for (const char* what : {"长期坚持", "优秀上限", "流入的党员", "缺报</dt>", "合计</dt>"})
    EXPECT_EQ(count(page, what), 0) << what;

  unit.figures.distribution->has_cap = true;
  unit.figures.distribution->not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)] = 1;
  unit.figures.distribution->excellent = {"甲"};
  unit.figures.due_reports = 1;
  unit.figures.by_status[static_cast<std::size_t>(model::Status::standing)] = 1;
  unit.absent.resize(1);
  unit.talks.resize(1);
  unit.opinions.resize(1);
  unit.materials.resize(1);
  page = about(unit, model::Audience::members, true);
  EXPECT_EQ(
      count(page, "民主评议的人数、优秀党员的名单、缺席的名单、谈心谈话的次数、征求意见的条数、报送和归档的情况。</p>"),
      1);
  for (const char* what : {"长期坚持</th>", "优秀上限</dt>", "流入的党员</dt>", "缺报</dt>", "合计</dt>",
                           "重新整改、推进中、未开始和长期坚持的项数之和", "没有报送的材料"})
    EXPECT_EQ(count(page, what), 1) << what;
  for (const char* what : {"合并公布", "公示的数", "践诺报告的次数"})
    EXPECT_EQ(count(page, what), 0) << what << ": members see all";
}

site::UnitNode unit(const char* organization, const char* meeting) {
  site::UnitNode node;
  node.organization = node.organization_name = organization;
  node.meeting = meeting;
  return node;
}

std::string strip_note(const std::vector<site::UnitNode>& alone, const std::vector<site::UnitNode>& superiors = {}) {
  site::SiteRoot root;
  root.alone = alone;
  for (const site::UnitNode& node : superiors) root.superiors.push_back({node, {}, {}});
  root.all.figures.items = 3;
  root.all.organizations = 2;
  const std::vector<site::PageView> pages = site::root_pages({}, root);
  return *pages[0].value.find("strip_note")->get<std::string>();
}

TEST(RootPages, TheStripSaysWhichMeetingItCountsWhereThereAreOthers) {
  EXPECT_EQ(strip_note({unit("A", "2021"), unit("B", "2021")}), "");
  EXPECT_EQ(strip_note({unit("A", "2021-2"), unit("A", "2021-1")}), "这里数的是2021年下半年的整改清单。");
  EXPECT_EQ(strip_note({unit("A", "2021"), unit("B", "2020")}), "这里数的是各单位最近一次会议的整改清单。");
  EXPECT_EQ(strip_note({}, {unit("A", "2021")}), "");
  EXPECT_EQ(strip_note({unit("A", "2020")}, {unit("A", "2021")}), "这里数的是各单位最近一次会议的整改清单。");
}

TEST(SuperiorsPages, ASuperiorHasPagesOfWhatItHasItself) {
  DisclosedRecord unit;
  unit.has_rectification_page = unit.has_commitments_page = unit.has_appraisal_page = true;
  unit.has_preparation_page = unit.has_filings_page = true;
  site::leave_out_empty_pages(unit);
  EXPECT_FALSE(unit.has_rectification_page || unit.has_commitments_page || unit.has_preparation_page ||
               unit.has_filings_page);
  EXPECT_TRUE(unit.has_appraisal_page) << "the sum of its branches stands there";
  DisclosedRecord full;
  full.has_rectification_page = full.has_commitments_page = true;
  full.items.resize(1);
  full.has_preparation_page = full.has_filings_page = true;
  full.earlier_commitments.resize(1);
  full.talks.resize(1);
  full.materials.resize(1);
  site::leave_out_empty_pages(full);
  EXPECT_TRUE(full.has_rectification_page && full.has_commitments_page && full.has_preparation_page &&
              full.has_filings_page);
}

}  // namespace

// SPDX-License-Identifier: MIT
// What a row says of one item: on the list and on paper, on the last list, beside the promises that rest on it.
#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "site/unit_pages.h"
#include "support/count.h"
#include "support/records.h"

namespace {

using model::DisclosedItem;
using model::DisclosedRecord;
using support::count;
using support::day;

DisclosedRecord record(int items) {
  DisclosedRecord out;
  out.as_of = day("2022-03-25");
  out.organization.number = "A";
  out.meeting.number = "2021";
  out.has_rectification_page = out.has_commitments_page = true;
  for (int i = 0; i < items; ++i) {
    DisclosedItem& item = out.items.emplace_back();
    item.number = "R-" + std::to_string(i);
    item.meeting = "2021";
    item.item.text = "“三会一课”记录不及时";
    item.status = static_cast<model::Status>(i % static_cast<int>(model::kStatusCount));
    item.due = {model::DueKind::day, day("2022-03-31"), "2022年3月31日"};
  }
  return out;
}

class ItemPagesTest : public testing::Test {
 protected:
  std::string page(const DisclosedRecord& record, const std::string& name) {
    site::UnitNode node;
    node.organization = "A";
    node.meeting = "2021";
    node.has_commitments_page = true;
    const site::UnitContext unit{frame_, record, node, {}, {}, {"2021"}, {}, {}, {}, {"2020"}};
    for (const site::PageView& view : site::unit_pages(unit))
      if (view.template_name == name) return templates_.render(name, view.value);
    return "";
  }
  render::Templates templates_{base::embedded_under("site-templates/")};
  site::Frame frame_;
};

TEST_F(ItemPagesTest, AnItemSaysTheProblemItAnswersWhereItHasWordsOfItsOwn) {
  DisclosedRecord unit = record(2);
  unit.items[0].problem.text = "“三会一课”记录晚了半年";
  unit.items[1].problem.text = unit.items[1].item.text;
  const std::string all = page(unit, "rectification");
  EXPECT_EQ(count(all, "<dt>问题</dt>"), 1);
  EXPECT_EQ(count(all, "<dt>问题</dt>\n<dd class=\"hang\">“三会一课”记录晚了半年</dd>"), 1);
  EXPECT_EQ(count(all, "<span class=\"sub line\">问题：“三会一课”记录晚了半年</span>"), 1) << "on paper";
}

TEST_F(ItemPagesTest, WhoseItemsTheyAreIsSaidOfAllWhereSomeAreOfMembers) {
  DisclosedRecord unit = record(2);
  for (DisclosedItem& each : unit.items) each.subject.text = "班子";
  EXPECT_EQ(count(page(unit, "rectification"), "<dt>主体</dt>"), 0);
  EXPECT_EQ(count(page(unit, "rectification"), "data-subject=\"班子\""), 2);
  unit.items[1].of_committee = false;
  unit.items[1].subject.text = "张一";
  const std::string all = page(unit, "rectification");
  EXPECT_EQ(count(all, "<dt>主体</dt><dd>班子</dd>"), 1);
  EXPECT_EQ(count(all, "<dt>主体</dt><dd>张一</dd>"), 1);
  EXPECT_EQ(count(all, "data-subject=\"班子\""), 1);
  EXPECT_EQ(count(all, "data-subject=\"党员个人\""), 1);
  EXPECT_EQ(count(all, "R-0 <span class=\"nowrap\">· 班子</span>"), 1) << "on paper";
  EXPECT_EQ(count(all, "R-1 <span class=\"nowrap\">· 张一</span>"), 1);
}

// The last row of the paper table keeps room for the foot, which has an address only where the settings give one.
TEST_F(ItemPagesTest, PaperKeepsRoomForTheFoot) {
  DisclosedRecord unit = record(1);
  unit.commitments.resize(1);
  for (const char* name : {"rectification", "commitments"}) {
    frame_.url.clear();
    EXPECT_EQ(count(page(unit, name), "paper-last\""), 1) << name;
    frame_.url = "https://dj.example.cn/";
    EXPECT_EQ(count(page(unit, name), "paper-last foot-tall\""), 1) << name;
  }
}

TEST_F(ItemPagesTest, AnItemThatCameBackLeadsToItsEarlierSelf) {
  DisclosedRecord unit = record(2);
  unit.items[0].former = {{"R20-1", "2020"}, {"R19-1", "2019"}};
  const std::string all = page(unit, "rectification");
  EXPECT_EQ(count(all,
                  "<div><dt>上次</dt><dd><a class=\"former\" href=\"../../A/2020/rectification.html#R20-1\">R20-1</a> "
                  "R19-1 </dd></div>"),
            1)
      << "there is no list of 2019 to lead to; it came back without a second year";
  EXPECT_EQ(count(all,
                  "<span class=\"nowrap\">· 上次</span> <span class=\"nowrap\">R20-1</span> <span "
                  "class=\"nowrap\">R19-1</span></span>"),
            1)
      << "on paper";
  EXPECT_EQ(count(all, "上次"), 2);
}

TEST_F(ItemPagesTest, PaperSaysWhatTheScreenSaysOfDeadlinesAndPeople) {
  DisclosedRecord unit = record(1);
  DisclosedItem& one = unit.items[0];
  one.earlier.resize(1);
  one.earlier[0].due.text = "2022年2月28日";
  one.earlier[0].approved_late = true;
  one.extensions = 1;
  one.events.resize(1);
  one.events[0].kind = model::EventKind::extension;
  one.events[0].content.text = "人手不够";
  one.events[0].new_responsible.text = "李二";
  one.events[0].new_deadline = day("2022-03-31");
  const std::string all = page(unit, "rectification");
  EXPECT_EQ(count(all, "人手不够。时限改为<span class=\"nowrap\">2022年3月31日。</span>"), 2);
  EXPECT_EQ(count(all, "责任人改为 李二"), 2);
  EXPECT_EQ(count(all, "<span class=\"nowrap\">到期后才延期</span>"), 2);
  EXPECT_EQ(count(all, "<span class=\"sub line\">延期1次</span>"), 2);
}

TEST_F(ItemPagesTest, TheLastListSaysWhatIsLateAndWhatIsNotExplained) {
  DisclosedRecord unit = record(0);
  unit.has_last_page = unit.three_states = true;
  unit.last_list.resize(4);
  for (std::size_t i = 0; i < 4; ++i) unit.last_list[i].number = "L" + std::to_string(i);
  unit.last_list[0].days_late = 50;
  unit.last_list[1].state = model::LastState::done;
  unit.last_list[1].days_late = 7;
  unit.last_list[1].closed_on = day("2022-01-07");
  unit.last_list[2].state = model::LastState::under_way;
  unit.last_list[2].earlier.resize(1);
  unit.last_list[2].earlier[0].due.text = "2022年1月31日";
  unit.last_list[2].earlier[0].approved_late = true;
  unit.last_list[2].extensions = 1;
  unit.last_list[3].cause.text = "换了厂家";
  std::string all = page(unit, "last");
  EXPECT_EQ(count(all, "尚未整改</span> <b class=\"sub nowrap s-overdue\">逾期50天</b></td>"), 1);
  EXPECT_EQ(
      count(all, "<span class=\"sub nowrap\">2022年1月7日</span> <b class=\"sub nowrap s-overdue\">晚7天销号</b></td>"),
      1);
  EXPECT_EQ(count(all,
                  "<span class=\"sub line\"><span class=\"nowrap\">原 <del>2022年1月31日</del></span> "
                  "<span class=\"nowrap\">到期后才延期</span></span><span class=\"sub line\">延期1次</span></td>"),
            1);
  EXPECT_EQ(count(all, "data-label=\"原因说明\">没有说明原因</td>"), 1);
  EXPECT_EQ(count(all, "data-label=\"原因说明\">换了厂家</td>"), 1);
  EXPECT_EQ(count(all, "只办了延期"), 0);
  unit.last_list[3].extensions = 1;
  unit.last_list[3].cause.text.clear();
  all = page(unit, "last");
  EXPECT_EQ(
      count(
          all,
          "<p class=\"table-note\">只办了延期、没有其他进展的事项，这里算“尚未整改”，整改清单里可能列为“推进中”。</p>"),
      1);
  EXPECT_EQ(count(all, "没有说明原因"), 2) << "P02 wants causes, so there is a column though none is given";
  unit.three_states = false;
  EXPECT_EQ(count(page(unit, "last"), "原因"), 0);
}

TEST_F(ItemPagesTest, APromiseSaysWhereItsItemStands) {
  DisclosedRecord unit = record(7);
  unit.commitments.resize(1);
  unit.commitments[0].number = "C1";
  unit.commitments[0].item = "R-6";  // 已销号
  unit.earlier_commitments.resize(3);
  for (std::size_t i = 0; i < 3; ++i) unit.earlier_commitments[i].number = "B" + std::to_string(i);
  unit.earlier_commitments[0].item = "R-0";
  unit.earlier_commitments[0].name.text = "张一";
  unit.earlier_commitments[1].item = "L-0";
  unit.earlier_commitments[2].item = "X";
  unit.has_last_page = true;
  unit.last_list.resize(1);
  unit.last_list[0].number = "L-0";
  const std::string all = page(unit, "commitments");
  EXPECT_EQ(count(all, "<a href=\"rectification.html#R-6\">R-6</a> <span class=\"nowrap\">已销号</span>"), 1);
  EXPECT_EQ(count(all, "<span class=\"nowrap\">· 整改 R-6 已销号</span>"), 1) << "on paper";
  EXPECT_EQ(count(all, "整改 <a href=\"rectification.html#R-0\">R-0</a>"), 1) << "of the last meeting";
  EXPECT_EQ(count(all, "整改 <a href=\"last.html#L-0\">L-0</a>"), 1);
  EXPECT_EQ(count(all, "整改 X</span>"), 1) << "on no list of this meeting";
  EXPECT_EQ(count(page(unit, "rectification"), "href=\"commitments.html#B0\">张一</a>"), 1);
}

}  // namespace

// SPDX-License-Identifier: MIT
// 历年 through the real template: what stands beside each meeting, what is drawn, which problems come back, where it
// leads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "site/unit_pages.h"
#include "support/count.h"
#include "support/records.h"

namespace {

using model::Status;
using support::count;
using support::day;
using testing::HasSubstr;
using testing::Not;

site::UnitEntry unit(const std::string& meeting, int closed, int open, int overdue) {
  site::UnitEntry entry;
  entry.node.organization = "A";
  entry.node.meeting = meeting;
  entry.node.contents = static_cast<site::Contents>(site::Content::list);
  model::Figures& own = entry.node.own;
  own.items = closed + open + overdue;
  own.by_status[static_cast<std::size_t>(Status::closed)] = closed;
  own.by_status[static_cast<std::size_t>(Status::under_way)] = open;
  own.by_status[static_cast<std::size_t>(Status::overdue)] = overdue;
  entry.node.all = own;
  return entry;
}

class YearsPageTest : public testing::Test {
 protected:
  YearsPageTest() {
    record_.has_rectification_page = true;
    record_.organization = {"A", "第一党支部", model::OrganizationKind::branch, "", "", "", ""};
    frame_.css_name = "site.css";
  }
  std::vector<site::PageView> pages(const std::vector<site::UnitEntry>& units) {
    record_.meeting.number = units.back().node.meeting;
    site::UnitContext newest{frame_, record_, units.back().node, {}, {{"Z", "总支"}}, {}, {}, {}, has_years_page_};
    for (const site::UnitEntry& each : units) newest.meetings.push_back(each.node.meeting);
    newest.former_lists = newest.meetings;
    return site::organization_pages(newest, units);
  }
  std::string html(const std::vector<site::UnitEntry>& units) {
    const std::vector<site::PageView> made = pages(units);
    EXPECT_EQ(made.size(), 1U);
    EXPECT_EQ(made[0].file, "years.html");
    return templates_.render(made[0].template_name, made[0].value);
  }
  static std::string cell(const char* label, const std::string& text) {
    return std::string("data-label=\"") + label + "\">" + text + "</td>";
  }
  render::Templates templates_{base::embedded_under("site-templates/")};
  site::Frame frame_;
  model::DisclosedRecord record_;
  bool has_years_page_ = true;
};

TEST_F(YearsPageTest, IsThereOnlyWhereAllPagesLeadToIt) {
  EXPECT_EQ(pages({unit("2021", 1, 1, 1), unit("2022", 1, 1, 1)}).size(), 1U);
  has_years_page_ = false;
  EXPECT_TRUE(pages({unit("2021", 1, 1, 1), unit("2022", 1, 1, 1)}).empty());
}

TEST_F(YearsPageTest, AListThatIsNotPostedIsNotCalledEmpty) {
  site::UnitEntry hidden = unit("2021", 0, 0, 0);
  hidden.node.contents = 0;
  const std::string page = html({hidden, unit("2022", 0, 0, 1)});
  EXPECT_EQ(count(page, "<td class=\"none unposted\" colspan=\"4\">没有要公示的整改清单</td>"), 1);
  EXPECT_THAT(page, HasSubstr("aria-label=\"2022年度已销号 0 / 1 项，逾期 1 项\""));
  EXPECT_THAT(page, Not(HasSubstr("0 / 0 项")));
  EXPECT_THAT(page, HasSubstr("2022年度清单上没有连年问题。"));
  record_.has_rectification_page = false;
  EXPECT_THAT(html({hidden, unit("2022", 0, 0, 1)}), Not(HasSubstr("连年问题")));
}

TEST_F(YearsPageTest, AShareIsRoundedButAllAndNoneAreExact) {
  const auto rate = [&](int closed, int open) {
    const std::string page = html({unit("2021", closed, open, 0), unit("2022", 0, 0, 0)});
    const std::size_t at =
        page.find("<span class=\"sub line\">") + std::string_view("<span class=\"sub line\">").size();
    return page.substr(at, page.find('<', at) - at);
  };
  EXPECT_EQ(rate(0, 3), "0%");
  EXPECT_EQ(rate(1, 300), "1%") << "not none";
  EXPECT_EQ(rate(1, 2), "33%");
  EXPECT_EQ(rate(5, 3), "63%") << "62.5";
  EXPECT_EQ(rate(300, 1), "99%") << "not all";
  EXPECT_EQ(rate(3, 0), "100%");
}

TEST_F(YearsPageTest, ARowAMeetingInTheirOrder) {
  site::UnitEntry first = unit("2021-1", 7, 4, 1);
  first.node.own.timed = 7;
  first.node.own.closure_days = 601;  // 85.857…
  first.node.own.commitments = 8;
  first.node.own.reported = 4;
  first.node.own.kept = 3;
  site::UnitEntry second = unit("2021-2", 2, 1, 0);
  second.node.own.carried = 2;
  second.node.own.commitments = 6;  // nothing due yet, nothing told
  second.node.own.timed = 2;
  second.node.own.closure_days = 1;  // half a day counts as one
  const std::string page = html({first, second, unit("2022", 0, 0, 0)});
  const std::vector<std::size_t> at{page.find("<a href=\"2021-1/index.html\">2021年上半年</a>"),
                                    page.find("<a href=\"2021-2/index.html\">2021年下半年</a>"),
                                    page.find("<a href=\"2022/index.html\">2022年度</a>")};
  EXPECT_LT(at[0], at[1]);
  EXPECT_LT(at[1], at[2]);
  EXPECT_LT(at[2], page.size());
  EXPECT_THAT(page, HasSubstr(cell("已销号", "7 / 12 项<span class=\"sub line\">58%</span>")));
  EXPECT_THAT(page, HasSubstr(cell("整改", "3 项<span class=\"sub line\">其中结转 2 项</span>")));
  EXPECT_THAT(page, HasSubstr(cell("平均用时", "86 天")));
  EXPECT_THAT(page, HasSubstr(cell("平均用时", "1 天")));
  EXPECT_THAT(page, HasSubstr(cell("平均用时", "<span class=\"none\">无</span>")));
  EXPECT_THAT(page, HasSubstr(cell("现在逾期",
                                   "<b class=\"s-overdue nowrap\"><svg class=\"icon\" aria-hidden=\"true\"><use "
                                   "href=\"#s-overdue\"/></svg>1 项</b>")));
  EXPECT_THAT(page, HasSubstr(cell("现在逾期", "0 项")));
  EXPECT_THAT(page, HasSubstr(cell("兑现承诺", "3 / 8 条")));
  EXPECT_EQ(count(page, cell("兑现承诺", "<span class=\"none\">没有到期的报告</span>")), 2);
  EXPECT_THAT(page, HasSubstr(cell("已销号", "0 / 0 项"))) << "no share of nothing";
}

TEST_F(YearsPageTest, WithoutReportsThereIsNoColumnOfCommitments) {
  site::UnitEntry promised = unit("2021", 1, 1, 0);
  promised.node.own.commitments = 6;
  EXPECT_THAT(html({promised, unit("2022", 1, 0, 0)}), Not(HasSubstr("兑现承诺")));
  EXPECT_THAT(html({promised, unit("2022", 1, 0, 0)}), HasSubstr("各次会议：整改、销号、用时和逾期</caption>"));
  promised.node.own.due_reports = 1;
  EXPECT_THAT(html({promised, unit("2022", 1, 0, 0)}), HasSubstr("各次会议：整改、销号、用时、逾期和承诺</caption>"));
  EXPECT_THAT(html({promised, unit("2022", 1, 0, 0)}), HasSubstr(cell("兑现承诺", "0 / 6 条")));
}

TEST_F(YearsPageTest, ABoxAnItemUpToSixty) {
  const std::string boxes = html({unit("2021", 30, 28, 2), unit("2022", 1, 0, 0)});
  EXPECT_EQ(count(boxes, "<rect class=\"y-closed\""), 31);
  EXPECT_EQ(count(boxes, "<rect class=\"y-open\""), 28);
  EXPECT_EQ(count(boxes, "<rect class=\"y-overdue\""), 2);
  EXPECT_THAT(boxes, HasSubstr("一格一项"));
  EXPECT_THAT(boxes, HasSubstr("aria-label=\"2021年度已销号 30 / 60 项，逾期 2 项；2022年度已销号 1 / 1 项\""));
  const std::string bars = html({unit("2021", 30, 28, 3), unit("2022", 1, 0, 0)});
  EXPECT_EQ(count(bars, "<rect class=\"y-"), 3 + 1 + 2) << "the last two are days";
  EXPECT_THAT(bars, HasSubstr("长度按项数"));
  EXPECT_THAT(bars, HasSubstr("<rect class=\"y-overdue\" x=\"95.082%\" y=\"26\" width=\"4.918%\" height=\"26\"/>"));
}

TEST_F(YearsPageTest, NothingAnywhereIsNotDrawn) {
  EXPECT_THAT(html({unit("2021", 0, 0, 0), unit("2022", 0, 0, 0)}), Not(HasSubstr("<svg class=\"years-bars\"")));
}

TEST_F(YearsPageTest, ASuperiorIsComparedWithAllBelowToo) {
  site::UnitEntry first = unit("2021", 1, 1, 1);
  first.node.all.items = 40;
  first.node.all.by_status[static_cast<std::size_t>(Status::closed)] = 20;
  const std::string page = html({first, unit("2022", 1, 0, 0)});
  EXPECT_THAT(page, HasSubstr("本级各次会议"));
  EXPECT_THAT(page, HasSubstr("连同所属单位"));
  EXPECT_THAT(page, HasSubstr(cell("已销号", "20 / 40 项<span class=\"sub line\">50%</span>")));
  EXPECT_THAT(html({unit("2021", 1, 1, 1), unit("2022", 1, 0, 0)}), Not(HasSubstr("连同所属单位")));
  first.node.own = {};
  EXPECT_THAT(html({first, unit("2022", 0, 0, 0)}), Not(HasSubstr("本级"))) << "it never had a list of its own";
}

TEST_F(YearsPageTest, ProblemsThatComeBackTheLongestFirst) {
  record_.items.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    record_.items[i].number = "R" + std::to_string(i);
    record_.items[i].item.text = "事项" + std::to_string(i);
    record_.items[i].years = static_cast<int>(i) + 1;
  }
  record_.items[1].problem.text = "“三会一课”不落实";
  EXPECT_THAT(html({unit("2021", 1, 1, 1), unit("2022", 1, 0, 0)}), Not(HasSubstr("上次</th>")));
  record_.items[2].former = {{"R21", "2021"}};
  record_.items[1].carried = true;
  const std::string page = html({unit("2021", 1, 1, 1), unit("2022", 1, 0, 0)});
  EXPECT_THAT(page, HasSubstr("连年问题 <span class=\"group-count nowrap\">2项</span>"));
  EXPECT_THAT(page, Not(HasSubstr("#R0")));
  const std::size_t third = page.find(
      "<a href=\"2022/rectification.html#R2\">R2</a></td><th scope=\"row\">事项2</th><td "
      "class=\"nowrap\">第3年</td><td data-label=\"上次\"><a class=\"former\" "
      "href=\"2021/rectification.html#R21\">R21</a> </td>");
  const std::size_t second = page.find(
      "<a href=\"2022/rectification.html#R1\">R1</a></td><th scope=\"row\" "
      "class=\"hang\">“三会一课”不落实</th><td class=\"nowrap\">第2年</td><td data-label=\"上次\"><span "
      "class=\"none\">结转</span></td>");
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">上次</th>"));
  EXPECT_LT(third, second);
  EXPECT_LT(second, page.size());
  record_.items.clear();
  EXPECT_THAT(html({unit("2021", 1, 1, 1), unit("2022", 1, 0, 0)}), HasSubstr("2022年度清单上没有连年问题。"));
}

TEST_F(YearsPageTest, ExplainsWhatIsLateOnlyWhereSomethingIs) {
  EXPECT_THAT(html({unit("2021", 1, 1, 0), unit("2022", 1, 1, 1)}),
              HasSubstr("（含已复查），高出的逾期，空心其余。</figcaption>"));
  EXPECT_THAT(html({unit("2021", 1, 1, 0), unit("2022", 1, 1, 0)}), HasSubstr("（含已复查），空心其余。</figcaption>"));
}

TEST_F(YearsPageTest, StandsBesideTheMeetingsAndLeadsToTheNewest) {
  site::UnitEntry first = unit("2021", 1, 1, 1);
  first.node.own.data_date = day("2022-06-01");
  site::UnitEntry second = unit("2022", 1, 0, 0);
  second.node.own.data_date = day("2022-05-01");
  const std::string page = html({first, second});
  EXPECT_THAT(page, HasSubstr("<title>历年 · 第一党支部</title>"));
  EXPECT_THAT(page, HasSubstr("href=\"../site.css\""));
  EXPECT_THAT(page, HasSubstr("<a href=\"../Z/2022/index.html\">总支</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"2022/rectification.html\">整改清单</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"years.html\" aria-current=\"page\">历年</a>"));
  EXPECT_THAT(page, HasSubstr("数据截至 <b>2022年6月1日</b>")) << "the newest of all";
}

}  // namespace

// SPDX-License-Identifier: MIT
// 公示目录, and the dates that pages carry for the script that takes away what has ended.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "site/data_files.h"
#include "site/data_table.h"
#include "site/posting.h"
#include "site/unit_pages.h"
#include "support/count.h"
#include "support/records.h"

namespace {

using model::DisclosedNotice;
using model::DisclosedPosting;
using model::DisclosedRecord;
using model::Matter;
using support::count;
using support::day;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

DisclosedPosting posting(Matter matter, const std::string& since = "", const std::string& until = "") {
  DisclosedPosting out;
  out.matter = matter;
  out.since = support::maybe_day(since);
  out.until = support::maybe_day(until);
  out.standing = until.empty();
  return out;
}

DisclosedNotice notice(DisclosedNotice::Why why, Matter matter, const std::string& what, const std::string& date = "") {
  DisclosedNotice out;
  out.why = why;
  out.what = what;
  out.matter = matter;
  out.date = support::maybe_day(date);
  return out;
}

DisclosedRecord record() {
  DisclosedRecord out;
  out.as_of = day("2025-01-22");
  out.organization.number = "A";
  out.organization.name = "第一党支部";
  out.meeting.number = "2024";
  out.has_postings_page = out.has_rectification_page = out.posts_list = out.asks_list = true;
  return out;
}

struct Made {
  std::string html;
  site::PageView view;
};

Made made(const DisclosedRecord& record, site::PageView (*page)(const site::UnitContext&)) {
  site::Frame frame;
  frame.as_of = record.as_of;
  frame.css_name = "site.css";
  frame.list_name = "list.js";
  frame.posting_name = "posting.js";
  site::UnitNode node;
  node.organization = "A";
  node.meeting = "2024";
  const site::UnitContext unit{frame, record, node, {}, {}, {"2024"}, {}, {}, false};
  site::PageView view = page(unit);
  site::put_downloads(view.value, view.tables, "A");
  const render::Templates templates(base::embedded_under("site-templates/"));
  return {templates.render(view.template_name, view.value), std::move(view)};
}

TEST(PostingsPage, EachMatterInItsGroupWithItsDates) {
  DisclosedRecord out = record();
  out.postings = {posting(Matter::stages), posting(Matter::items, "2025-01-20", "2025-01-24"),
                  posting(Matter::opinions, "2025-01-20")};
  out.postings[1].batch = "GK01";
  out.postings[1].approved = true;
  out.postings[1].way = "公示栏";
  out.postings[2].standing = false;
  out.notices = {notice(DisclosedNotice::Why::not_yet, Matter::commitments, "承诺", "2025-02-01"),
                 notice(DisclosedNotice::Why::ended, Matter::tiers, "民主评议结果", "2025-01-10"),
                 notice(DisclosedNotice::Why::unapproved, Matter::meeting, "会议情况"),
                 notice(DisclosedNotice::Why::withdrawn, Matter::items, "整改 ZG01", "2025-01-21")};
  out.notices[3].basis = "上级通知";
  const Made page = made(out, site::postings_page);
  ASSERT_EQ(page.view.tables.size(), 1U);
  EXPECT_EQ(site::csv(page.view.tables[0]),
            "\xEF\xBB\xBF类别,内容,状态,批次,公示开始,公示截止,方式,审批\r\n"
            "任期目标、阶段性工作部署、重点工作任务及其落实,工作安排,公示中,,,长期,,\r\n"
            "换届选举、发展党员、民主评议、组织生活会、党费和自身建设,会议情况,暂不公示,,,,,\r\n"
            "换届选举、发展党员、民主评议、组织生活会、党费和自身建设,民主评议结果,已结束,,,2025-01-10,,\r\n"
            "换届选举、发展党员、民主评议、组织生活会、党费和自身建设,整改清单,公示中,GK01,2025-01-20,2025-01-24,"
            "公示栏,已审批\r\n"
            "换届选举、发展党员、民主评议、组织生活会、党费和自身建设,整改 ZG01,已撤下,,,2025-01-21,,\r\n"
            "换届选举、发展党员、民主评议、组织生活会、党费和自身建设,承诺,未开始,,2025-02-01,,,\r\n"
            "防止和纠正“四风”，联系服务党员和群众,征求意见情况,公示中,,2025-01-20,待放假安排公布,,\r\n");
  EXPECT_EQ(count(page.html, "<section class=\"block together\""), 3);
  EXPECT_EQ(count(page.html, "<th scope=\"col\" class=\"c-name\">审批</th>"), 3);
  EXPECT_THAT(page.html, HasSubstr("<use href=\"#s-not_due\"/></svg>已撤下</span>"));
  EXPECT_THAT(page.html, HasSubstr("整改 ZG01<span class=\"sub line\">依据：上级通知</span>"));
  EXPECT_THAT(page.html, HasSubstr("会议情况<span class=\"sub line\">还没有经过审批</span>"));
}

TEST(PostingsPage, ClaimsNoApprovalWhereThereIsNone) {
  DisclosedRecord out = record();
  out.postings = {posting(Matter::items)};
  EXPECT_THAT(made(out, site::postings_page).html, Not(HasSubstr("审批")));
}

TEST(PostingsPage, WithoutABatchSinceWhenTheRecordFirstSawIt) {
  DisclosedRecord out = record();
  out.postings = {posting(Matter::items)};
  out.items.resize(2);
  out.items[0].posted_on = day("2025-01-21");
  out.items[1].posted_on = day("2025-01-20");
  EXPECT_THAT(site::csv(made(out, site::postings_page).view.tables[0]), HasSubstr("整改清单,公示中,,2025-01-20,长期"));
}

TEST(PostingsPage, NothingPosted) {
  EXPECT_THAT(made(record(), site::postings_page).html, HasSubstr("没有向这个范围公示的内容。"));
}

TEST(PostedTime, OfSeveralBatchesFromTheFirstToTheLast) {
  DisclosedRecord out = record();
  out.postings = {posting(Matter::items, "2025-01-20", "2025-01-24"),
                  posting(Matter::items, "2025-01-22", "2025-02-01")};
  EXPECT_EQ(site::posted_time(out, Matter::items)->since, day("2025-01-20"));
  EXPECT_EQ(site::last_posted_day(out, Matter::items), "2025-02-01");
  out.postings.push_back(posting(Matter::items, "2025-01-22"));
  EXPECT_EQ(site::last_posted_day(out, Matter::items), "");
  EXPECT_FALSE(site::posted_time(out, Matter::tiers));
}

TEST(PostedTime, PagesCarryIt) {
  DisclosedRecord out = record();
  out.postings = {posting(Matter::items, "2025-01-20", "2025-01-24"), posting(Matter::meeting, "2025-01-20")};
  const std::string dates =
      "data-since=\"2025-01-20\" data-until=\"2025-01-24\" data-over=\"整改清单：公示期已结束（到 2025年1月24日 "
      "为止）。\"";
  const std::string list = made(out, site::rectification_page).html;
  EXPECT_THAT(list, HasSubstr("<main id=\"main\" class=\"wrap\" tabindex=\"-1\" " + dates + ">"));
  EXPECT_THAT(list,
              HasSubstr("公示期 <span class=\"nowrap\">2025年1月20日</span><span class=\"nowrap\">至2025年1月24日"));
  EXPECT_EQ(count(list, "<script src=\"../../posting.js\" defer></script>"), 1);
  out.items.resize(1);
  out.figures.items = 1;
  EXPECT_EQ(count(made(out, site::overview_page).html, dates), 1);  // the strip
  out.postings = {posting(Matter::items, "2025-01-20")};
  const std::string standing = made(out, site::rectification_page).html;
  EXPECT_THAT(standing, HasSubstr("公示期 <span class=\"nowrap\">2025年1月20日</span>起"));
  EXPECT_THAT(standing, Not(HasSubstr("data-until")));
  EXPECT_THAT(standing, Not(HasSubstr("posting.js")));
}

TEST(Notices, OnTheOverviewButNotWhatIsToCome) {
  DisclosedRecord out = record();
  out.notices = {notice(DisclosedNotice::Why::not_yet, Matter::commitments, "承诺", "2025-02-01"),
                 notice(DisclosedNotice::Why::ended, Matter::items, "整改清单", "2025-01-10"),
                 notice(DisclosedNotice::Why::unapproved, Matter::tiers, "民主评议结果"),
                 notice(DisclosedNotice::Why::withdrawn, Matter::items, "整改 ZG01", "2025-01-21")};
  out.notices[3].basis = "上级通知";
  out.notices.push_back(notice(DisclosedNotice::Why::unapproved, Matter::filings, "报送情况"));
  const std::string html = made(out, site::overview_page).html;
  EXPECT_THAT(html, HasSubstr("<li>整改清单：公示期已结束（到 2025年1月10日 为止）。</li>\n"
                              "<li>民主评议结果、报送情况：还没有经过审批，暂不公示。</li>\n</ul>"));
  EXPECT_THAT(html, Not(HasSubstr("2025年2月1日")));
  EXPECT_EQ(site::notice_text(out.notices[3]), "整改 ZG01：已于 2025年1月21日 撤下，依据：上级通知。");
  EXPECT_EQ(site::notice_text(out.notices[0]), "承诺：2025年2月1日 起公示。");
}

TEST(Notices, WhereNoDaysArePostedNothingIsSaidToBeOnTime) {
  DisclosedRecord out = record();
  const char* nothing = "现在没有公示有时限的内容。";
  EXPECT_THAT(made(out, site::overview_page).html, AllOf(HasSubstr(nothing), Not(HasSubstr("没有逾期的"))));
  out.postings = {posting(Matter::stages)};
  EXPECT_THAT(made(out, site::overview_page).html, AllOf(Not(HasSubstr(nothing)), HasSubstr("没有逾期的")));
}

TEST(PostedTime, TheDayOfAMeetingThatIsNotPostedIsNotSaid) {
  DisclosedRecord out = record();
  out.meeting.date = day("2025-01-10");
  out.plan = "P01 示例";
  EXPECT_THAT(made(out, site::overview_page).html,
              AllOf(HasSubstr(">会议情况</h2>"), HasSubstr("<dd>2025年1月10日</dd>")));
  out.posts_meeting = false;
  EXPECT_THAT(made(out, site::overview_page).html,
              AllOf(HasSubstr(">基本情况</h2>"), HasSubstr("P01 示例"), Not(HasSubstr("2025年1月10日"))));
}

TEST(DueRows, CarryTheLastDayOfTheirMatter) {
  DisclosedRecord out = record();
  out.postings = {posting(Matter::items, "2025-01-20", "2025-01-24"), posting(Matter::stages)};
  model::DisclosedItem item;
  item.number = "R1";
  item.due = {model::DueKind::day, day("2025-01-30"), "2025年1月30日"};
  out.items = {item};
  model::DisclosedStage stage;
  stage.name = "学习";
  stage.due = {model::DueKind::day, day("2025-02-01"), "2025年2月1日"};
  out.stages = {stage};
  const site::DueEntries due = site::due_entries(out);
  ASSERT_EQ(due.next.size(), 2U);
  EXPECT_EQ(due.next[0].until, "2025-01-24");
  EXPECT_EQ(due.next[1].until, "");
}

}  // namespace

// SPDX-License-Identifier: MIT
// domain.md rule 3: the state of an item on a day, each state at its edges; first match wins.
#include "rules/rectification_status.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using rules::ItemStatus;
using support::calendar;
using support::day;
using support::item;

struct Case {
  const char* why;
  const char* due;
  std::initializer_list<const char*> events;
  const char* as_of;
  const char* expected;  // "逾期 3天" late, "临期 3天" left, "已销号 逾期3天"
  int due_soon_days = 15;
};

std::string text_of(const ItemStatus& status) {
  std::string text(word(status.status));
  if (status.status == model::Status::overdue) text += " " + std::to_string(status.days_late) + "天";
  if (status.status == model::Status::due_soon) text += " " + std::to_string(status.days_left) + "天";
  if (status.closed_late) text += " 逾期" + std::to_string(status.days_late) + "天";
  return text;
}

ItemStatus status_of(const Case& each) {
  return rules::status_of(item("R1", each.due, each.events), day(each.as_of), each.due_soon_days, calendar());
}

void check(std::initializer_list<Case> cases) {
  for (const Case& each : cases) {
    const ItemStatus status = status_of(each);
    EXPECT_EQ(text_of(status), each.expected) << each.why << ", as of " << each.as_of;
    EXPECT_EQ(status.is_closed(), status.closed_on.has_value()) << each.why;
  }
}

TEST(Status, OfAnOpenItem) {
  check({
      {"nothing happened yet", "2024-06-30", {}, "2024-06-14", "未开始"},
      {"15 days before the deadline", "2024-06-30", {}, "2024-06-15", "临期 15天"},
      {"the day before", "2024-06-30", {}, "2024-06-29", "临期 1天"},
      {"the deadline day itself is not late", "2024-06-30", {}, "2024-06-30", "临期 0天"},
      {"the day after is", "2024-06-30", {}, "2024-07-01", "逾期 1天"},
      {"due_soon_days 0 leaves the day itself", "2024-06-30", {}, "2024-06-30", "临期 0天", 0},
      {"due_soon_days 0: not the day before", "2024-06-30", {}, "2024-06-29", "未开始", 0},
      {"any event", "2024-06-30", {"2024-02-01 进展"}, "2024-06-14", "推进中"},
      {"an extension is an event too", "2024-06-30", {"2024-02-01 延期 2024-09-30"}, "2024-06-14", "推进中"},
      {"due soon wins over under way", "2024-06-30", {"2024-02-01 进展"}, "2024-06-15", "临期 15天"},
      {"overdue wins over under way", "2024-06-30", {"2024-02-01 进展"}, "2024-07-10", "逾期 10天"},
      {"no deadline", "", {}, "2024-07-10", "未开始"},
      {"no deadline, an event", "", {"2024-02-01 进展"}, "2024-07-10", "推进中"},
      {"at once is never late by itself", "立行立改", {}, "2030-01-01", "未开始"},
      {"standing", "长期", {}, "2030-01-01", "长期坚持"},
      {"standing wins over under way", "长期", {"2024-02-01 进展"}, "2030-01-01", "长期坚持"},
      {"standing, but closed", "长期", {"2024-02-01 销号"}, "2030-01-01", "已销号"},
      {"events after the day do not exist", "2024-06-30", {"2024-03-02 进展"}, "2024-03-01", "未开始"},
      {"an event of that very day does", "2024-06-30", {"2024-03-01 进展"}, "2024-03-01", "推进中"},
  });
}

TEST(Status, OfAClosedItem) {
  check({
      {"closed on the deadline day", "2024-06-30", {"2024-06-30 销号"}, "2024-12-31", "已销号"},
      {"closed on the day after", "2024-06-30", {"2024-07-01 销号"}, "2024-12-31", "已销号 逾期1天"},
      {"closed before the meeting (边查边改)", "2024-06-30", {"2024-01-02 销号"}, "2024-12-31", "已销号"},
      {"not closed yet on the day before", "2024-06-30", {"2024-07-03 销号"}, "2024-07-02", "逾期 2天"},
      {"progress after closing", "2024-06-30", {"2024-06-01 销号", "2024-06-02 进展"}, "2024-07-02", "已销号"},
      {"look-back passed", "2024-06-30", {"2024-06-01 销号", "2024-09-01 回头看 保持"}, "2024-09-01", "已复查"},
      {"look-back is tomorrow", "2024-06-30", {"2024-06-01 销号", "2024-09-01 回头看 保持"}, "2024-08-31", "已销号"},
      {"late, then looked at",
       "2024-06-30",
       {"2024-07-05 销号", "2024-09-01 回头看 保持"},
       "2024-09-01",
       "已复查 逾期5天"},
      {"no deadline is never late", "", {"2024-07-05 销号"}, "2024-09-01", "已销号"},
  });
}

TEST(Status, AfterARelapse) {
  const std::initializer_list<const char*> relapsed = {"2024-07-10 销号", "2024-08-01 回头看 反弹 2024-10-31"};
  const std::initializer_list<const char*> again = {"2024-07-10 销号", "2024-08-01 回头看 反弹 2024-10-31",
                                                    "2024-11-02 销号", "2024-12-01 回头看 保持"};
  check({
      {"late before the relapse", "2024-06-30", relapsed, "2024-07-31", "已销号 逾期10天"},
      {"reopened on its day", "2024-06-30", relapsed, "2024-08-01", "重新整改"},
      {"progress does not change that",
       "2024-06-30",
       {"2024-07-10 销号", "2024-08-01 回头看 反弹 2024-10-31", "2024-08-05 进展"},
       "2024-08-06",
       "重新整改"},
      {"due soon wins over reopened", "2024-06-30", relapsed, "2024-10-16", "临期 15天"},
      {"late counts from the new deadline", "2024-06-30", relapsed, "2024-11-01", "逾期 1天"},
      {"closed again, late by the new one", "2024-06-30", again, "2024-11-02", "已销号 逾期2天"},
      {"looked at again", "2024-06-30", again, "2024-12-01", "已复查 逾期2天"},
      {"relapse of a standing item has a day", "长期", relapsed, "2024-11-05", "逾期 5天"},
  });
}

TEST(Status, AfterAnExtension) {
  check({
      {"on the deadline day: timely", "2024-06-30", {"2024-06-30 延期 2024-08-31"}, "2024-09-02", "逾期 2天"},
      {"the day after: late, counted from the first deadline",
       "2024-06-30",
       {"2024-07-01 延期 2024-08-31"},
       "2024-09-02",
       "逾期 64天"},
      {"a late extension moves the deadline all the same",
       "2024-06-30",
       {"2024-07-01 延期 2024-08-31"},
       "2024-08-01",
       "推进中"},
      {"closed by the new deadline, but the extension was late",
       "2024-06-30",
       {"2024-07-01 延期 2024-08-31", "2024-08-10 销号"},
       "2024-08-10",
       "已销号 逾期41天"},
      {"closed by the new deadline after a timely extension",
       "2024-06-30",
       {"2024-06-20 延期 2024-08-31", "2024-08-31 销号"},
       "2024-09-10",
       "已销号"},
      {"two timely extensions",
       "2024-06-30",
       {"2024-06-20 延期 2024-08-31", "2024-08-31 延期 2024-10-31"},
       "2024-11-01",
       "逾期 1天"},
      {"the second one late: counted from the deadline that it moved",
       "2024-06-30",
       {"2024-06-20 延期 2024-08-31", "2024-09-01 延期 2024-10-31"},
       "2024-11-01",
       "逾期 62天"},
      {"the first one late, the second in time: still from the first deadline",
       "2024-06-30",
       {"2024-07-01 延期 2024-08-31", "2024-08-20 延期 2024-10-31"},
       "2024-11-01",
       "逾期 124天"},
      {"a relapse makes everything count afresh",
       "2024-06-30",
       {"2024-07-01 延期 2024-08-31", "2024-08-20 销号", "2024-09-01 回头看 反弹 2024-10-31"},
       "2024-11-01",
       "逾期 1天"},
      {"an item at once gets a day", "立行立改", {"2024-03-01 延期 2024-04-30"}, "2024-05-01", "逾期 1天"},
      {"an extension of tomorrow does not help yet",
       "2024-06-30",
       {"2024-07-03 延期 2024-08-31"},
       "2024-07-02",
       "逾期 2天"},
  });
}

TEST(Status, ShowsEveryEarlierDeadline) {
  const ItemStatus status = status_of({"",
                                       "2024-06-30",
                                       {"2024-07-01 延期 2024-08-31", "2024-08-20 延期 2024-10-31", "2024-10-01 销号",
                                        "2024-11-01 回头看 反弹 2024-12-31", "2025-01-01 延期 2025-02-28"},
                                       "2025-01-05",
                                       ""});
  ASSERT_EQ(status.earlier.size(), 4U);
  struct {
    const char *text, *changed_on;
    bool approved_late, relapse;
  } const expected[] = {{"2024年6月30日", "2024-07-01", true, false},
                        {"2024年8月31日", "2024-08-20", false, false},  // itself approved in time
                        {"2024年10月31日", "2024-11-01", false, true},
                        {"2024年12月31日", "2025-01-01", true, false}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(status.earlier[i].due.text, expected[i].text);
    EXPECT_EQ(status.earlier[i].changed_on, day(expected[i].changed_on)) << i;
    EXPECT_EQ(status.earlier[i].approved_late, expected[i].approved_late) << i;
    EXPECT_EQ(status.earlier[i].relapse, expected[i].relapse) << i;
  }
  EXPECT_EQ(status.extensions, 3);
  EXPECT_EQ(status.due.text, "2025年2月28日");
  EXPECT_EQ(status.counts_from, day("2024-12-31"));
}

TEST(Status, ShowsEarlierDeadlinesThatAreNoDays) {
  EXPECT_EQ(status_of({"", "立行立改", {"2024-03-01 延期 2024-04-30"}, "2024-03-02", ""}).earlier.at(0).due.text,
            "立行立改");
  EXPECT_TRUE(status_of({"", "", {"2024-03-01 延期 2024-04-30"}, "2024-03-02", ""}).earlier.empty());
}

TEST(Status, OfARelativeDeadline) {
  model::Rectification raw = item("R1", "会后1个月");
  EXPECT_EQ(text_of(rules::status_of(raw, day("2024-02-19"), 15, calendar())), "临期 0天");
  EXPECT_EQ(text_of(rules::status_of(raw, day("2024-02-20"), 15, calendar())), "逾期 1天");
  raw.meeting_date.reset();
  const ItemStatus open = rules::status_of(raw, day("2024-02-20"), 15, calendar());
  EXPECT_EQ(text_of(open), "未开始");
  EXPECT_EQ(open.due.text, "待定（会后1个月，会议日期未填）");
  raw.deadline = support::deadline("会后10个工作日");
  raw.meeting_date = day("2025-12-30");
  const ItemStatus unknown = rules::status_of(raw, day("2026-12-30"), 15, calendar());
  EXPECT_EQ(text_of(unknown), "未开始");
  EXPECT_EQ(unknown.due.text, "待国务院通知（会后10个工作日）");
}

TEST(Responsible, ChangesHandsOnTheDayOfTheEvent) {
  model::Rectification raw = item("R1", "2024-06-30", {"2024-02-01 进展", "2024-03-01 延期 2024-08-31"});
  raw.responsible = "甲";
  raw.events[1].new_responsible = "乙";
  EXPECT_EQ(rules::responsible_on(raw, day("2024-02-29")), "甲");
  EXPECT_EQ(rules::responsible_on(raw, day("2024-03-01")), "乙");
}

}  // namespace

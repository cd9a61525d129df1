// SPDX-License-Identifier: MIT
#include "rules/ahead.h"

#include <gtest/gtest.h>

#include <string>

#include "support/records.h"

namespace {

using model::Date;
using model::Event;
using model::EventKind;
using model::Status;
using support::day;

model::Rectification item_due(const char* due) {
  model::Rectification item;
  item.number = "R1";
  item.deadline = day(due);
  return item;
}

Event event_on(const char* date, EventKind kind) {
  Event out;
  out.date = day(date);
  out.kind = kind;
  return out;
}

std::string told(const std::vector<model::StatusFrom>& all) {
  std::string text;
  for (const model::StatusFrom& each : all)
    text += model::iso(each.from) + " " + std::string(model::word(each.status)) +
            (each.counts_to ? " " + model::iso(*each.counts_to) : "") + "\n";
  return text;
}

std::string ahead(const model::Rectification& item, const char* as_of) {
  const model::Calendar calendar;
  return told(rules::status_ahead(item, rules::status_of(item, day(as_of), 15, calendar), day(as_of), 15, calendar));
}

TEST(StatusAhead, TurnsDueSoonAndThenOverdueByItself) {
  EXPECT_EQ(ahead(item_due("2024-03-20"), "2024-02-01"),
            "2024-02-01 未开始\n2024-03-05 临期 2024-03-20\n2024-03-21 逾期 2024-03-20\n");
}

TEST(StatusAhead, BeginsWhereItIs) {
  EXPECT_EQ(ahead(item_due("2024-03-20"), "2024-03-05"), "2024-03-05 临期 2024-03-20\n2024-03-21 逾期 2024-03-20\n");
  EXPECT_EQ(ahead(item_due("2024-03-20"), "2024-03-20"), "2024-03-20 临期 2024-03-20\n2024-03-21 逾期 2024-03-20\n");
  EXPECT_EQ(ahead(item_due("2024-03-20"), "2024-03-21"), "2024-03-21 逾期 2024-03-20\n");
}

TEST(StatusAhead, WithoutADayNothingChanges) {
  model::Rectification item;
  EXPECT_EQ(ahead(item, "2024-03-21"), "2024-03-21 未开始\n");
}

TEST(StatusAhead, AClosedItemStaysClosed) {
  model::Rectification item = item_due("2024-03-20");
  item.events = {event_on("2024-03-01", EventKind::closure)};
  EXPECT_EQ(ahead(item, "2024-03-02"), "2024-03-02 已销号\n");
}

TEST(StatusAhead, DoesNotKnowEventsToCome) {
  model::Rectification item = item_due("2024-03-20");
  item.events = {event_on("2024-03-10", EventKind::closure)};
  EXPECT_EQ(ahead(item, "2024-03-02"), "2024-03-02 未开始\n2024-03-05 临期 2024-03-20\n2024-03-21 逾期 2024-03-20\n");
}

// An extension approved too late moves the deadline, but not the day from which lateness counts.
TEST(StatusAhead, CountsLateDaysFromTheDeadlineThatCounts) {
  model::Rectification item = item_due("2024-03-20");
  Event extension = event_on("2024-03-25", EventKind::extension);
  extension.new_deadline = day("2024-04-30");
  item.events = {extension};
  EXPECT_EQ(ahead(item, "2024-04-01"), "2024-04-01 推进中\n2024-04-15 临期 2024-04-30\n2024-05-01 逾期 2024-03-20\n");
}

// What is baked for a day is what a build of that day would say.
TEST(StatusAhead, SaysWhatThatDayWouldSay) {
  const model::Calendar calendar;
  const model::Rectification item = item_due("2024-03-20");
  const auto all = rules::status_ahead(item, rules::status_of(item, day("2024-01-01"), 15, calendar), day("2024-01-01"),
                                       15, calendar);
  std::size_t at = 0;
  for (Date each = day("2024-01-01"); each < day("2024-06-01"); each = each + 1) {
    while (at + 1 < all.size() && all[at + 1].from <= each) ++at;
    EXPECT_EQ(all[at].status, rules::status_of(item, each, 15, calendar).status) << model::iso(each);
  }
}

TEST(StageAhead, IsUpcomingThenCurrentThenOverdue) {
  const model::Due due{model::DueKind::day, day("2024-03-20"), "2024年3月20日"};
  std::string text;
  for (const model::StageFrom& each : rules::stage_ahead(day("2024-03-10"), due, std::nullopt, day("2024-03-01")))
    text += model::iso(each.from) + " " + std::string(model::word(each.state)) + "\n";
  EXPECT_EQ(text, "2024-03-01 未开始\n2024-03-10 进行中\n2024-03-21 逾期\n");
}

TEST(StageAhead, IsNotDoneBeforeItIsKnownToBe) {
  const model::Due due{model::DueKind::day, day("2024-03-20"), "2024年3月20日"};
  EXPECT_EQ(rules::stage_ahead({}, due, day("2024-03-15"), day("2024-03-10")).size(), 2U);
  EXPECT_EQ(rules::stage_ahead({}, due, day("2024-03-15"), day("2024-03-15")).size(), 1U);
}

}  // namespace

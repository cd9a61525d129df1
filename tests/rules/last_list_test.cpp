// SPDX-License-Identifier: MIT
// domain.md rule 3: the last list in three states on the day of this meeting (P02).
#include "rules/last_list.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::EventKind;
using support::day;

// An item of 2023, due in June, with events.
model::Rectification item(const char* number, std::vector<model::Event> events, const char* meeting = "2023") {
  model::Rectification item;
  item.number = number;
  item.meeting = meeting;
  item.item = "事项";
  item.responsible = "张一";
  item.deadline = support::deadline("2023-06-30");
  item.events = std::move(events);
  return item;
}

model::Event event(const char* date, EventKind kind, const char* new_deadline = "") {
  model::Event event;
  event.date = day(date);
  event.kind = kind;
  event.content = "原因";
  event.new_deadline = support::maybe_day(new_deadline);
  return event;
}

model::YearRecord record(std::vector<model::Rectification> earlier) {
  model::YearRecord record;
  record.meeting.number = "2024";
  record.meeting.date = day("2024-01-19");
  record.former_meeting = model::OtherMeeting{"2023", day("2023-01-20")};
  record.earlier_items = std::move(earlier);
  return record;
}

std::vector<rules::LastItem> list(const model::YearRecord& record, const char* as_of = "2024-06-01",
                                  model::LastList kind = model::LastList::three_states) {
  model::Plan plan = support::plan("P02");
  plan.last_list = kind;
  return rules::last_list_of(record, plan, day(as_of), 15, support::calendar());
}

std::string state(std::vector<model::Event> events, const char* as_of = "2024-06-01") {
  const model::YearRecord now = record({item("R1", std::move(events))});
  const auto all = list(now, as_of);
  if (all.size() != 1) return "?";
  return std::string(word(all[0].state)) + (all[0].explained ? "" : "!");
}

TEST(LastList, IsInThreeStatesOnTheDayOfTheMeeting) {
  EXPECT_EQ(state({event("2023-05-01", EventKind::progress), event("2024-01-18", EventKind::closure)}), "已整改");
  EXPECT_EQ(state({event("2024-01-19", EventKind::closure)}), "已整改");
  EXPECT_EQ(state({event("2024-01-20", EventKind::closure)}), "尚未整改!");  // after the meeting
  EXPECT_EQ(state({event("2023-05-01", EventKind::progress)}), "正在整改");
  EXPECT_EQ(state({}), "尚未整改!");
  EXPECT_EQ(state({event("2023-05-01", EventKind::progress)}, "2023-04-30"), "尚未整改!");  // as of a day before
}

// An 延期 says why, who and until when; it is no work done on the item.
TEST(LastList, UnfinishedWantsCausePersonAndNewDeadline) {
  EXPECT_EQ(state({event("2023-06-20", EventKind::extension, "2024-03-31")}), "尚未整改");
  EXPECT_EQ(state({event("2023-06-20", EventKind::extension, "2024-01-19")}), "尚未整改");   // until that day
  EXPECT_EQ(state({event("2023-06-20", EventKind::extension, "2023-12-31")}), "尚未整改!");  // past again
  model::YearRecord now = record({item("R1", {event("2023-06-20", EventKind::extension, "2024-03-31")})});
  EXPECT_EQ(list(now)[0].cause, "原因");
  EXPECT_EQ(list(now)[0].responsible, "张一");
  now.earlier_items[0].responsible.clear();
  EXPECT_FALSE(list(now)[0].explained);
}

TEST(LastList, HoldsWhatWasOpenAtTheLastMeeting) {
  const auto numbers = [](const std::vector<rules::LastItem>& all) {
    std::string out;
    for (const rules::LastItem& each : all) out += each.item->number + " ";
    return out;
  };
  model::YearRecord now =
      record({item("A", {event("2022-05-01", EventKind::closure)}, "2022"),  // done before the last meeting
              item("B", {event("2023-05-01", EventKind::closure)}, "2022"), item("C", {}, "2022"),
              item("D", {event("2023-01-10", EventKind::closure)})});  // closed while examining, before the meeting
  EXPECT_EQ(numbers(list(now)), "B C D ");
  now.former_meeting->date.reset();
  EXPECT_EQ(numbers(list(now)), "D ");
  EXPECT_EQ(numbers(list(now, "2024-06-01", model::LastList::none)), "");
  now.former_meeting.reset();
  EXPECT_EQ(numbers(list(now)), "");
}

}  // namespace

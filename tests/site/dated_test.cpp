// SPDX-License-Identifier: MIT
#include "site/dated.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::Date;
using render::Value;
using support::day;

std::string text_in(const Value& row, std::string_view key) { return *row.find(key)->get<std::string>(); }

// "from..until word note" a row, those of the day with a star.
std::string told(const Value::List& rows) {
  std::string all;
  for (const Value& row : rows)
    all += (*row.find("hidden")->get<bool>() ? "" : "*") + text_in(row, "from") + ".." + text_in(row, "until") + " " +
           text_in(row, "state_label") + " " + text_in(row, "days_to") + "/" + text_in(row, "days") +
           text_in(row, "note") + "\n";
  return all;
}

TEST(Dated, ASpanWithoutAnEndHoldsForEver) {
  EXPECT_TRUE(site::Span().holds_on(day("2024-03-08")));
  const site::Span span{day("2024-03-08"), day("2024-03-10")};
  EXPECT_FALSE(span.holds_on(day("2024-03-07")));
  EXPECT_TRUE(span.holds_on(day("2024-03-08")));
  EXPECT_TRUE(span.holds_on(day("2024-03-10")));
  EXPECT_FALSE(span.holds_on(day("2024-03-11")));
}

TEST(Dated, SpansLeaveNoDayOut) {
  const auto spans = site::spans_between({day("2024-03-08"), day("2024-03-10"), day("2024-03-11")});
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_FALSE(spans[0].from);
  EXPECT_EQ(spans[0].until, day("2024-03-09"));
  EXPECT_EQ(spans[1].from, day("2024-03-10"));
  EXPECT_EQ(spans[1].until, day("2024-03-10"));
  EXPECT_EQ(spans[2].from, day("2024-03-11"));
  EXPECT_FALSE(spans[2].until);
}

TEST(Dated, AnItemCountsDownToItsDayAndUpFromIt) {
  model::DisclosedItem item;
  const Date due = day("2024-03-20");
  item.ahead = {{day("2024-03-01"), model::Status::under_way, {}},
                {day("2024-03-05"), model::Status::due_soon, due},
                {day("2024-03-21"), model::Status::overdue, due}};
  EXPECT_EQ(told(site::state_rows(item, day("2024-03-01"))),
            "*..2024-03-04 推进中 /\n"
            "2024-03-05..2024-03-19 临期 2024-03-20/19\n"
            "2024-03-20..2024-03-20 临期 /今天到期\n"
            "2024-03-21.. 逾期 2024-03-20/19\n");
}

TEST(Dated, OnItsLastDayAnItemIsDueToday) {
  model::DisclosedItem item;
  const Date due = day("2024-03-20");
  item.ahead = {{due, model::Status::due_soon, due}, {due + 1, model::Status::overdue, due}};
  EXPECT_EQ(told(site::state_rows(item, due)),
            "..2024-03-19 临期 2024-03-20/0\n"
            "*2024-03-20..2024-03-20 临期 /今天到期\n"
            "2024-03-21.. 逾期 2024-03-20/0\n");
}

TEST(Dated, AClosedItemSaysWhen) {
  model::DisclosedItem item;
  item.status = model::Status::closed;
  item.closed_on = day("2024-03-02");
  item.ahead = {{day("2024-03-05"), model::Status::closed, {}}};
  EXPECT_EQ(told(site::state_rows(item, day("2024-03-05"))), "*.. 已销号 /2024年3月2日\n");
}

TEST(Dated, AStageDoneLateSaysByHowMuch) {
  model::DisclosedStage stage;
  stage.state = model::StageState::done_late;
  stage.done = day("2024-03-12");
  stage.due = {model::DueKind::day, day("2024-03-10"), ""};
  stage.days_late = 2;
  stage.ahead = {{day("2024-03-15"), model::StageState::done_late}};
  EXPECT_EQ(told(site::state_rows(stage, day("2024-03-15"))), "*.. 逾期完成 /晚2天\n");
}

}  // namespace

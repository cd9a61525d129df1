// SPDX-License-Identifier: MIT
#include "report/counts.h"

#include <gtest/gtest.h>

#include "report/statistics_fixture.h"

namespace {

using report::Counted;
using report::Counts;
using statistics::Made;
using support::item;

TEST(Counts, OfMembersAreWithoutGuests) {
  const Counts counts = Made().counts();
  EXPECT_EQ(counts[Counted::members], 6);
  EXPECT_EQ(counts[Counted::formal], 5);
  EXPECT_EQ(counts[Counted::probationary], 1);
  EXPECT_EQ(counts[Counted::away], 1);
  EXPECT_EQ(counts[Counted::guests], 1);
  EXPECT_EQ(counts[Counted::expected], 6);  // the guest too, not who is away
  EXPECT_EQ(counts[Counted::attended], 4);
  EXPECT_EQ(counts[Counted::missed], 2);
  EXPECT_EQ(counts[Counted::made_up], 1);
}

TEST(Counts, OfTiersAndReasonsAddUpToTheMembers) {
  const Counts counts = Made().counts();
  EXPECT_EQ(counts[Counted::assessed], 3);
  EXPECT_EQ(counts[Counted::excellent], 1);
  EXPECT_EQ(counts[Counted::qualified], 2);
  EXPECT_EQ(counts[Counted::basically_qualified], 0);
  EXPECT_EQ(counts[Counted::undecided], 0);
  EXPECT_EQ(counts[Counted::under_review], std::nullopt);  // nobody reviews them
  EXPECT_EQ(counts[Counted::not_assessed_probationary], 1);
  EXPECT_EQ(counts[Counted::not_assessed_absent], 1);
  EXPECT_EQ(counts[Counted::not_assessed_away], 1);
  EXPECT_EQ(*counts[Counted::assessed] + 3, counts[Counted::members]);
}

TEST(Counts, OfWhatThePlanDoesNotKnowAreNotThere) {
  model::Plan plan = support::plan();
  plan.appraisal->tiers = {model::Tier::excellent, model::Tier::qualified, model::Tier::unqualified};
  plan.appraisal->attendance = {model::Attendance::present};
  model::YearRecord record = support::record();
  record.members = {support::member("D1", "张一")};
  const Counts counts = Made(record, plan).counts();
  EXPECT_EQ(counts[Counted::basically_qualified], std::nullopt);
  EXPECT_EQ(counts[Counted::away], std::nullopt);
  EXPECT_EQ(counts[Counted::made_up], std::nullopt);
  EXPECT_EQ(counts[Counted::guests], std::nullopt);
  EXPECT_EQ(counts[Counted::not_assessed_absent], std::nullopt);
  EXPECT_EQ(counts[Counted::not_assessed_probationary], 0);
  plan.tables = {model::TableId::meeting, model::TableId::member};
  plan.appraisal.reset();
  const Counts bare = Made(record, plan).counts();
  for (const Counted what : {Counted::opinions, Counted::talks, Counted::problems_of_committee, Counted::items,
                             Counted::commitments, Counted::assessed})
    EXPECT_EQ(bare[what], std::nullopt) << static_cast<int>(what);
  EXPECT_EQ(bare[Counted::members], 1);
}

TEST(Counts, OfAMeetingToComeSayNothingOfIt) {
  const Counts counts = Made(statistics::record(), support::plan(), "2024-01-18").counts();
  EXPECT_EQ(counts[Counted::registered], 1);
  EXPECT_EQ(counts[Counted::held], 0);
  EXPECT_EQ(counts[Counted::members], 6);
  EXPECT_EQ(counts[Counted::expected], std::nullopt);
  EXPECT_EQ(counts[Counted::attended], std::nullopt);
  EXPECT_EQ(counts[Counted::assessed], std::nullopt);
}

// A general branch's 党员大会 is of its branches' members.
TEST(Counts, OfWhoCameAreMadeWhereTheyAreMembers) {
  model::YearRecord record = statistics::record();
  record.members.clear();
  const Counts counts = Made(record).counts();
  for (const Counted what : {Counted::members, Counted::expected, Counted::attended, Counted::assessed})
    EXPECT_EQ(counts[what], std::nullopt) << static_cast<int>(what);
}

TEST(Counts, OfOpinionsAndTalks) {
  model::YearRecord record = statistics::record();
  EXPECT_EQ(Made(record).counts()[Counted::opinions], std::nullopt);
  EXPECT_EQ(Made(record).counts()[Counted::talks], std::nullopt);
  record.opinions = {{"意见箱", 3, std::nullopt, {}}, {"座谈", 4, std::nullopt, {}}};
  EXPECT_EQ(Made(record).counts()[Counted::opinions], 7);
  EXPECT_EQ(Made(record).counts()[Counted::answered], std::nullopt);
  record.opinions[1].answered = 2;
  EXPECT_EQ(Made(record).counts()[Counted::answered], 2);
  // More of one kind do not make up for fewer of another.
  record.talks = {{model::TalkKind::among_commissioners, 5, 8, {}},
                  {model::TalkKind::commissioner_member, 9, 7, {}},
                  {model::TalkKind::among_members, std::nullopt, 4, {}}};
  EXPECT_EQ(Made(record).counts()[Counted::talks], 19);
  EXPECT_EQ(Made(record).counts()[Counted::talks_lacking], 2);
}

TEST(Counts, OfListsAreOfAllItems) {
  model::YearRecord record = statistics::record();
  record.problems = {support::problem("A1", "2023"), support::problem("A2", "2023")};
  record.problems[1].subject = {"D1", "张一"};
  record.items = {item("Z1", "2024-06-01"), item("Z2", "2024-07-01"), item("Z3", "2024-12-31"),
                  item("Z4", "2024-12-31", {"2024-03-01 销号"}),
                  item("Z5", "2024-12-31", {"2024-03-01 销号", "2024-04-01 回头看 保持"})};
  record.items[2].subject = {"D1", "张一"};
  record.earlier_items = {item("Y1", "2024-12-31", {"2024-02-01 进展"})};
  record.earlier_items[0].meeting = "2022";
  const Counts counts = Made(record).counts();
  EXPECT_EQ(counts[Counted::problems_of_committee], 1);
  EXPECT_EQ(counts[Counted::problems_of_members], 1);
  EXPECT_EQ(counts[Counted::items], 6);
  EXPECT_EQ(counts[Counted::carried], 1);
  EXPECT_EQ(counts[Counted::closed], 2);
  EXPECT_EQ(counts[Counted::open], 2);  // Z3, Y1
  EXPECT_EQ(counts[Counted::due_soon], 1);
  EXPECT_EQ(counts[Counted::overdue], 1);
}

TEST(Counts, OfCommitments) {
  model::YearRecord record = statistics::record();
  record.commitments = {support::commitment("C1", "D1", "甲"), support::commitment("C2", "D2", "乙")};
  record.commitments[0].reports = {support::report("2024-03-01", model::Fulfilled::kept)};
  EXPECT_EQ(Made(record).counts()[Counted::commitments], 2);
  EXPECT_EQ(Made(record).counts()[Counted::kept], 1);
  EXPECT_EQ(Made(record).counts()[Counted::reports_missing], std::nullopt);
  model::Plan plan = support::plan();
  plan.fulfilment = model::Rhythm::quarterly;
  EXPECT_EQ(Made(record, plan, "2024-07-01").counts()[Counted::reports_missing], 1);  // C2 of the second quarter
}

TEST(Counts, AreAddedExactlyAndNothingIsNotZero) {
  Counts sum, other;
  sum.set(Counted::items, 2);
  other.set(Counted::items, 3);
  other.set(Counted::closed, 0);
  sum.add(other);
  EXPECT_EQ(sum[Counted::items], 5);
  EXPECT_EQ(sum[Counted::closed], 0);
  EXPECT_EQ(sum[Counted::open], std::nullopt);
}

}  // namespace

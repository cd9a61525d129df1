// SPDX-License-Identifier: MIT
// Figures of what is shown, and their sums: a parent is never finer than any of its children.
#include "rules/figures.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::Figures;
using model::Tier;
using model::TierCell;
using support::day;

std::string text_of(const std::vector<TierCell>& cells) {
  std::string out;
  for (const TierCell& cell : cells) {
    out += std::string(out.empty() ? "" : " ") + std::string(word(cell.from));
    if (cell.merged()) out += "至" + std::string(word(cell.to));
    out += std::to_string(cell.count);
  }
  return out;
}

constexpr TierCell kExcellent2{Tier::excellent, Tier::excellent, 2}, kQualified5{Tier::qualified, Tier::qualified, 5},
    kBasic1{Tier::basically_qualified, Tier::basically_qualified, 1},
    kUnqualified1{Tier::unqualified, Tier::unqualified, 1};

Figures of(std::vector<TierCell> cells) {
  Figures figures;
  figures.distribution.emplace();
  figures.distribution->cells = std::move(cells);
  return figures;
}

std::string sum_of(const std::vector<std::vector<TierCell>>& children) {
  Figures sum;
  for (const auto& child : children) rules::add(sum, of(child));
  return sum.distribution ? text_of(sum.distribution->cells) : "";
}

TEST(Figures, OfItemsAndCommitments) {
  model::DisclosedRecord shown;
  shown.meeting.date = day("2024-01-19");
  std::vector<model::DisclosedItem>& items = shown.items;
  items.resize(5);
  items[0].status = model::Status::overdue;
  items[1].status = model::Status::closed;
  items[1].closed_late = true;
  for (model::DisclosedItem& item : items) item.listed_on = day("2024-01-19");
  items[1].closed_on = day("2024-03-19");
  items[1].carried = true;
  items[1].listed_on = day("2023-01-19");  // counts from the meeting that first listed it
  items[2].status = model::Status::rechecked;
  items[2].closed_on = day("2024-01-10");  // before the meeting: no days
  items[3].status = model::Status::overdue;
  items[3].carried = true;
  items[3].closed_on = day("2024-02-19");  // and came back
  shown.stages.resize(3);
  shown.stages[0].state = model::StageState::overdue;
  shown.stages[1].state = model::StageState::done_late;
  std::vector<model::DisclosedCommitment>& commitments = shown.commitments;
  commitments.resize(2);
  commitments[1].latest = model::Fulfilled::kept;
  commitments[0].quarters = {
      {"2019年第2季度", true, true, {}}, {"2019年第3季度", false, true, {}}, {"2019年第4季度", true, false, {}}};
  const Figures figures = rules::figures_of(shown);
  EXPECT_EQ(figures.items, 5);
  EXPECT_EQ(figures.carried, 2);
  EXPECT_EQ(figures.timed, 2);
  EXPECT_EQ(figures.closure_days, 365 + 60);
  EXPECT_EQ(figures.stages_late, 1);
  EXPECT_EQ(figures.kept, 1);
  EXPECT_EQ(figures.reported, 1);
  EXPECT_EQ(figures.lacking, 0);
  EXPECT_EQ(figures.count(model::Status::overdue), 2);
  EXPECT_EQ(figures.count(model::Status::not_started), 1);
  EXPECT_EQ(figures.closed(), 2);
  EXPECT_EQ(figures.closed_late, 1);
  EXPECT_EQ(figures.commitments, 2);
  EXPECT_EQ(figures.due_reports, 2);  // the running quarter is not due
  EXPECT_EQ(figures.given, 1);
  EXPECT_EQ(figures.missing, 1);
  for (model::DisclosedItem& item : items) item.listed_on.reset();  // nothing to count days from
  EXPECT_EQ(rules::figures_of(shown).timed, 0);
  EXPECT_EQ(rules::figures_of(shown).closure_days, 0);
}

TEST(Figures, AddUp) {
  Figures sum;
  Figures child;
  child.items = 3;
  child.carried = 1;
  child.by_status[0] = 2;
  child.closed_late = 1;
  child.timed = 2;
  child.closure_days = 3'000'000'000;
  child.stages_late = 1;
  child.lacking = 1;
  child.commitments = 4;
  child.kept = 2;
  child.reported = 3;
  child.due_reports = 5;
  child.given = 3;
  child.missing = 2;
  child.data_date = day("2024-03-01");
  rules::add(sum, child);
  child.data_date = day("2024-02-01");
  rules::add(sum, child);
  child.data_date.reset();
  rules::add(sum, child);
  EXPECT_EQ(sum.items, 9);
  EXPECT_EQ(sum.carried, 3);
  EXPECT_EQ(sum.by_status[0], 6);
  EXPECT_EQ(sum.timed, 6);
  EXPECT_EQ(sum.closure_days, 9'000'000'000);
  EXPECT_EQ(sum.stages_late, 3);
  EXPECT_EQ(sum.lacking, 3);
  EXPECT_EQ(sum.kept, 6);
  EXPECT_EQ(sum.reported, 9);
  EXPECT_EQ(sum.closed_late, 3);
  EXPECT_EQ(sum.commitments, 12);
  EXPECT_EQ(sum.due_reports, 15);
  EXPECT_EQ(sum.given, 9);
  EXPECT_EQ(sum.missing, 6);
  EXPECT_EQ(sum.data_date, day("2024-03-01"));
  EXPECT_FALSE(sum.distribution);
}

TEST(RollUp, OfUnmergedChildren) {
  const std::vector<TierCell> all = {kExcellent2, kQualified5, kBasic1, kUnqualified1};
  EXPECT_EQ(sum_of({all}), "优秀2 合格5 基本合格1 不合格1");
  EXPECT_EQ(sum_of({all, all}), "优秀4 合格10 基本合格2 不合格2");
  EXPECT_EQ(sum_of({{kExcellent2, kQualified5, kUnqualified1}, all}),
            "优秀4 合格10 基本合格1 不合格2");  // P04 has three
}

TEST(RollUp, IsNeverFinerThanAChild) {
  const std::vector<TierCell> all = {kExcellent2, kQualified5, kBasic1, kUnqualified1};
  const std::vector<TierCell> last_two = {kExcellent2, kQualified5, {Tier::basically_qualified, Tier::unqualified, 3}};
  const std::vector<TierCell> last_three = {kExcellent2, {Tier::qualified, Tier::unqualified, 4}};
  const std::vector<TierCell> one = {{Tier::excellent, Tier::unqualified, 7}};
  for (const bool turned : {false, true}) {
    const auto both = [&](const std::vector<TierCell>& a, const std::vector<TierCell>& b) {
      return turned ? sum_of({b, a}) : sum_of({a, b});
    };
    EXPECT_EQ(both(all, last_two), "优秀4 合格10 基本合格至不合格5");
    EXPECT_EQ(both(all, last_three), "优秀4 合格至不合格11");
    EXPECT_EQ(both(last_two, last_three), "优秀4 合格至不合格12");
    EXPECT_EQ(both(all, one), "优秀至不合格16");
    EXPECT_EQ(both(last_three, one), "优秀至不合格13");
  }
  EXPECT_EQ(sum_of({last_three, all, one, all}), "优秀至不合格31");
}

TEST(RollUp, LeavesGuestsToTheirHome) {
  Figures child = of({kExcellent2});
  child.distribution->members = 5;
  child.distribution->assessed = 2;
  child.distribution->formal = 3;
  child.distribution->under_review = 1;
  child.distribution->undecided = 1;
  child.distribution->merged_below = 3;
  child.distribution->has_cap = true;
  child.distribution->excellent = {"甲"};
  child.distribution->not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)] = 2;
  child.distribution->not_assessed[static_cast<std::size_t>(model::NotAssessed::absent)] = 1;
  Figures sum;
  rules::add(sum, child);
  rules::add(sum, child);
  const model::DisclosedDistribution& got = *sum.distribution;
  EXPECT_EQ(got.members, 6);  // the parts still sum to it
  EXPECT_EQ(got.assessed, 4);
  EXPECT_EQ(got.not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)], 0);
  EXPECT_EQ(got.not_assessed[static_cast<std::size_t>(model::NotAssessed::absent)], 2);
  EXPECT_EQ(got.formal, 6);
  EXPECT_EQ(got.under_review, 2);
  EXPECT_EQ(got.undecided, 2);
  EXPECT_EQ(got.merged_below, 3);
  EXPECT_FALSE(got.has_cap);  // a cap is one branch's
  EXPECT_FALSE(got.within_cap);
  EXPECT_TRUE(got.excellent.empty());
}

// Two branches under a general branch with members of its own, under a committee: guests are nobody's above the branch,
// tiers under review stay a count and never become results.
TEST(RollUp, OfThreeLevelsCountsGuestsAtHomeAndReviewsAsCounts) {
  const auto branch = [](int guests, int under_review) {
    Figures figures = of({kExcellent2, kQualified5});
    model::DisclosedDistribution& tiers = *figures.distribution;
    tiers.under_review = under_review;
    tiers.assessed = 7 + under_review;
    tiers.members = tiers.formal = tiers.assessed + guests;
    tiers.not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)] = guests;
    return figures;
  };
  Figures general;
  for (const Figures& each : {branch(1, 0), branch(2, 3), branch(0, 4)}) rules::add(general, each);
  Figures committee;
  rules::add(committee, Figures{});  // without members of its own
  rules::add(committee, general);
  rules::add(committee, branch(5, 0));
  const model::DisclosedDistribution& got = *committee.distribution;
  EXPECT_EQ(got.not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)], 0);
  EXPECT_EQ(got.members, 7 + 10 + 11 + 7);
  EXPECT_EQ(got.assessed, got.members);
  EXPECT_EQ(got.under_review, 7);
  EXPECT_EQ(text_of(got.cells), "优秀8 合格20");
  EXPECT_EQ(got.assessed, got.under_review + 8 + 20) << "what is under review is in no tier";
}

}  // namespace

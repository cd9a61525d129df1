// SPDX-License-Identifier: MIT
// domain.md rule 2: who is assessed, who is not and why, and the one-third cap (P01, P10, P11).
#include "rules/tiers.h"

#include <gtest/gtest.h>

#include <numeric>

#include "support/records.h"

namespace {

using model::Attendance;
using model::MemberKind;
using model::NotAssessed;
using model::Tier;
using rules::Distribution;
using support::day;
using support::member;

std::string why(Attendance attendance, MemberKind kind = MemberKind::formal) {
  const auto reason = rules::why_not_assessed(member("M1", "甲", {}, attendance, kind));
  return reason ? std::string(word(*reason)) : "评定";
}

TEST(Assessed, OrWhyNot) {
  EXPECT_EQ(why(Attendance::present), "评定");
  EXPECT_EQ(why(Attendance::present_in_writing), "评定");  // P04
  EXPECT_EQ(why(Attendance::made_up), "评定");             // P12
  EXPECT_EQ(why(Attendance::elsewhere), "评定");           // P10
  EXPECT_EQ(why(Attendance::absent), "缺席");
  EXPECT_EQ(why(Attendance::at_leaders_meeting), "已参加民主生活会");  // P12
  EXPECT_EQ(why(Attendance::away), "流动在外");
  EXPECT_EQ(why(Attendance::guest), "流入参评");         // P11
  EXPECT_EQ(why(Attendance::out_of_scope), "不在范围");  // P04
}

TEST(Assessed, FirstReasonWins) {
  EXPECT_EQ(why(Attendance::present, MemberKind::probationary), "预备党员");
  EXPECT_EQ(why(Attendance::absent, MemberKind::probationary), "预备党员");
  EXPECT_EQ(why(Attendance::away, MemberKind::probationary), "预备党员");
  EXPECT_EQ(why(Attendance::guest, MemberKind::probationary), "流入参评");
  EXPECT_EQ(why(Attendance::out_of_scope, MemberKind::probationary), "不在范围");
}

Distribution distribution(std::vector<model::Member> members, const char* as_of = "2024-12-31",
                          const model::Plan& plan = support::plan()) {
  model::YearRecord record = support::record();
  record.members = std::move(members);
  const auto result = rules::distribution_of(record, plan, day(as_of));
  EXPECT_TRUE(result.has_value());
  if (!result) return {};
  // The parts sum to all members.
  const auto sum = [](const auto& parts) { return std::accumulate(parts.begin(), parts.end(), 0); };
  EXPECT_EQ(sum(result->tiers) + result->under_review + result->undecided, result->assessed);
  EXPECT_EQ(result->assessed + sum(result->not_assessed), result->members);
  EXPECT_EQ(result->members, static_cast<int>(record.members.size()));
  return *result;
}

TEST(Distribution, CountsEachMemberOnce) {
  std::vector<model::Member> members;
  for (std::size_t i = 0; i < model::words<Attendance>().size(); ++i)
    for (const MemberKind kind : {MemberKind::formal, MemberKind::probationary})
      members.push_back(member("M", "甲", std::nullopt, static_cast<Attendance>(i), kind));
  for (const Tier tier :
       {Tier::excellent, Tier::qualified, Tier::qualified, Tier::basically_qualified, Tier::unqualified})
    members.push_back(member("N", "乙", tier));
  const Distribution result = distribution(std::move(members));
  EXPECT_EQ(result.tiers, (std::array<int, 4>{1, 2, 1, 1}));
  EXPECT_EQ(result.undecided, 4);
  const auto reason = [&](NotAssessed each) { return result.not_assessed[static_cast<std::size_t>(each)]; };
  EXPECT_EQ(reason(NotAssessed::probationary), 7);
  EXPECT_EQ(reason(NotAssessed::guest), 2);  // a probationary guest is a guest
  EXPECT_EQ(reason(NotAssessed::out_of_scope), 2);
  EXPECT_EQ(reason(NotAssessed::absent), 1);
  EXPECT_EQ(reason(NotAssessed::away), 1);
  EXPECT_EQ(reason(NotAssessed::at_leaders_meeting), 1);
  EXPECT_EQ(result.formal, 8 + 5);  // all formal ones but the guest
}

TEST(Distribution, WaitsForTheSuperiorsApproval) {
  model::Plan plan = support::plan("P12");
  plan.appraisal->approved = plan.appraisal->tiers;
  model::Member approved = member("M1", "甲", Tier::excellent);
  approved.approved = day("2024-02-01");
  const std::vector<model::Member> members = {approved, member("M2", "乙", Tier::qualified)};
  EXPECT_EQ(distribution(members, "2024-01-31", plan).under_review, 2);
  EXPECT_EQ(distribution(members, "2024-01-31", plan).tier(Tier::excellent), 0);
  EXPECT_EQ(distribution(members, "2024-02-01", plan).tier(Tier::excellent), 1);
  EXPECT_EQ(distribution(members, "2024-02-01", plan).under_review, 1);
  EXPECT_EQ(distribution(members, "2024-01-31").tier(Tier::excellent), 1);  // a plan without review
}

TEST(Distribution, IsNothingBeforeTheMeetingOrWithoutAppraisal) {
  model::YearRecord record = support::record();
  record.members = {member("M1", "甲", Tier::qualified)};
  EXPECT_FALSE(rules::distribution_of(record, support::plan(), day("2024-01-18")));
  EXPECT_TRUE(rules::distribution_of(record, support::plan(), day("2024-01-19")));
  record.meeting.date.reset();
  EXPECT_FALSE(rules::distribution_of(record, support::plan(), day("2024-12-31")));
  record.meeting.date = day("2024-01-19");
  model::Plan silent = support::plan("P02");
  silent.appraisal.reset();
  EXPECT_FALSE(rules::distribution_of(record, silent, day("2024-12-31")));
}

TEST(Cap, IsAThirdOfTheFormalMembers) {
  const struct {
    int formal, excellent, cap;
    bool within;
  } cases[] = {{9, 3, 3, true},  {9, 4, 3, false}, {10, 3, 3, true}, {10, 4, 3, false},
               {11, 3, 3, true}, {12, 4, 4, true}, {3, 1, 1, true},  {3, 2, 1, false},
               {2, 0, 0, true},  {2, 1, 0, false}, {0, 0, 0, true}};
  for (const auto& each : cases) {
    std::vector<model::Member> members;
    for (int i = 0; i < each.formal; ++i)
      members.push_back(member("M", "甲", i < each.excellent ? Tier::excellent : Tier::qualified));
    members.push_back(member("P", "乙", {}, Attendance::present, MemberKind::probationary));
    members.push_back(member("G", "丙", {}, Attendance::guest));
    const Distribution result = distribution(std::move(members));
    EXPECT_EQ(result.formal, each.formal);
    EXPECT_EQ(result.cap(), each.cap) << each.formal;
    EXPECT_EQ(result.within_cap(), each.within) << each.formal << " " << each.excellent;
  }
}

TEST(Cap, CountsAbsentAndAwayMembersInItsBase) {
  const Distribution result =
      distribution({member("M1", "甲", Tier::excellent), member("M2", "乙", {}, Attendance::absent),
                    member("M3", "丙", {}, Attendance::away)});
  EXPECT_EQ(result.formal, 3);
  EXPECT_TRUE(result.within_cap());
}

// P04: only 优秀 and 不合格 wait for the superior.
TEST(Distribution, WaitsForTheTiersThatThePlanNames) {
  model::Plan plan = support::plan("P04");
  plan.appraisal->approved = {Tier::excellent, Tier::unqualified};
  const auto result = distribution(
      {member("M1", "甲", Tier::excellent), member("M2", "乙", Tier::qualified), member("M3", "丙", Tier::unqualified)},
      "2024-02-01", plan);
  EXPECT_EQ(result.tiers, (std::array<int, 4>{0, 1, 0, 0}));
  EXPECT_EQ(result.under_review, 2);
}

TEST(Distribution, HasTheCapOfThePlan) {
  const std::vector<model::Member> members = {member("M1", "甲", Tier::excellent),
                                              member("M2", "乙", Tier::excellent),
                                              member("M3", "丙", Tier::qualified),
                                              member("M4", "丁", {}, Attendance::absent),
                                              member("M5", "戊", {}, Attendance::present, MemberKind::probationary),
                                              member("M6", "己", {}, Attendance::guest)};
  const auto with = [&](model::Cap cap) {
    model::Plan plan = support::plan("P99");
    plan.appraisal->cap = cap;
    return distribution(members, "2024-02-01", plan);
  };
  EXPECT_EQ(with({1, 3, model::CapBase::formal}).base(), 4);
  EXPECT_EQ(with({1, 3, model::CapBase::formal}).cap(), 1);
  EXPECT_FALSE(with({1, 3, model::CapBase::formal}).within_cap());
  EXPECT_EQ(with({2, 5, model::CapBase::members}).base(), 5);       // without the guest
  EXPECT_TRUE(with({2, 5, model::CapBase::members}).within_cap());  // exactly two fifths
  EXPECT_EQ(with({1, 2, model::CapBase::assessed}).base(), 3);
  EXPECT_EQ(with({1, 2, model::CapBase::assessed}).cap(), 1);
}

}  // namespace

// SPDX-License-Identifier: MIT
// What a unit lacks: only what its plan asks for, this audience may see, and only once the meeting was held.
#include "rules/missing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/computed.h"
#include "rules/disclose.h"
#include "support/records.h"

namespace {

using model::Audience;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

class MissingTest : public testing::Test {
 protected:
  MissingTest() {
    record_.members = {support::member("M1", "甲"), support::member("M2", "乙"), support::member("M3", "丙")};
    plan_.posted.commitments = Audience::unit;
    plan_.lists = {model::Lister::committee};
    plan_.promises = model::Promisers::all;
  }
  [[nodiscard]] model::DisclosedRecord shown() const {
    const rules::KnownNames names;
    const rules::Computed computed = rules::compute(record_, plan_, support::calendar(), {as_of_, 15});
    return rules::disclose(record_, computed, plan_, {audience_, Audience::unit, 3, as_of_, names});
  }
  [[nodiscard]] std::vector<std::string> missing() const { return shown().missing; }

  model::YearRecord record_ = support::record();
  model::Plan plan_ = support::plan();
  Audience audience_ = Audience::unit;
  model::Date as_of_ = day("2024-03-01");
};

TEST_F(MissingTest, SaysAllThatThePlanAsksFor) {
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺", "评议结果"));
  EXPECT_EQ(shown().figures.lacking, 1) << "one unit, however much it lacks";
}

TEST_F(MissingTest, NothingBeforeTheMeetingOrWithoutItsDate) {
  as_of_ = day("2024-01-18");
  EXPECT_THAT(missing(), IsEmpty());
  as_of_ = day("2024-01-19");
  EXPECT_EQ(missing().size(), 3U);
  record_.meeting.date.reset();
  EXPECT_THAT(missing(), IsEmpty());
  EXPECT_EQ(shown().figures.lacking, 0);
}

TEST_F(MissingTest, NotWhatThePlanDoesNotAskFor) {
  plan_.promises = model::Promisers::none;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "评议结果"));
  plan_.lists.clear();
  plan_.appraisal.reset();
  EXPECT_THAT(missing(), IsEmpty());
}

TEST_F(MissingTest, NotWhatThisAudienceDoesNotSeeAnyway) {
  plan_.posted.commitments = Audience::members;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "评议结果"));
  audience_ = Audience::society;
  EXPECT_THAT(missing(), ElementsAre("整改清单"));
  plan_.posted.items = Audience::unit;
  EXPECT_THAT(missing(), IsEmpty());
}

TEST_F(MissingTest, NotWhatIsThere) {
  record_.items = {support::item("R1", "2024-05-01")};
  record_.members[0].tier = model::Tier::qualified;
  EXPECT_THAT(missing(), ElementsAre("承诺"));
}

TEST_F(MissingTest, NotWhatOnlyNarrowerAudiencesSee) {
  record_.items = {support::item("R1", "2024-05-01")};
  record_.items[0].scope = Audience::members;
  record_.commitments = {support::commitment("C1", "M1", "承诺")};
  record_.commitments[0].scope = Audience::members;
  EXPECT_TRUE(shown().items.empty());
  EXPECT_THAT(missing(), ElementsAre("评议结果"));
}

TEST_F(MissingTest, TheCommitteesListWhereOnlyMembersHaveOne) {
  record_.items = {support::item("R1", "2024-05-01")};
  record_.items[0].subject.member = "M1";
  audience_ = Audience::members;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺", "评议结果"));
}

TEST_F(MissingTest, MembersReadOfMaterialsThatAreOverdueEvenBeforeTheMeeting) {
  plan_ = support::plan();
  plan_.appraisal.reset();
  plan_.filings = {{"方案", "党委", support::deadline("会前10日"), true, true, {}},
                   {"报告", "党委", support::deadline("会后15日"), false, false, {}},
                   {"名单", "党委", {}, false, false, {}}};
  audience_ = Audience::members;
  const auto on = [&](const char* as_of) {
    as_of_ = day(as_of);
    return missing();
  };
  EXPECT_THAT(on("2024-01-09"), IsEmpty());
  EXPECT_THAT(on("2024-01-10"), ElementsAre("报送方案"));
  EXPECT_THAT(on("2024-02-04"), ElementsAre("报送方案", "报送报告"));
  EXPECT_EQ(shown().figures.lacking, 1) << "one unit, however much it lacks";
  audience_ = Audience::unit;
  EXPECT_THAT(missing(), IsEmpty());
}

TEST_F(MissingTest, TiersUnderReviewAreThere) {
  record_.members[0].tier = model::Tier::qualified;
  plan_.appraisal->approved = plan_.appraisal->tiers;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺"));
  EXPECT_EQ(shown().figures.distribution->under_review, 1);
  plan_.appraisal->approved = {model::Tier::qualified};  // to wait tells the tier
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺"));
  EXPECT_EQ(shown().figures.distribution->under_review, 0) << "beyond members it is not told from none at all";
  EXPECT_EQ(shown().figures.distribution->pending, 3);
  audience_ = Audience::members;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺"));
  EXPECT_EQ(shown().figures.distribution->under_review, 1);
}

TEST_F(MissingTest, WhatFewMembersLackIsToldToMembers) {
  record_.members.pop_back();
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺", "评议结果"));
  plan_.appraisal->approved = {model::Tier::qualified};
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺")) << "few are not told from none";
  audience_ = Audience::members;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺", "评议结果"));
}

TEST_F(MissingTest, NobodyToAssessLacksNoTiers) {
  for (model::Member& member : record_.members) member.kind = model::MemberKind::probationary;
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺"));
}

TEST_F(MissingTest, ASuperiorWithoutMembersOwesNothingItself) {
  record_.members.clear();
  EXPECT_THAT(missing(), ElementsAre("整改清单", "承诺", "评议结果")) << "a branch has members";
  record_.organization.kind = model::OrganizationKind::general_branch;
  EXPECT_THAT(missing(), IsEmpty());
}

}  // namespace

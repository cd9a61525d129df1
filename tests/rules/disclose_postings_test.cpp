// SPDX-License-Identifier: MIT
// Amendments by audience: nobody is shown a former text that they were never posted, or may not see any more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "rules/frozen.h"
#include "support/records.h"

namespace {

using model::Audience;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

struct PostedUnit {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan("P11");
  rules::KnownNames names{{"甲一", "乙二二"}};
  Audience mask_from = Audience::society;

  PostedUnit() {
    plan.posted.commitments = Audience::unit;
    record.members = {support::member("M1", "甲一"), support::member("M2", "乙二二")};
    record.problems = {support::problem("P1", "2023"), support::problem("P2", "2023")};
    record.problems[1].subject = {"M2", "乙二二"};
    record.items = {support::item("R1", "2024-06-30")};
    record.items[0].problem = "P1";
    record.items[0].responsible = "甲一";
    record.commitments = {support::commitment("C1", "M1", "带头")};
  }

  model::Rectification& item() { return record.items[0]; }
  model::Posting& posting() { return item().posting; }

  // As it is now; seen first by these.
  PostedUnit& post(const char* date, std::initializer_list<Audience> first, const char* basis = "") {
    for (const Audience each : first) {
      posting().first[static_cast<std::size_t>(each)] = day(date);
      posting().from[static_cast<std::size_t>(each)] = posting().texts.size();
    }
    posting().texts.push_back({day(date), basis, rules::frozen_fields(item(), record)});
    return *this;
  }

  [[nodiscard]] model::DisclosedRecord shown(Audience audience, const char* as_of = "2024-05-01",
                                             bool posts = false) const {
    const rules::Computed computed = rules::compute(record, plan, support::calendar(), {day(as_of), 15});
    return rules::disclose(record, computed, plan,
                           {audience, Audience::unit, 3, day(as_of), names, {}, mask_from, posts});
  }

  [[nodiscard]] std::vector<std::string> amendments(Audience audience, const char* as_of = "2024-05-01") const {
    std::vector<std::string> out;
    for (const model::DisclosedItem& item : shown(audience, as_of).items)
      for (const model::DisclosedAmendment& each : item.amendments)
        for (const auto& change : each.changes)
          out.push_back(model::iso(each.date) + " " + change.field + " " + change.before.text + "->" +
                        change.after.text + " " + each.basis);
    return out;
  }
};

TEST(DisclosePostings, WhatStoodThereStandsBesideWhatStandsThereNow) {
  PostedUnit unit;
  unit.post("2024-03-08", {Audience::unit, Audience::society});
  unit.item().responsible = "乙二二";
  unit.item().measures = "请甲一办";
  unit.post("2024-03-12", {}, "甲一调离");
  EXPECT_THAT(unit.amendments(Audience::unit),
              ElementsAre("2024-03-12 整改措施 ->请甲一办 甲一调离", "2024-03-12 责任人 甲一->乙二二 甲一调离"));
  EXPECT_THAT(unit.amendments(Audience::society),  // masked, the reason too
              ElementsAre("2024-03-12 整改措施 ->请甲*办 甲*调离", "2024-03-12 责任人 甲*->乙*二 甲*调离"));
  EXPECT_THAT(unit.amendments(Audience::members), IsEmpty());  // were never posted the first text
  EXPECT_THAT(unit.amendments(Audience::unit, "2024-03-11"), IsEmpty());
}

TEST(DisclosePostings, WhatIsNotPostedYetIsOfTheDay) {
  PostedUnit unit;
  unit.post("2024-03-08", {Audience::unit});
  unit.item().unit = "办公室";
  unit.item().basis = "支委会决定";
  EXPECT_THAT(unit.amendments(Audience::unit), ElementsAre("2024-05-01 责任单位 ->办公室 支委会决定"));
}

TEST(DisclosePostings, ASecondAudienceSeesOnlyWhatCameAfter) {
  PostedUnit unit;
  unit.post("2024-03-08", {Audience::members});
  unit.item().unit = "甲室";
  unit.post("2024-03-08", {Audience::unit}, "一");
  unit.item().unit = "乙室";
  unit.post("2024-03-08", {}, "二");
  EXPECT_THAT(unit.amendments(Audience::members),
              ElementsAre("2024-03-08 责任单位 ->甲室 一", "2024-03-08 责任单位 甲室->乙室 二"));
  EXPECT_THAT(unit.amendments(Audience::unit), ElementsAre("2024-03-08 责任单位 甲室->乙室 二"));
}

TEST(DisclosePostings, AMembersProblemStaysTheMembers) {
  PostedUnit unit;
  unit.item().problem = "P2";
  unit.post("2024-03-08", {Audience::members, Audience::unit});
  unit.item().problem = "P1";
  unit.post("2024-03-12", {}, "核对");
  EXPECT_THAT(unit.amendments(Audience::unit), IsEmpty());
  EXPECT_THAT(unit.amendments(Audience::members), ElementsAre("2024-03-12 问题 问题P2->问题P1 核对"));
}

TEST(DisclosePostings, ATextThatWasAMembersOwnIsLeftOut) {
  PostedUnit unit;
  unit.post("2024-03-08", {Audience::members, Audience::unit});
  unit.item().subject = {"M2", "乙二二"};
  unit.item().unit = "本人";
  unit.post("2024-03-12", {}, "一");
  unit.item().subject = {};
  unit.item().unit = "办公室";
  unit.post("2024-03-20", {}, "二");
  EXPECT_THAT(unit.amendments(Audience::unit), IsEmpty());
  EXPECT_THAT(unit.amendments(Audience::members),
              ElementsAre("2024-03-12 主体 班子->乙二二 一", "2024-03-12 责任单位 ->本人 一",
                          "2024-03-20 主体 乙二二->班子 二", "2024-03-20 责任单位 本人->办公室 二"));
}

TEST(DisclosePostings, NamesAreMaskedForWhomTheSettingsSay) {
  PostedUnit unit;
  unit.mask_from = Audience::members;
  unit.post("2024-03-08", {Audience::members});
  unit.item().subject = {"M2", "乙二二"};
  unit.post("2024-03-12", {}, "甲一提出");
  EXPECT_THAT(unit.amendments(Audience::members), ElementsAre("2024-03-12 主体 班子->乙*二 甲*提出"));
  model::Commitment& commitment = unit.record.commitments[0];
  commitment.posting.first[static_cast<std::size_t>(Audience::members)] = day("2024-03-08");
  commitment.posting.texts = {{day("2024-03-08"), "", rules::frozen_fields(commitment)}};
  commitment.member = "M2";
  commitment.name = "乙二二";
  const auto amendments = unit.shown(Audience::members).commitments.at(0).amendments;
  ASSERT_EQ(amendments.size(), 1);
  EXPECT_EQ(amendments[0].changes.at(0).before.text, "姓*1");
  EXPECT_EQ(amendments[0].changes[0].after.text, "乙*二");
}

TEST(DisclosePostings, TheDayOfPostingIsThatOfTheAudience) {
  PostedUnit unit;
  EXPECT_EQ(unit.shown(Audience::unit).items.at(0).posted_on, std::nullopt);
  EXPECT_EQ(unit.shown(Audience::unit, "2024-05-01", true).items.at(0).posted_on, day("2024-05-01"));
  EXPECT_EQ(unit.shown(Audience::unit, "2024-05-01", true).commitments.at(0).posted_on, day("2024-05-01"));
  unit.post("2024-03-08", {Audience::unit});
  EXPECT_EQ(unit.shown(Audience::unit, "2024-05-01", true).items.at(0).posted_on, day("2024-03-08"));
  EXPECT_EQ(unit.shown(Audience::unit, "2024-03-07").items.at(0).posted_on, std::nullopt);
  EXPECT_EQ(unit.shown(Audience::members).items.at(0).posted_on, std::nullopt);
}

TEST(DisclosePostings, GoneFromItsDayOn) {
  PostedUnit unit;
  unit.post("2024-03-08", {Audience::unit});
  unit.posting().gone = day("2024-04-01");
  EXPECT_TRUE(unit.shown(Audience::unit, "2024-04-01").items.at(0).gone);
  EXPECT_FALSE(unit.shown(Audience::unit, "2024-03-31").items.at(0).gone);
}

TEST(DisclosePostings, AnItemThatACommitmentLeftIsNotNamedToWhomItIsNotShown) {
  PostedUnit unit;
  model::Commitment& commitment = unit.record.commitments[0];
  commitment.rectification = "R9";
  commitment.posting.first[static_cast<std::size_t>(Audience::unit)] = day("2024-03-08");
  commitment.posting.texts = {{day("2024-03-08"), "", rules::frozen_fields(commitment)}};
  commitment.rectification = "R1";
  EXPECT_THAT(unit.shown(Audience::unit).commitments.at(0).amendments, IsEmpty());
  commitment.measures = "每周一次";
  const auto amendments = unit.shown(Audience::unit).commitments.at(0).amendments;
  ASSERT_EQ(amendments.size(), 1);
  ASSERT_EQ(amendments[0].changes.size(), 1);
  EXPECT_EQ(amendments[0].changes[0].field, "措施");
}

}  // namespace

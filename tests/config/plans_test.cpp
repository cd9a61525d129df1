// SPDX-License-Identifier: MIT
#include "config/plans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "support/failure_of.h"

namespace {

using config::Plans;
using model::Attendance;
using model::Audience;
using model::Plan;
using model::TableId;
using support::failure_of;
using testing::ElementsAre;
using testing::IsEmpty;

// A plan that loads; cases replace one part of it.
const std::string kPlan = R"({"id": "P99", "name": "某方案", "organization": "某支部", "year": 2024, "source": "某处",
  "tables": ["meeting"], "items_posted": "unit", "commitments_posted": "members", "fulfilment": "none"})";

std::string changed(const std::string& from, const std::string& to) {
  std::string plan = kPlan;
  return plan.replace(plan.find(from), from.size(), to);
}

std::string message(const std::string& json) {
  return failure_of([&] { Plans().add(json, "plans/P99.json"); });
}

TEST(Plans, ShippedOnesLoadAndAreComplete) {
  const Plans plans = Plans::shipped();
  EXPECT_EQ(plans.known(), "P10、P11、P12");
  for (const char* id : {"P10", "P11", "P12"}) {
    SCOPED_TRACE(id);
    const Plan* plan = plans.find(id);
    ASSERT_NE(plan, nullptr);
    EXPECT_EQ(plan->id, id);
    ASSERT_TRUE(plan->appraisal);
    EXPECT_EQ(plan->appraisal->tiers.size(), 4U);
    EXPECT_FALSE(plan->standing_allowed);  // no seed allows it
    EXPECT_TRUE(plan->uses(TableId::meeting));
    EXPECT_TRUE(plan->uses(TableId::rectification));
    EXPECT_TRUE(plan->requires_column("rectification.measures"));
    EXPECT_EQ(plan->items_posted, Audience::society);
    EXPECT_FALSE(plan->stages.empty());
    EXPECT_EQ(plans.digest(id).size(), 64U);
  }
  EXPECT_EQ(plans.find("P01"), nullptr);
}

TEST(Plans, ShippedOnesDifferAsTheirSeedsDo) {
  const Plans plans = Plans::shipped();
  const Plan& village = *plans.find("P10");
  const Plan& court = *plans.find("P11");
  const Plan& school = *plans.find("P12");
  EXPECT_EQ(village.year, 2018);
  EXPECT_EQ(court.year, 2021);
  EXPECT_EQ(school.year, 2017);
  EXPECT_TRUE(village.appraisal->cap_third);
  EXPECT_TRUE(court.appraisal->cap_third);
  EXPECT_FALSE(school.appraisal->cap_third);
  EXPECT_TRUE(school.appraisal->reviewed);
  EXPECT_FALSE(court.appraisal->reviewed);
  EXPECT_TRUE(court.appraisal->commended);
  EXPECT_FALSE(village.appraisal->commended);
  EXPECT_EQ(village.fulfilment, model::Rhythm::quarterly);
  EXPECT_EQ(court.fulfilment, model::Rhythm::none);
  EXPECT_EQ(court.commitments_posted, Audience::unit);
  EXPECT_EQ(village.commitments_posted, Audience::members);
  EXPECT_THAT(village.appraisal->attendance,
              ElementsAre(Attendance::present, Attendance::absent, Attendance::elsewhere, Attendance::away));
  EXPECT_THAT(court.appraisal->attendance,
              ElementsAre(Attendance::present, Attendance::absent, Attendance::guest, Attendance::away));
  EXPECT_THAT(school.appraisal->attendance, ElementsAre(Attendance::present, Attendance::absent, Attendance::made_up,
                                                        Attendance::at_leaders_meeting));
  EXPECT_TRUE(school.requires_column("member.approved"));
  EXPECT_FALSE(village.requires_column("rectification.deadline"));
  ASSERT_TRUE(village.stages.back().end);
  EXPECT_EQ(model::canonical(*village.stages.back().end), "会后6个月");
  ASSERT_TRUE(school.stages.front().end);
  EXPECT_EQ(model::canonical(*school.stages.front().end), "2017-03-10");
  for (const model::PlanStage& stage : court.stages) EXPECT_FALSE(stage.end) << stage.name;  // left open by the seed
}

TEST(Plans, LeaveOutWhatIsNotAsked) {
  Plans plans;
  plans.add(kPlan, "plans/P99.json");
  const Plan* plan = plans.find("P99");
  ASSERT_NE(plan, nullptr);
  EXPECT_FALSE(plan->appraisal);
  EXPECT_THAT(plan->tables, ElementsAre(TableId::meeting));
  EXPECT_THAT(plan->required, IsEmpty());
  EXPECT_THAT(plan->stages, IsEmpty());
  EXPECT_FALSE(plan->standing_allowed);
  EXPECT_EQ(plans.digest("P99"), base::sha256_hex(kPlan));
}

TEST(Plans, MayNameTablesAndColumnsInChinese) {
  Plans plans;
  plans.add(changed(R"("tables": ["meeting"])",
                    R"("tables": ["年度", "整改"], "required": ["整改.整改时限", "rectification.责任人"])"),
            "plans/P99.json");
  EXPECT_TRUE(plans.find("P99")->uses(TableId::rectification));
  EXPECT_TRUE(plans.find("P99")->requires_column("rectification.deadline"));
  EXPECT_TRUE(plans.find("P99")->requires_column("rectification.responsible"));
}

TEST(Plans, RefuseUnknownKeysWithTheKnownOnes) {
  EXPECT_EQ(
      message(changed(R"("year")", R"("cap": true, "year")")),
      "plans/P99.json：“cap”不认识。请改名或删去。可以写的有：appraisal、comment、commitments_posted、fulfilment、id、"
      "items_posted、name、organization、required、source、stages、standing_allowed、tables、year。");
  EXPECT_EQ(
      message(changed(R"("year")", R"("appraisal": {"cap": true}, "year")")),
      "plans/P99.json：“appraisal.cap”不认识。请改名或删去。可以写的有：attendance、cap_third、commended、comment、"
      "reviewed、tiers。");
  EXPECT_EQ(message(changed(R"("year")", R"("stages": [{"name": "a"}, {"name": "b", "day": 1}], "year")")),
            "plans/P99.json：“stages[1].day”不认识。请改名或删去。可以写的有：comment、end、name、sitting。");
}

TEST(Plans, RefuseUnknownWordsAndWrongKinds) {
  struct Case {
    const char *from, *to, *expected;
  };
  const Case cases[] = {
      {R"("id": "P99", )", "", "“id”没有写。这是必填的。"},
      {R"("P99")", R"("")", "“id”没有写。这是必填的。"},
      {R"("source": "某处",)", "", "“source”没有写。这是必填的。"},
      {R"(2024)", R"("2024")", "“year”不是 2000 到 2199 的整数。请改正，不加引号。"},
      {R"(2024)", "1999", "“year”不是 2000 到 2199 的整数。请改正，不加引号。"},
      {R"(["meeting"])", R"(["meetings"])", "“tables”里有不认识的表 meetings。请见 ledger 的表名。"},
      {R"(["meeting"])", R"("meeting")", "“tables”不是列表。请写成 [\"…\", \"…\"]。"},
      {R"(["meeting"])", "[1]", "“tables”里有不是文字的值。请写成 [\"…\", \"…\"]。"},
      {R"("unit")", R"("all")", "“items_posted”不是 members、unit 或 society。请三者选一。"},
      {R"("members")", R"("党员")", "“commitments_posted”不是 members、unit 或 society。请三者选一。"},
      {R"("none")", R"("yearly")", "“fulfilment”不是 none 或 quarterly。请二者选一。"},
      {R"("year")", R"("standing_allowed": "no", "year")", "“standing_allowed”不是 true 或 false。请改正，不加引号。"},
      {R"("year")", R"("required": ["rectification.due"], "year")",
       "“required”里有不认识的列 rectification.due。请写成 rectification.deadline。"},
      {R"("year")", R"("required": ["rectification"], "year")",
       "“required”里有不认识的列 rectification。请写成 rectification.deadline。"},
      {R"("year")", R"("required": ["list.deadline"], "year")",
       "“required”里有不认识的列 list.deadline。请写成 rectification.deadline。"},
      {R"("year")", R"("appraisal": [], "year")", "“appraisal”不是对象。请写成 {\"键\": 值, …}。"},
      {R"("year")", R"("appraisal": {"tiers": ["良好"]}, "year")",
       "“appraisal.tiers”里有不认识的等次 良好。可用：优秀、合格、基本合格、不合格。"},
      {R"("year")", R"("appraisal": {"attendance": ["请假"]}, "year")",
       "“appraisal.attendance”里有不认识的评议情况 请假。请见 ledger 的“评议情况”。"},
      {R"("year")", R"("stages": {}, "year")", "“stages”不是列表。请写成 [ {…}, {…} ]。"},
      {R"("year")", R"("stages": [1], "year")", "“stages[0]”不是对象。请写成 {\"键\": 值, …}。"},
      {R"("year")", R"("stages": [{}], "year")", "“stages[0].name”没有写。这是必填的。"},
      {R"("year")", R"("stages": [{"name": "a", "end": "年底"}], "year")",
       "“stages[0].end”不是时限。请写成 2017-03-10 或 会后15日。"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(message(changed(each.from, each.to)), std::string("plans/P99.json：") + each.expected) << each.to;
  EXPECT_EQ(message(kPlan), "(no failure)");
}

}  // namespace

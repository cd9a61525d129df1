// SPDX-License-Identifier: MIT
#include "config/plans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

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
  "tables": ["meeting"], "posted": {"rectification": "unit", "commitment": "members"}, "fulfilment": "none"})";

std::string changed(const std::string& from, const std::string& to) {
  std::string plan = kPlan;
  return plan.replace(plan.find(from), from.size(), to);
}

std::string plan_message(const std::string& json) {
  return failure_of([&] { Plans().add(json, "plans/P99.json"); });
}

TEST(Plans, ShippedOnesLoadAndAreComplete) {
  const Plans plans = Plans::shipped();
  EXPECT_EQ(plans.known(), "P01、P02、P03、P04、P05、P06、P07、P08、P09、P10、P11、P12");
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
    EXPECT_EQ(plan->posted.items, Audience::society);
    EXPECT_FALSE(plan->stages.empty());
    EXPECT_THAT(plan->unsaid, IsEmpty());
  }
  EXPECT_EQ(plans.find("P13"), nullptr);
}

TEST(Plans, ShippedOnesDifferAsTheirSeedsDo) {
  const Plans plans = Plans::shipped();
  const Plan& village = *plans.find("P10");
  const Plan& court = *plans.find("P11");
  const Plan& school = *plans.find("P12");
  EXPECT_EQ(village.year, 2018);
  EXPECT_EQ(court.year, 2021);
  EXPECT_EQ(school.year, 2017);
  for (const Plan* capped : {&village, &court}) {
    ASSERT_TRUE(capped->appraisal->cap);
    EXPECT_EQ(capped->appraisal->cap->base, model::CapBase::formal);
    EXPECT_EQ(capped->appraisal->cap->most(20), 6);  // a third, rounded down
    EXPECT_EQ(capped->appraisal->cap->most(21), 7);
  }
  EXPECT_FALSE(school.appraisal->cap);
  EXPECT_EQ(school.appraisal->approved, school.appraisal->tiers);
  EXPECT_TRUE(school.appraisal->told_after);
  EXPECT_THAT(court.appraisal->approved, IsEmpty());
  EXPECT_THAT(school.must_talk, ElementsAre(model::TalkKind::among_commissioners));
  EXPECT_TRUE(court.appraisal->commended);
  EXPECT_FALSE(village.appraisal->commended);
  EXPECT_EQ(village.fulfilment, model::Rhythm::quarterly);
  EXPECT_EQ(court.fulfilment, model::Rhythm::none);
  EXPECT_EQ(court.posted.commitments, Audience::unit);
  EXPECT_EQ(village.posted.commitments, Audience::members);
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
  EXPECT_THAT(plan->tables, ElementsAre(TableId::meeting, TableId::disclosure));
  EXPECT_THAT(plan->required, IsEmpty());
  EXPECT_THAT(plan->stages, IsEmpty());
  EXPECT_FALSE(plan->standing_allowed);
  EXPECT_EQ(plan->meetings_a_year, 1);
  EXPECT_EQ(plan->posted.personal_items, Audience::members);
  EXPECT_EQ(plan->promises, model::Promisers::none);
  EXPECT_EQ(plan->last_list, model::LastList::none);
  EXPECT_EQ(plan->stale_months, 3);
  EXPECT_THAT(plan->filings, IsEmpty());
}

TEST(Plans, SayWhatIsSentWhereAndKept) {
  Plans plans;
  plans.add(changed(R"("fulfilment": "none")", R"("fulfilment": "next_meeting", "meetings_a_year": 2,
      "filings": [{"material": "方案", "recipient": "党委", "end": "会前10日", "reviewed": true, "gate": true},
                  {"material": "报告", "recipient": "党委", "of": ["党支部"], "comment": "三之一"}],
      "materials": [{"name": "会议记录"}], "lists": ["committee", "members"], "promises": "leaders",
      "last_list": "three_states", "must_talk": ["党员之间"], "duty_report": ["党员大会"], "look_back": true, "approval": "unit",
      "stale_months": 6)"),
            "plans/P99.json");
  const Plan& plan = *plans.find("P99");
  EXPECT_EQ(plan.fulfilment, model::Rhythm::next_meeting);
  EXPECT_EQ(plan.meetings_a_year, 2);
  ASSERT_EQ(plan.filings.size(), 2U);
  EXPECT_EQ(model::canonical(*plan.filings[0].end), "会前10日");
  EXPECT_TRUE(plan.filings[0].reviewed && plan.filings[0].gate);
  EXPECT_TRUE(plan.filings[0].of.concerns(model::OrganizationKind::committee));
  EXPECT_FALSE(plan.filings[1].of.concerns(model::OrganizationKind::committee));
  EXPECT_TRUE(plan.filings[1].of.concerns(model::OrganizationKind::branch));
  EXPECT_THAT(plan.materials, ElementsAre("会议记录"));
  EXPECT_TRUE(plan.lists_of(model::Lister::members));
  EXPECT_FALSE(plan.lists_of(model::Lister::commissioners));
  EXPECT_EQ(plan.promises, model::Promisers::leaders);
  EXPECT_EQ(plan.last_list, model::LastList::three_states);
  EXPECT_TRUE(plan.must_talk_of(model::TalkKind::among_members));
  EXPECT_THAT(plan.duty_report, ElementsAre("党员大会"));
  EXPECT_EQ(plan.approval, model::Audience::unit);
  EXPECT_TRUE(plan.look_back);
  EXPECT_EQ(plan.stale_months, 6);
}

// What a seed leaves open is the workspace's to say; nobody makes up a number for it.
const std::string kOpen = R"("open": [{"key": "days", "name": "会前几天报送", "kind": "count"},
  {"key": "scope", "name": "个人清单给谁看", "kind": "audience"}],
  "filings": [{"material": "方案", "recipient": "党委", "end": "会前{days}日"}],
  "posted": {"personal": "{scope}"}, "x")";

std::string open_plan() {
  std::string plan = kPlan.substr(0, kPlan.find(R"("posted")")) + kOpen;
  return plan.substr(0, plan.rfind(", \"x\"")) + "}";
}

TEST(Plans, TakeWhatIsOpenFromTheWorkspace) {
  Plans plans = Plans::shipped({{"P99", {{"days", "7"}, {"scope", "unit"}}}});
  plans.add(open_plan(), "plans/P99.json");
  const Plan& plan = *plans.find("P99");
  EXPECT_EQ(model::canonical(*plan.filings[0].end), "会前7日");
  EXPECT_EQ(plan.posted.personal_items, Audience::unit);
  EXPECT_THAT(plan.unsaid, IsEmpty());
}

TEST(Plans, KnowWhatIsStillOpen) {
  Plans plans;
  plans.add(open_plan(), "plans/P99.json");
  EXPECT_THAT(plans.find("P99")->unsaid,
              ElementsAre("会前几天报送（plan_values 的 P99.days）", "个人清单给谁看（plan_values 的 P99.scope）"));
}

TEST(Plans, RefuseValuesThatDoNotFit) {
  const auto said = [](const config::PlanValues& values, const std::string& plan = "P99") {
    return failure_of([&] {
      Plans plans = Plans::shipped({{plan, values}});
      plans.add(open_plan(), "plans/P99.json");
      plans.refuse_values_of_nobody();
    });
  };
  EXPECT_EQ(said({{"days", "0"}}),
            "gongshilan.json：“plan_values.P99.days”不是 1 到 1000 的整数。这是会前几天报送，请改正。");
  EXPECT_EQ(said({{"scope", "党员"}}),
            "gongshilan.json：“plan_values.P99.scope”不是 members、unit 或 "
            "society。这是个人清单给谁看，请三者选一。");
  EXPECT_EQ(said({{"day", "7"}}), "gongshilan.json：“plan_values.P99.day”不认识。方案 P99 没有这一项，请删去。");
  EXPECT_TRUE(
      said({{"days", "7"}}, "P98").starts_with("gongshilan.json：“plan_values.P98”：没有这个方案。可用的方案："));
}

TEST(Plans, MayAmendAnother) {
  Plans plans;
  plans.add(kPlan, "plans/P99.json");
  plans.add(R"({"id": "OWN", "amends": "P99", "year": 2025, "posted": {"commitment": "unit"}, "fulfilment": null})",
            "plans/OWN.json");
  const Plan& own = *plans.find("OWN");
  EXPECT_EQ(own.year, 2025);
  EXPECT_EQ(own.name, "某方案");
  EXPECT_EQ(own.posted.commitments, Audience::unit);
  EXPECT_EQ(own.posted.items, Audience::unit);  // as before
  EXPECT_EQ(own.fulfilment, model::Rhythm::none);
  EXPECT_EQ(plans.find("P99")->year, 2024);
  EXPECT_EQ(failure_of([&] { plans.add(R"({"id": "B", "amends": "P00"})", "plans/B.json"); }),
            "plans/B.json：“amends”的方案 P00 没有。可以写的有：OWN、P99。");
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
      plan_message(changed(R"("year")", R"("cap": true, "year")")),
      "plans/"
      "P99.json：“cap”不认识。请改名或删去。可以写的有：absent_told、amends、appraisal、approval、comment、duty_"
      "report、"
      "filings、fresh_problems、fulfilment、id、last_list、lists、look_back、materials、meetings_a_year、must_"
      "talk、name、"
      "open、organization、posted、promises、required、source、stages、stale_months、standing_allowed、tables、year。");
  EXPECT_EQ(
      plan_message(changed(R"("year")", R"("appraisal": {"tiers": ["优秀"], "third": true}, "year")")),
      "plans/"
      "P99.json：“appraisal.third”不认识。请改名或删去。可以写的有：approved、attendance、ballot、cap、commended、"
      "comment、scores、tiers、told_after。");
  EXPECT_EQ(plan_message(changed(R"("year")", R"("stages": [{"name": "a"}, {"name": "b", "day": 1}], "year")")),
            "plans/P99.json：“stages[1].day”不认识。请改名或删去。可以写的有：comment、end、name、of、sitting。");
}

TEST(Plans, RefuseUnknownWordsAndWrongKinds) {
  EXPECT_EQ(plan_message(changed(R"("year")", R"("approval": "社会", "year")")),
            "plans/P99.json：“approval”不是 members、unit 或 society。请三者选一，或删去。");
  struct Case {
    const char *from, *to;
    std::string expected;
  };
  const std::string kAskedFor =
      "可以写的有：member.tier、member.approved、tally.excellent、tally.qualified、tally.basically_qualified、"
      "tally.unqualified、tally.average、rectification.measures、rectification.responsible、rectification.deadline、"
      "commitment.measures、commitment.deadline、opinion.answered、talk.expected。";
  const Case cases[] = {
      {R"("id": "P99", )", "", "“id”没有写。这是必填的。"},
      {R"("P99")", R"("")", "“id”没有写。这是必填的。"},
      {R"("source": "某处",)", "", "“source”没有写。这是必填的。"},
      {R"(2024)", R"("2024")", "“year”不是 2000 到 2199 的整数。请改正，不加引号。"},
      {R"(2024)", "1999", "“year”不是 2000 到 2199 的整数。请改正，不加引号。"},
      {R"(["meeting"])", R"(["meetings"])", "“tables”里有不认识的表 meetings。请见 ledger 的表名。"},
      {R"(["meeting"])", R"("meeting")", "“tables”不是列表。请写成 [\"…\", \"…\"]。"},
      {R"(["meeting"])", "[1]", "“tables”里有不是文字的值。请写成 [\"…\", \"…\"]。"},
      {R"("unit")", R"("all")", "“posted.rectification”不是 members、unit 或 society。请三者选一。"},
      {R"("members")", R"("党员")", "“posted.commitment”不是 members、unit 或 society。请三者选一。"},
      {R"("none")", R"("yearly")", "“fulfilment”不认识“yearly”。可以写的有：none、quarterly、next_meeting。"},
      {R"("year")", R"("stale_months": 0, "year")", "“stale_months”不是 1 到 24 的整数。请改正，不加引号。"},
      {R"("year")", R"("stale_months": 25, "year")", "“stale_months”不是 1 到 24 的整数。请改正，不加引号。"},
      {R"("year")", R"("standing_allowed": "no", "year")", "“standing_allowed”不是 true 或 false。请改正，不加引号。"},
      {R"("year")", R"("required": ["rectification.due"], "year")",
       "“required”里的 rectification.due 不是可以要求的列。" + kAskedFor},
      {R"("year")", R"("required": ["rectification"], "year")",
       "“required”里的 rectification 不是可以要求的列。" + kAskedFor},
      {R"("year")", R"("required": ["list.deadline"], "year")",
       "“required”里的 list.deadline 不是可以要求的列。" + kAskedFor},
      {R"("year")", R"("appraisal": [], "year")", "“appraisal”不是对象。请写成 {\"键\": 值, …}。"},
      {R"("year")", R"("appraisal": {"tiers": ["良好"]}, "year")",
       "“appraisal.tiers”不认识“良好”。可以写的有：优秀、合格、基本合格、不合格。"},
      {R"("year")", R"("appraisal": {"tiers": ["优秀"], "attendance": ["请假"]}, "year")",
       "“appraisal.attendance”不认识“请假”。可以写的有：参评、书面参评、缺席、已补课、已参加民主生活会、流入参评、"
       "流入地参评、流动在外、不在范围。"},
      {R"("year")", R"("appraisal": {}, "year")", "“appraisal.tiers”没有写。请列出可以评定的等次。"},
      {R"("year")", R"("appraisal": {"tiers": ["优秀"], "ballot": "scores"}, "year")",
       "“appraisal.scores”与 ballot 不相符。ballot 是 scores 时写 aspects 和 points，不是时不写。"},
      {R"("year")", R"("filings": [{"material": "a", "recipient": "b", "gate": true}], "year")",
       "“filings[0].gate”要有 reviewed。审核过才能开会的材料，reviewed 也写 true。"},
      {R"("year")", R"("lists": ["班子"], "year")",
       "“lists”不认识“班子”。可以写的有：committee、commissioners、members。"},
      {R"("year")", R"("required": ["problem.origin"], "year")",
       "“required”里的 problem.origin 不是可以要求的列。" + kAskedFor},
      {R"("year")", R"("appraisal": {"tiers": ["合格", "优秀"]}, "year")",
       "“appraisal.tiers”不是从好到差。请按优秀、合格、基本合格、不合格的次序写。"},
      {R"("year")", R"("appraisal": {"tiers": ["优秀"], "cap": {"part": 3, "of": 1}}, "year")",
       "“appraisal.cap.of”小于 part。比例是 part/of，三分之一写 part 1、of 3。"},
      {R"("year")", R"("appraisal": {"tiers": ["优秀"], "cap": {"of": 3}}, "year")",
       "“appraisal.cap.part”没有写。请写 1 到 100 的整数，不加引号。"},
      {R"("year")", R"("stages": [{"name": "a"}, {"name": "a"}], "year")", "“stages”里有两个“a”。请改名或删去一个。"},
      {R"("year")", R"("materials": [{"name": "a"}, {"name": "a"}], "year")",
       "“materials”里有两个“a”。请改名或删去一个。"},
      {R"("year")", R"("filings": [{"material": "a", "recipient": "b"}, {"material": "a", "recipient": "b"}], "year")",
       "“filings”里有两个“a”报b。请改名或删去一个。"},
      {R"("year")", R"("stages": [{"name": "a", "end": "会后{n}日"}], "year")",
       "“会后{n}日”里的大括号不是 open 里的项目。请先写 open，或去掉大括号。"},
      {R"("P99")", R"("P 99")", "“id”不是编号。编号只用半角字母、数字、- 和 _，最多 32 个。"},
      {R"("year")", R"("stages": {}, "year")", "“stages”不是列表。请写成 [ {…}, {…} ]。"},
      {R"("year")", R"("stages": [1], "year")", "“stages[0]”不是对象。请写成 {\"键\": 值, …}。"},
      {R"("year")", R"("stages": [{}], "year")", "“stages[0].name”没有写。这是必填的。"},
      {R"("year")", R"("stages": [{"name": "a", "end": "年底"}], "year")",
       "“stages[0].end”“年底”不是时限。请写成 2017-03-10、会前10日、会后1周、会后15个工作日这样，"
       "用阿拉伯数字，从 1 起。"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(plan_message(changed(each.from, each.to)), std::string("plans/P99.json：") + each.expected) << each.to;
  EXPECT_EQ(plan_message(kPlan), "(no failure)");
}

// Each date of the seeds of P01 and P12 is a stage's deadline there.
TEST(Plans, HaveTheDatesOfTheirSeeds) {
  const auto dates = [](const Plan& plan) {
    std::string out;
    std::string last;
    for (const model::PlanStage& stage : plan.stages)
      if (stage.end && model::canonical(*stage.end) != last) out += (last = model::canonical(*stage.end)) + " ";
    return out;
  };
  const Plans plans = Plans::shipped();
  EXPECT_EQ(dates(*plans.find("P01")), "2024-01-02 2024-01-09 2024-01-15 2024-01-19 ");
  EXPECT_EQ(dates(*plans.find("P12")),
            "2017-03-10 2017-03-17 2017-03-20 2017-03-24 2017-03-30 2017-03-31 2017-04-14 2017-04-17 ");
}

// What a number or an audience is left open for in the seeds, the workspace says; nobody else.
TEST(Plans, LeaveOpenWhatTheirSeedsLeaveOpen) {
  const Plans plans = Plans::shipped();
  const auto open = [&](const char* id) { return plans.find(id)->unsaid.size(); };
  EXPECT_EQ(open("P02"), 2U);
  EXPECT_EQ(open("P03"), 1U);
  EXPECT_EQ(open("P04"), 1U);
  EXPECT_EQ(open("P06"), 1U);
  for (const char* id : {"P01", "P05", "P07", "P08", "P09", "P10", "P11", "P12"}) EXPECT_EQ(open(id), 0U) << id;
}

TEST(Plans, OfAWorkspaceAreReadFromItsFolder) {
  const support::TempDir dir;
  const std::filesystem::path folder = dir.path() / "plans";
  const auto add = [&] {
    return failure_of([&] {
      Plans plans = Plans::shipped();
      plans.add_folder(folder);
      EXPECT_EQ(plans.find("P99") != nullptr, std::filesystem::exists(folder));
    });
  };
  EXPECT_EQ(add(), "(no failure)");  // no folder
  base::write_file(folder / "county.json", kPlan);
  base::write_file(folder / "~county.json", "left by an editor");
  EXPECT_EQ(add(), "(no failure)");
  base::write_file(folder / "second.json", kPlan);
  EXPECT_EQ(add(), "plans/second.json：编号 P99 在 plans/county.json 里已经有了。请改成不同的编号，或只留一个文件。");
  base::remove_file(folder / "second.json");
  base::write_file(folder / "county.json.txt", kPlan);
  EXPECT_EQ(add(),
            "plans/county.json.txt：不是 .json 文件。plans 文件夹里只放方案。请把文件名改成以 .json 结尾，或移出去。");
}

}  // namespace

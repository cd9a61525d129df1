// SPDX-License-Identifier: MIT
// domain.md rule 7: who sees what. One record with everything filled in, looked at by each audience.
#include "rules/disclose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::Attendance;
using model::Audience;
using model::DisclosedRecord;
using model::How;
using model::Tier;
using support::day;
using support::item;
using support::member;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array<Audience, 3> kAudiences{Audience::members, Audience::unit, Audience::society};

model::Plan posting_plan() {  // P11: commitments to the unit, 优秀 by name
  model::Plan plan = support::plan("P11");
  plan.posted.commitments = Audience::unit;
  plan.appraisal->commended = true;
  plan.appraisal->cap.emplace();
  return plan;
}

model::YearRecord filled() {
  model::YearRecord record = support::record();
  record.organization = {"ORG1", "第一党支部", model::OrganizationKind::branch, "TOP", "电话", "信箱", "地址", {}};
  record.meeting = {"2023", "P11",      "主题",     day("2024-01-19"), "地点", "形式",
                    9,      "主持甲一", "记录乙二", "列席丙三",        {}};
  record.stages = {{"学习", day("2024-01-02"), support::deadline("2024-01-08"), day("2024-01-08"), "备注", {}}};
  record.members = {member("M1", "甲一", Tier::excellent),        member("M2", "乙二二", Tier::qualified),
                    member("M3", "丙三", Tier::qualified),        member("M4", "丁四", Tier::unqualified),
                    member("M5", "戊五", {}, Attendance::absent), member("M6", "己六", Tier::qualified),
                    member("M7", "𠮷七", Tier::qualified)};
  record.members[0].posts = {model::Post::secretary};
  record.problems = {support::problem("P1", "2023"), support::problem("P2", "2023")};
  record.problems[0].source = model::ProblemSource::masses;
  record.problems[0].text = "问题涉及丙三";
  record.problems[1].subject = {"M4", "丁四"};
  record.problems[1].source = model::ProblemSource::mutual;
  record.items = {item("R1", "2024-06-30", {"2024-02-01 进展", "2024-12-01 进展"}), item("R2", "2024-06-30"),
                  item("R3", "2024-06-30")};
  model::Rectification& committees = record.items[0];
  committees.problem = "P1";
  committees.item = "事项请乙二二办";
  committees.measures = "措施由甲一";
  committees.responsible = "甲一、支委会、赵六";
  committees.unit = "办公室";
  committees.events[0].content = "甲一到丙三家";
  committees.events[0].new_responsible = "乙二二";
  record.items[1].subject = {"M4", "丁四"};
  record.items[2].problem = "P2";  // the committee took up a member's problem
  record.commitments = {support::commitment("C1", "M1", "承诺一"), support::commitment("C2", "M2", "", "R1"),
                        support::commitment("C3", "M4", "", "R2"), support::commitment("C4", "M4", "承诺四", "R2")};
  record.commitments[0].deadline = support::deadline("2024-09-30");
  record.commitments[0].reports = {support::report("2024-02-20"), support::report("2024-12-20")};
  return record;
}

DisclosedRecord disclosed(const model::YearRecord& record, Audience audience, const model::Plan& plan = posting_plan(),
                          Audience appraisal = Audience::unit) {
  const rules::Options options{day("2024-03-01"), 15};
  std::vector<std::string> members;
  for (const model::Member& member : record.members) members.push_back(member.name);
  members.emplace_back("欧阳老");  // of another year: whoever stands anywhere in the workspace
  const rules::KnownNames names(members);
  return rules::disclose(record, rules::compute(record, plan, support::calendar(), options), plan,
                         {audience, appraisal, 3, options.as_of, names});
}

std::vector<std::string> numbers(const auto& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.number);
  return out;
}

TEST(Disclose, NothingIsSaidOfAMeetingBeforeItWasHeld) {
  model::YearRecord record = filled();
  record.meeting.date = day("2024-03-02");  // as of the day before
  const DisclosedRecord before = disclosed(record, Audience::members);
  EXPECT_FALSE(before.meeting.attended);
  EXPECT_THAT(before.commitments, IsEmpty());
  EXPECT_FALSE(before.figures.distribution);
  record.meeting.date = day("2024-03-01");
  const DisclosedRecord on_the_day = disclosed(record, Audience::members);
  EXPECT_EQ(on_the_day.meeting.attended, 9);
  EXPECT_FALSE(on_the_day.commitments.empty());
}

TEST(Disclose, FactsToEverybody) {
  for (const Audience audience : kAudiences) {
    const DisclosedRecord out = disclosed(filled(), audience);
    EXPECT_EQ(out.audience, audience);
    EXPECT_EQ(out.as_of, day("2024-03-01"));
    EXPECT_EQ(out.organization.name, "第一党支部");
    EXPECT_EQ(out.organization.parent, "TOP");
    EXPECT_EQ(out.organization.phone + out.organization.mailbox + out.organization.address, "电话信箱地址");
    EXPECT_EQ(out.meeting.number + out.meeting.theme + out.meeting.place + out.meeting.format, "2023主题地点形式");
    EXPECT_EQ(out.meeting.attended, 9);
    EXPECT_EQ(out.plan, "P11 试用方案");
    ASSERT_EQ(out.stages.size(), 1U);
    EXPECT_EQ(out.stages[0].name, "学习");
    EXPECT_EQ(out.stages[0].state, model::StageState::done);
    const bool wide = audience == Audience::society;
    EXPECT_EQ(out.stages[0].note, audience == Audience::members ? "备注" : "");
    EXPECT_EQ(out.meeting.host.text, wide ? "" : "主持甲一");
    EXPECT_EQ(out.figures.data_date, day("2024-02-20"));
  }
}

TEST(Disclose, ItemsOfMembersToMembersOnly) {
  EXPECT_THAT(numbers(disclosed(filled(), Audience::members).items), ElementsAre("R1", "R2", "R3"));
  EXPECT_THAT(numbers(disclosed(filled(), Audience::unit).items), ElementsAre("R1", "R3"));
  EXPECT_THAT(numbers(disclosed(filled(), Audience::society).items), ElementsAre("R1", "R3"));
  const DisclosedRecord out = disclosed(filled(), Audience::members);
  EXPECT_EQ(out.items[0].subject.text, "班子");
  EXPECT_EQ(out.items[1].subject.text, "丁四");
  EXPECT_FALSE(out.items[1].of_committee);
  EXPECT_EQ(disclosed(filled(), Audience::unit).figures.items, 2);  // figures of what is shown
}

TEST(Disclose, ItemsOfThePlanNoWiderThanItSays) {
  model::Plan plan = posting_plan();
  plan.posted.items = Audience::unit;
  EXPECT_THAT(numbers(disclosed(filled(), Audience::unit, plan).items), ElementsAre("R1", "R3"));
  EXPECT_THAT(disclosed(filled(), Audience::society, plan).items, IsEmpty());
}

TEST(Disclose, AMembersProblemStaysTheMembers) {
  model::YearRecord record = filled();
  EXPECT_EQ(disclosed(record, Audience::members).items[2].problem.text, "问题P2");
  EXPECT_EQ(disclosed(record, Audience::members).items[2].source, model::ProblemSource::mutual);
  for (const Audience audience : {Audience::unit, Audience::society}) {
    const model::DisclosedItem shown = disclosed(record, audience).items[1];
    EXPECT_EQ(shown.item.text, "事项R3");
    EXPECT_EQ(shown.problem.text, "");
    EXPECT_EQ(shown.source, std::nullopt);
  }
  record.items[2].item.clear();  // an item that has no other name than the problem
  EXPECT_EQ(disclosed(record, Audience::members).items[2].item.text, "问题P2");
  EXPECT_THAT(numbers(disclosed(record, Audience::unit).items), ElementsAre("R1"));
  EXPECT_THAT(numbers(disclosed(record, Audience::society).items), ElementsAre("R1"));
}

TEST(Disclose, ScopeNarrowsAndNeverWidens) {
  model::YearRecord record = filled();
  record.items[0].scope = Audience::unit;
  record.items[1].scope = Audience::society;
  record.commitments[0].scope = Audience::members;
  EXPECT_THAT(numbers(disclosed(record, Audience::members).items), ElementsAre("R1", "R2", "R3"));
  EXPECT_THAT(numbers(disclosed(record, Audience::unit).items), ElementsAre("R1", "R3"));
  EXPECT_THAT(numbers(disclosed(record, Audience::society).items), ElementsAre("R3"));
  EXPECT_THAT(numbers(disclosed(record, Audience::unit).commitments), ElementsAre("C2", "C4"));
  record.items[0].scope = Audience::members;
  EXPECT_THAT(numbers(disclosed(record, Audience::unit).items), ElementsAre("R3"));
  record.commitments[0].scope = Audience::society;
  EXPECT_THAT(numbers(disclosed(record, Audience::society).commitments), IsEmpty());
}

TEST(Disclose, TextsAsTheyAreWithinTheUnit) {
  for (const Audience audience : {Audience::members, Audience::unit}) {
    const model::DisclosedItem shown = disclosed(filled(), audience).items[0];
    EXPECT_EQ(shown.item.text, "事项请乙二二办");
    EXPECT_EQ(shown.problem.text, "问题涉及丙三");
    EXPECT_EQ(shown.source, model::ProblemSource::masses);
    EXPECT_EQ(shown.measures.text, "措施由甲一");
    EXPECT_EQ(shown.responsible.text, "乙二二");  // took over with the event
    EXPECT_EQ(shown.unit.text, "办公室");
    ASSERT_EQ(shown.events.size(), 1U);  // the other one lies ahead
    EXPECT_EQ(shown.events[0].content.text, "甲一到丙三家");
    EXPECT_EQ(shown.events[0].new_responsible.text, "乙二二");
    EXPECT_EQ(shown.item.how, How::as_is);
    EXPECT_EQ(shown.due.text, "2024年6月30日");
  }
}

TEST(Disclose, MasksNamesForSociety) {
  model::YearRecord record = filled();
  const model::DisclosedItem shown = disclosed(record, Audience::society).items[0];
  EXPECT_EQ(shown.item.text, "事项请乙*二办");
  EXPECT_EQ(shown.item.how, How::masked);
  EXPECT_EQ(shown.problem.text, "问题涉及丙*");
  EXPECT_EQ(shown.measures.text, "措施由甲*");
  EXPECT_EQ(shown.responsible.text, "乙*二");
  EXPECT_EQ(shown.events.at(0).content.text, "甲*到丙*家");
  EXPECT_EQ(shown.events[0].new_responsible.text, "乙*二");
  EXPECT_EQ(shown.unit.text, "办公室");
  EXPECT_EQ(shown.unit.how, How::as_is);
  record.items[0].events.clear();
  EXPECT_EQ(disclosed(record, Audience::society).items[0].responsible.text, "甲*、支委会、赵*");
  record.items[0].responsible = "支委会";
  EXPECT_EQ(disclosed(record, Audience::society).items[0].responsible.text, "支委会");
  EXPECT_EQ(disclosed(record, Audience::society).items[0].responsible.how, How::as_is);
}

TEST(Disclose, MasksNamesThatStandElsewhereInTheWorkspace) {
  model::YearRecord record = filled();
  record.items[0].measures = "接着欧阳老的做";
  record.meeting.theme = "学习欧阳老的做法";
  const DisclosedRecord out = disclosed(record, Audience::society);
  EXPECT_EQ(out.items[0].measures.text, "接着欧*老的做");
  EXPECT_EQ(out.meeting.theme, "学习欧*老的做法");
}

TEST(Disclose, CommitmentsAsThePlanPostsThem) {
  model::Plan plan = posting_plan();
  EXPECT_TRUE(disclosed(filled(), Audience::unit, plan).has_commitments_page);
  EXPECT_FALSE(disclosed(filled(), Audience::society, plan).has_commitments_page);
  EXPECT_THAT(disclosed(filled(), Audience::society, plan).commitments, IsEmpty());
  plan.posted.commitments = Audience::members;
  EXPECT_FALSE(disclosed(filled(), Audience::unit, plan).has_commitments_page);
  EXPECT_THAT(disclosed(filled(), Audience::unit, plan).commitments, IsEmpty());
  EXPECT_THAT(numbers(disclosed(filled(), Audience::members, plan).commitments), ElementsAre("C1", "C2", "C3", "C4"));
  plan.posted.commitments = Audience::society;  // never wider than the unit
  EXPECT_FALSE(disclosed(filled(), Audience::society, plan).has_commitments_page);
  EXPECT_THAT(disclosed(filled(), Audience::society, plan).commitments, IsEmpty());
  plan.tables = {model::TableId::meeting};  // rows of a table that the plan does not use are on no page
  EXPECT_FALSE(disclosed(filled(), Audience::members, plan).has_commitments_page);
  EXPECT_THAT(disclosed(filled(), Audience::members, plan).commitments, IsEmpty());
}

TEST(Disclose, CommitmentsOfGroupsWhereCommitmentsAreShown) {
  model::YearRecord record = filled();
  record.members[1].group = record.members[3].group = "第二党小组";
  record.members[0].group = record.members[2].group = "第一党小组";
  const DisclosedRecord members = disclosed(record, Audience::members);
  EXPECT_THAT(members.groups, ElementsAre("第一党小组", "第二党小组")) << "as first met among the members";
  std::vector<std::string> groups;
  for (const model::DisclosedCommitment& each : members.commitments)
    groups.push_back(each.number + each.group + (each.first_of_member ? "" : "再"));
  EXPECT_THAT(groups, ElementsAre("C1第一党小组", "C2第二党小组", "C3第二党小组", "C4第二党小组再"));
  EXPECT_THAT(disclosed(record, Audience::society).groups, IsEmpty());
}

TEST(Disclose, ACommitmentOfAnItemHasItsTextAndDeadline) {
  const DisclosedRecord out = disclosed(filled(), Audience::unit);
  ASSERT_THAT(numbers(out.commitments), ElementsAre("C1", "C2", "C4"));  // C3 would say nothing: its item is hidden
  const model::DisclosedCommitment& own = out.commitments[0];
  EXPECT_EQ(own.name.text, "姓名M1");
  EXPECT_EQ(own.text.text, "承诺一");
  EXPECT_EQ(own.due.text, "2024年9月30日");
  EXPECT_EQ(own.item, "");
  EXPECT_THAT(own.posts, ElementsAre(model::Post::secretary));
  ASSERT_EQ(own.reports.size(), 1U);  // the other one lies ahead
  EXPECT_EQ(own.reports[0].content.text, "情况2024-02-20");
  const model::DisclosedCommitment& tied = out.commitments[1];
  EXPECT_EQ(tied.text.text, "事项请乙二二办");
  EXPECT_EQ(tied.due.text, "2024年6月30日");
  EXPECT_EQ(tied.measures.text, "措施由甲一");
  EXPECT_EQ(tied.item, "R1");
  const model::DisclosedCommitment& of_hidden = out.commitments[2];
  EXPECT_EQ(of_hidden.text.text, "承诺四");
  EXPECT_EQ(of_hidden.item, "");
  EXPECT_EQ(of_hidden.due.text, "");
  EXPECT_EQ(of_hidden.measures.text, "");
  model::YearRecord record = filled();
  record.items[1].measures = "措施R2";
  const DisclosedRecord inside = disclosed(record, Audience::members);
  EXPECT_EQ(inside.commitments[2].text.text, "事项R2");
  EXPECT_EQ(inside.commitments[2].item, "R2");
  EXPECT_EQ(inside.commitments[2].measures.text, "措施R2");
  EXPECT_EQ(inside.commitments[3].measures.text, "") << "words of its own";
  record.commitments[2].measures = "自己的措施";
  EXPECT_EQ(disclosed(record, Audience::members).commitments[2].measures.text, "自己的措施");
}

TEST(Disclose, APromiseOfTheLastMeetingKeepsTheWordsOfAnItemThatLeftTheList) {  // P05
  model::YearRecord record = filled();
  record.former_meeting = model::OtherMeeting{"2022", day("2023-06-20")};
  record.earlier_items = {item("R0", "2023-09-30", {"2023-09-01 销号"})};
  record.earlier_items[0].meeting = "2022";
  record.earlier_items[0].measures = "措施R0";
  record.earlier_commitments = {support::commitment("D1", "M1", "", "R0"), support::commitment("D2", "M2", "自己写的"),
                                support::commitment("D3", "M4", "", "R9")};  // of nothing that is shown
  record.earlier_commitments[1].deadline = support::deadline("2023-11-30");
  model::Plan plan = posting_plan();
  plan.fulfilment = model::Rhythm::next_meeting;
  const DisclosedRecord out = disclosed(record, Audience::unit, plan);
  ASSERT_THAT(numbers(out.earlier_commitments), ElementsAre("D1", "D2"));
  EXPECT_EQ(out.earlier_commitments[0].text.text, "事项R0");
  EXPECT_EQ(out.earlier_commitments[0].measures.text, "措施R0");
  EXPECT_EQ(out.earlier_commitments[0].item, "R0");
  EXPECT_EQ(out.earlier_commitments[0].due.text, "2023年9月30日");
  EXPECT_EQ(out.earlier_commitments[1].due.text, "2023年11月30日");
  EXPECT_THAT(disclosed(record, Audience::society, plan).earlier_commitments, IsEmpty());
  record.earlier_items[0].scope = Audience::members;
  EXPECT_THAT(numbers(disclosed(record, Audience::unit, plan).earlier_commitments), ElementsAre("D2"));
  record.earlier_commitments[1].rectification = "R0";
  EXPECT_EQ(disclosed(record, Audience::unit, plan).earlier_commitments[0].item, "");
}

TEST(Disclose, ACommitmentIsNoWayAroundTheScopeOfItsItem) {
  model::YearRecord record = filled();
  record.items[0].scope = Audience::members;
  EXPECT_THAT(numbers(disclosed(record, Audience::unit).commitments), ElementsAre("C1", "C4"));
  record.items[0].scope.reset();
  record.items[0].item.clear();
  record.items[0].problem = "P2";  // a member's problem
  EXPECT_THAT(numbers(disclosed(record, Audience::unit).commitments), ElementsAre("C1", "C4"));
}

TEST(Disclose, AbsentMembersToMembers) {
  const DisclosedRecord out = disclosed(filled(), Audience::members);
  ASSERT_EQ(out.absent.size(), 1U);
  EXPECT_EQ(out.absent[0].name, "戊五");
  EXPECT_TRUE(disclosed(filled(), Audience::unit).absent.empty());
  EXPECT_TRUE(disclosed(filled(), Audience::society).absent.empty());
}

std::vector<int> counts(const DisclosedRecord& record) {
  std::vector<int> out;
  for (const model::TierCell& cell : record.figures.distribution->cells) out.push_back(cell.count);
  return out;
}

TEST(Disclose, TheDistributionAsTheSettingsSay) {
  const auto shown = [](Audience audience, Audience widest) {
    const DisclosedRecord out = disclosed(filled(), audience, posting_plan(), widest);
    EXPECT_EQ(out.has_appraisal_page, out.figures.distribution.has_value());
    return out.has_appraisal_page;
  };
  EXPECT_TRUE(shown(Audience::members, Audience::members));
  EXPECT_FALSE(shown(Audience::unit, Audience::members));
  EXPECT_TRUE(shown(Audience::unit, Audience::unit));
  EXPECT_FALSE(shown(Audience::society, Audience::unit));
  EXPECT_TRUE(shown(Audience::society, Audience::society));
  model::Plan silent = posting_plan();
  silent.appraisal.reset();
  EXPECT_FALSE(disclosed(filled(), Audience::members, silent).has_appraisal_page);
}

TEST(Disclose, SmallCountsBeyondMembersMerged) {
  const DisclosedRecord inside = disclosed(filled(), Audience::members);
  EXPECT_THAT(counts(inside), ElementsAre(1, 4, 0, 1));
  EXPECT_EQ(inside.figures.distribution->merged_below, 0);
  EXPECT_TRUE(inside.figures.distribution->has_cap);
  EXPECT_EQ(inside.figures.distribution->cap, 2);
  EXPECT_EQ(inside.figures.distribution->cap_of, model::CapBase::formal);
  EXPECT_EQ(inside.figures.distribution->within_cap, true);
  const DisclosedRecord commended = disclosed(filled(), Audience::unit);
  EXPECT_THAT(counts(commended), ElementsAre(1, 5));
  EXPECT_EQ(commended.figures.distribution->merged_below, 3);
  // Society does not see the names, so the count of 优秀 is a small one like any other.
  EXPECT_THAT(counts(disclosed(filled(), Audience::society, posting_plan(), Audience::society)), ElementsAre(6));
  model::Plan plan = posting_plan();
  plan.appraisal->commended = false;
  const DisclosedRecord merged = disclosed(filled(), Audience::unit, plan);
  EXPECT_THAT(counts(merged), ElementsAre(6));
  EXPECT_EQ(merged.figures.distribution->within_cap, std::nullopt);  // it would tell 优秀
  EXPECT_EQ(merged.figures.distribution->members, 7);
}

TEST(Disclose, NamesOfTheExcellent) {
  using Names = std::vector<std::string>;
  const auto names = [](Audience audience, const model::Plan& plan) {
    return disclosed(filled(), audience, plan, Audience::society).figures.distribution->excellent;
  };
  model::Plan plan = posting_plan();
  EXPECT_EQ(names(Audience::members, plan), Names{"甲一"});
  EXPECT_EQ(names(Audience::unit, plan), Names{"甲一"});
  EXPECT_EQ(names(Audience::society, plan), Names{});
  plan.appraisal->commended = false;
  EXPECT_EQ(names(Audience::members, plan), Names{"甲一"});
  EXPECT_EQ(names(Audience::unit, plan), Names{});
  plan.appraisal->approved = plan.appraisal->tiers;  // not approved yet
  EXPECT_EQ(names(Audience::members, plan), Names{});
}

// P10: promises are the members' business, but the unit sees how many reports on them are missing.
TEST(Disclose, TheUnitSeesHowManyReportsAreMissing) {
  model::YearRecord record = support::record();
  record.commitments = {support::commitment("C1", "M1", "甲"), support::commitment("C2", "M2", "乙")};
  record.commitments[0].reports = {support::report("2024-05-10", model::Fulfilled::kept)};
  model::Plan plan = support::plan("P10");
  const rules::KnownNames names;
  const auto figures = [&](Audience audience, const char* as_of = "2024-07-01") {
    const rules::Computed computed = rules::compute(record, plan, support::calendar(), {day(as_of), 15});
    const DisclosedRecord out =
        rules::disclose(record, computed, plan, {audience, Audience::unit, 3, day(as_of), names});
    EXPECT_EQ(out.commitments.empty(), audience != Audience::members);
    const model::Figures& sums = out.figures;
    return std::vector<int>{sums.commitments, sums.due_reports, sums.given, sums.missing, sums.kept, sums.reported};
  };
  plan.fulfilment = model::Rhythm::quarterly;
  EXPECT_THAT(figures(Audience::members), ElementsAre(2, 2, 1, 1, 1, 1));
  EXPECT_THAT(figures(Audience::unit), ElementsAre(2, 2, 1, 1, 1, 1));
  EXPECT_THAT(figures(Audience::society), ElementsAre(0, 0, 0, 0, 0, 0));
  plan.fulfilment = model::Rhythm::none;
  EXPECT_THAT(figures(Audience::unit), ElementsAre(0, 0, 0, 0, 0, 0));
}

}  // namespace

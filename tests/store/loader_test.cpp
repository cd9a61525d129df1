// SPDX-License-Identifier: MIT
// What was imported comes back as plain values: every field of every table, in order, with what belongs to it.
#include "store/loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using store_test::branch;
using store_test::Import;
using store_test::keep;
using store_test::Record;
using store_test::store_branch;
using store_test::TableId;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

model::YearRecord load(const Record& record, const std::string& organization, const std::string& meeting) {
  store::Loader loader(record.database);
  for (const model::Organization& each : loader.organizations())
    if (each.number == organization) return loader.load({organization, meeting}, each);
  ADD_FAILURE() << "no organisation " << organization;
  return {};
}

std::vector<std::string> numbers(const auto& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.number);
  return out;
}

TEST(Loader, BringsBackOrganisationsAndUnits) {
  Record record;
  Import import(record);
  import
      .row(TableId::organization,
           {{"organization", "ORG2"}, {"name", "第二党支部"}, {"kind", "党支部"}, {"parent", "ORG1"}})
      .row(TableId::organization,
           {{"name", "总支"}, {"kind", "党总支"}, {"phone", "电话"}, {"mailbox", "信箱"}, {"address", "地址"}})
      .row(TableId::meeting, {{"organization", "ORG2"}, {"plan", "P12"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"meeting", "2021-2"}, {"plan", "P05"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"meeting", "2021-1"}, {"plan", "P05"}, {"theme", "主题"}});
  keep(import);
  store::Loader loader(record.database);
  const auto all = loader.organizations();
  ASSERT_THAT(numbers(all), ElementsAre("ORG1", "ORG2"));
  EXPECT_EQ(all[0].name + all[0].phone + all[0].mailbox + all[0].address, "总支电话信箱地址");
  EXPECT_EQ(all[0].kind, model::OrganizationKind::general_branch);
  EXPECT_EQ(all[0].parent, "");
  EXPECT_EQ(all[0].origin.row, 3);
  EXPECT_EQ(all[1].kind, model::OrganizationKind::branch);
  EXPECT_EQ(all[1].parent, "ORG1");
  std::vector<std::string> units;
  for (const model::Organization& each : loader.organizations())
    for (const std::string& meeting : loader.meetings(each.number)) units.push_back(each.number + " " + meeting);
  EXPECT_THAT(units, ElementsAre("ORG1 2021-1", "ORG1 2021-2", "ORG2 2024"));
}

TEST(Loader, BringsBackTheMeetingAndItsStages) {
  Record record;
  store_branch(record);
  Import import(record);
  import
      .row(TableId::meeting, {{"plan", "P11"},
                              {"theme", "主题"},
                              {"date", "2025-01-10"},
                              {"place", "地点"},
                              {"format", "党员大会、党小组会"},
                              {"attended", "0"},
                              {"host", "主持"},
                              {"recorder", "记录"},
                              {"observers", "列席"}})
      .row(
          TableId::stage,
          {{"stage", "乙阶段"}, {"start", "2025-01-02"}, {"end", "会后15日"}, {"done", "2025-01-20"}, {"note", "备注"}})
      .row(TableId::stage, {{"stage", "甲阶段"}});
  keep(import);
  const model::YearRecord got = load(record, "ORG1", "2024");
  EXPECT_EQ(got.organization.name, "第一党支部");
  const model::Meeting& meeting = got.meeting;
  EXPECT_EQ(meeting.number + meeting.plan + meeting.theme + meeting.place + meeting.format,
            "2024P11主题地点党员大会、党小组会");
  EXPECT_EQ(meeting.host + meeting.recorder + meeting.observers, "主持记录列席");
  EXPECT_EQ(meeting.date, day("2025-01-10"));
  EXPECT_EQ(meeting.attended, 0);
  EXPECT_EQ(meeting.origin.row, 2);
  ASSERT_EQ(got.stages.size(), 2U);
  EXPECT_EQ(got.stages[0].name, "乙阶段");  // in the order of the ledger
  EXPECT_EQ(got.stages[0].start, day("2025-01-02"));
  EXPECT_EQ(got.stages[0].end, support::deadline("会后15日"));
  EXPECT_EQ(got.stages[0].done, day("2025-01-20"));
  EXPECT_EQ(got.stages[0].note, "备注");
  EXPECT_EQ(got.stages[0].origin.row, 2);
  EXPECT_EQ(got.stages[1].name, "甲阶段");
  EXPECT_FALSE(got.stages[1].start || got.stages[1].end || got.stages[1].done);
}

TEST(Loader, BringsBackMembersAndTallies) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::member, {{"member", "M2"}, {"name", "乙二"}, {"kind", "预备"}})
      .row(TableId::member, {{"member", "M1"},
                             {"name", "𠮷一"},
                             {"kind", "正式"},
                             {"posts", "副书记、党小组长"},
                             {"party_group", "第一党小组"},
                             {"attendance", "已补课"},
                             {"tier", "基本合格"},
                             {"approved", "2025-02-01"},
                             {"told", "2025-02-03"}})
      .row(TableId::tally, {{"member", "M1"},
                            {"issued", "12"},
                            {"returned", "11"},
                            {"valid", "10"},
                            {"excellent", "4"},
                            {"qualified", "3"},
                            {"basically_qualified", "2"},
                            {"unqualified", "0"},
                            {"average", "92.5"}})
      .row(TableId::tally, {{"member", "M2"}, {"valid", "9"}})
      .row(TableId::committee_tally, {{"valid", "10"}, {"choice", "好"}, {"votes", "7"}})
      .row(TableId::committee_tally, {{"aspect", "作风"}, {"valid", "9"}, {"choice", "较好"}, {"votes", "0"}});
  keep(import);
  const model::YearRecord got = load(record, "ORG1", "2024");
  ASSERT_THAT(numbers(got.members), ElementsAre("M1", "M2"));
  const model::Member& first = got.members[0];
  EXPECT_EQ(first.name + first.group, "𠮷一第一党小组");
  EXPECT_EQ(first.kind, model::MemberKind::formal);
  EXPECT_THAT(first.posts, ElementsAre(model::Post::deputy_secretary, model::Post::group_leader));
  EXPECT_EQ(first.attendance, model::Attendance::made_up);
  EXPECT_EQ(first.tier, model::Tier::basically_qualified);
  EXPECT_EQ(first.approved, day("2025-02-01"));
  EXPECT_EQ(first.told, day("2025-02-03"));
  EXPECT_EQ(first.origin.row, 3);
  EXPECT_EQ(got.members[1].kind, model::MemberKind::probationary);
  EXPECT_EQ(got.members[1].attendance, model::Attendance::present);
  EXPECT_FALSE(got.members[1].tier || got.members[1].approved || got.members[1].told);
  EXPECT_THAT(got.members[1].posts, IsEmpty());
  ASSERT_EQ(got.tallies.size(), 2U);
  const model::Tally& tally = got.tallies[0];
  EXPECT_EQ(tally.member + tally.average, "M192.5");
  EXPECT_THAT((std::vector<std::optional<int>>{tally.issued, tally.returned, tally.valid, tally.excellent,
                                               tally.qualified, tally.basically_qualified, tally.unqualified}),
              ElementsAre(12, 11, 10, 4, 3, 2, 0));
  EXPECT_EQ(tally.origin.row, 2);
  EXPECT_FALSE(got.tallies[1].issued || got.tallies[1].returned || got.tallies[1].excellent);
  ASSERT_EQ(got.committee_tallies.size(), 2U);
  EXPECT_EQ(got.committee_tallies[0].aspect + got.committee_tallies[0].choice, "作风较好");
  EXPECT_EQ(got.committee_tallies[0].valid, 9);
  EXPECT_EQ(got.committee_tallies[0].votes, 0);
  EXPECT_EQ(got.committee_tallies[1].aspect + got.committee_tallies[1].choice, "总体好");
  EXPECT_EQ(got.committee_tallies[1].origin.row, 2);
}

TEST(Loader, BringsBackProblemsItemsAndEvents) {
  Record record;
  Import import(record);
  branch(import)
      .row(TableId::meeting, {{"meeting", "2023"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::problem, {{"meeting", "2023"}, {"problem", "P0"}, {"text", "问题零"}})
      .row(TableId::problem, {{"problem", "P3"},
                              {"subject", "M2"},
                              {"origin", "互相帮"},
                              {"category", "作风"},
                              {"text", "问题三"},
                              {"earlier", "P0"}})
      .row(TableId::rectification, {{"rectification", "R3"},
                                    {"problem", "P3"},
                                    {"subject", "M1"},
                                    {"item", "事项三"},
                                    {"measures", "措施"},
                                    {"responsible", "甲一"},
                                    {"unit", "办公室"},
                                    {"deadline", "会后6个月"},
                                    {"scope", "本单位"},
                                    {"basis", "依据"}})
      .row(TableId::event, {{"rectification", "R3"},
                            {"date", "2025-09-02"},
                            {"kind", "回头看"},
                            {"content", "反弹了"},
                            {"new_deadline", "2025-12-31"},
                            {"new_responsible", "乙二"},
                            {"approver", "审批"},
                            {"verifier", "核验"},
                            {"evidence", "佐证"},
                            {"result", "反弹"}})
      .row(TableId::event, {{"rectification", "R3"}, {"date", "2025-09-01"}, {"kind", "进展"}, {"content", "早"}})
      .row(TableId::event, {{"rectification", "R3"}, {"date", "2025-09-01"}, {"kind", "销号"}, {"content", "晚"}});
  keep(import);
  const model::YearRecord got = load(record, "ORG1", "2024");
  ASSERT_THAT(numbers(got.problems), ElementsAre("P1", "P3"));
  EXPECT_THAT(numbers(got.earlier_problems), ElementsAre("P0"));
  EXPECT_EQ(got.earlier_problems[0].meeting, "2023");
  const model::Problem& problem = got.problems[1];
  EXPECT_EQ(problem.meeting + problem.category + problem.text + problem.earlier, "2024作风问题三P0");
  EXPECT_EQ(problem.subject.member + problem.subject.name, "M2乙二");
  EXPECT_EQ(problem.source, model::ProblemSource::mutual);
  EXPECT_EQ(problem.origin.row, 4);
  EXPECT_TRUE(got.problems[0].subject.is_committee());
  EXPECT_FALSE(got.problems[0].source);

  ASSERT_THAT(numbers(got.items), ElementsAre("R1", "R2", "R3"));
  EXPECT_TRUE(got.items[0].subject.is_committee());  // of a problem of the committee
  EXPECT_TRUE(got.items[1].subject.is_committee());  // of no problem
  const model::Rectification& item = got.items[2];
  EXPECT_EQ(item.meeting + item.problem + item.item + item.measures + item.responsible + item.unit + item.basis,
            "2024P3事项三措施甲一办公室依据");
  EXPECT_EQ(item.subject.member + item.subject.name, "M1甲一");
  EXPECT_EQ(item.deadline, support::deadline("会后6个月"));
  EXPECT_EQ(item.scope, model::Audience::unit);
  EXPECT_EQ(item.meeting_date, day("2025-01-10"));
  EXPECT_EQ(item.origin.row, 4);
  ASSERT_EQ(item.events.size(), 3U);
  EXPECT_EQ(item.events[0].content, "早");  // by date, then as entered
  EXPECT_EQ(item.events[1].content, "晚");
  EXPECT_EQ(item.events[1].kind, model::EventKind::closure);
  const model::Event& event = item.events[2];
  EXPECT_EQ(event.date, day("2025-09-02"));
  EXPECT_EQ(event.kind, model::EventKind::look_back);
  EXPECT_EQ(event.content + event.new_responsible + event.approver + event.verifier + event.evidence,
            "反弹了乙二审批核验佐证");
  EXPECT_EQ(event.new_deadline, day("2025-12-31"));
  EXPECT_EQ(event.result, model::LookBack::relapsed);
  EXPECT_EQ(event.origin.row, 4);
}

TEST(Loader, GivesAnItemTheSubjectOfItsProblem) {
  Record record;
  Import import(record);
  branch(import)
      .row(TableId::problem, {{"problem", "P2"}, {"text", "问题二"}, {"subject", "M2"}})
      .row(TableId::rectification, {{"rectification", "R3"}, {"problem", "P2"}})
      .row(TableId::rectification, {{"rectification", "R4"}, {"problem", "P2"}, {"subject", "班子"}});
  keep(import);
  const model::YearRecord got = load(record, "ORG1", "2024");
  EXPECT_EQ(got.items.at(2).subject.name, "乙二");
  EXPECT_TRUE(got.items.at(3).subject.is_committee());
}

TEST(Loader, BringsBackCommitmentsAndReports) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::commitment, {{"commitment", "C2"}, {"member", "M2"}, {"text", "承诺二"}})
      .row(TableId::commitment, {{"commitment", "C1"},
                                 {"member", "M1"},
                                 {"rectification", "R1"},
                                 {"text", "承诺"},
                                 {"measures", "措施"},
                                 {"deadline", "2025-06-30"},
                                 {"scope", "党员"},
                                 {"basis", "依据"}})
      .row(TableId::fulfilment, {{"commitment", "C1"},
                                 {"date", "2025-07-01"},
                                 {"content", "没成"},
                                 {"result", "未兑现"},
                                 {"occasion", "党小组会"}})
      .row(TableId::fulfilment, {{"commitment", "C1"}, {"date", "2025-04-01"}, {"content", "好"}, {"result", "兑现"}});
  keep(import);
  const model::YearRecord got = load(record, "ORG1", "2024");
  ASSERT_THAT(numbers(got.commitments), ElementsAre("C1", "C2"));
  const model::Commitment& first = got.commitments[0];
  EXPECT_EQ(first.member + first.name + first.rectification + first.text + first.measures + first.basis,
            "M1甲一R1承诺措施依据");
  EXPECT_EQ(first.deadline, support::deadline("2025-06-30"));
  EXPECT_EQ(first.scope, model::Audience::members);
  EXPECT_EQ(first.origin.row, 3);
  ASSERT_EQ(first.reports.size(), 2U);
  EXPECT_EQ(first.reports[0].date, day("2025-04-01"));
  EXPECT_EQ(first.reports[0].occasion, std::nullopt);
  EXPECT_EQ(first.reports[1].content, "没成");
  EXPECT_EQ(first.reports[1].result, model::Fulfilled::broken);
  EXPECT_EQ(first.reports[1].occasion, model::Occasion::group_meeting);
  EXPECT_EQ(first.reports[1].origin.row, 2);
  EXPECT_THAT(got.commitments[1].reports, IsEmpty());
}

TEST(Loader, CarriesItemsIntoLaterMeetingsOfTheirOrganisation) {
  Record record;
  Import import(record);
  branch(import)
      .row(TableId::organization, {{"organization", "ORG2"}, {"name", "第二党支部"}, {"kind", "党支部"}})
      .row(TableId::meeting, {{"organization", "ORG2"}, {"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}, {"date", "2026-01-10"}})
      .row(TableId::meeting, {{"meeting", "2023"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::rectification, {{"meeting", "2023"}, {"rectification", "R9"}, {"item", "事项九"}})
      .row(TableId::rectification, {{"meeting", "2025"}, {"rectification", "R25"}, {"item", "事项"}})
      .row(TableId::event, {{"rectification", "R25"}, {"date", "2026-02-01"}, {"kind", "进展"}, {"content", "后来"}})
      .row(TableId::event, {{"rectification", "R9"}, {"date", "2024-02-01"}, {"kind", "进展"}, {"content", "早年"}});
  keep(import);
  const model::YearRecord later = load(record, "ORG1", "2025");
  EXPECT_THAT(numbers(later.items), ElementsAre("R25"));
  ASSERT_THAT(numbers(later.earlier_items), ElementsAre("R9", "R1", "R2"));  // oldest meeting first
  EXPECT_EQ(later.earlier_items[1].meeting_date, day("2025-01-10"));         // of its own meeting
  EXPECT_EQ(later.earlier_items[1].events.size(), 1U);
  EXPECT_THAT(numbers(later.earlier_problems), ElementsAre("P1"));
  EXPECT_THAT(later.commitments, IsEmpty());
  ASSERT_EQ(later.items[0].events.size(), 1U);
  EXPECT_EQ(later.items[0].events[0].content, "后来");
  const model::YearRecord middle = load(record, "ORG1", "2024");
  ASSERT_THAT(numbers(middle.earlier_items), ElementsAre("R9"));
  ASSERT_EQ(middle.earlier_items[0].events.size(), 1U) << "events of R25, which is not there yet, stand in between";
  EXPECT_EQ(middle.earlier_items[0].events[0].content, "早年");
  EXPECT_THAT(load(record, "ORG1", "2023").earlier_items, IsEmpty());
  EXPECT_THAT(load(record, "ORG2", "2025").earlier_items, IsEmpty());
}

TEST(Loader, NamesSubjectsOfBranchesBelowAsOfTheMeeting) {
  Record record;
  Import import(record);
  branch(import)
      .row(TableId::organization, {{"organization", "LOW"}, {"name", "下级"}, {"kind", "党支部"}, {"parent", "ORG1"}})
      .row(TableId::meeting, {{"organization", "LOW"}, {"meeting", "2023"}, {"plan", "P12"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"organization", "LOW"}, {"meeting", "2025"}, {"plan", "P12"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"organization", "LOW"}, {"meeting", "2026"}, {"plan", "P12"}, {"theme", "主题"}});
  const auto low = [&](const char* meeting, const char* number, const char* name) {
    import.row(TableId::member,
               {{"organization", "LOW"}, {"meeting", meeting}, {"member", number}, {"name", name}, {"kind", "正式"}});
  };
  low("2023", "L1", "旧名");
  low("2025", "L1", "新名");
  low("2025", "L2", "后来");
  low("2026", "L2", "更后");
  import.row(TableId::problem, {{"problem", "P2"}, {"text", "甲"}, {"subject", "L1"}})
      .row(TableId::problem, {{"problem", "P3"}, {"text", "乙"}, {"subject", "L2"}});
  keep(import);
  const model::YearRecord got = load(record, "ORG1", "2024");
  EXPECT_EQ(got.problems.at(1).subject.name, "旧名");  // as known at the meeting
  EXPECT_EQ(got.problems.at(2).subject.name, "后来");  // known only later: the first name there is, never none
}

TEST(Loader, GivesAnEmptyRecordForAMeetingThatIsNotThere) {
  Record record;
  store_branch(record);
  const model::YearRecord got = load(record, "ORG1", "2020");
  EXPECT_EQ(got.meeting.number, "2020");
  EXPECT_EQ(got.meeting.plan, "");
  EXPECT_THAT(got.members, IsEmpty());
  EXPECT_THAT(got.items, IsEmpty());
}

TEST(Loader, KnowsWhichImportsTheRecordHasSeen) {
  Record record;
  store::Loader loader(record.database);
  EXPECT_EQ(loader.state().number + loader.state().names, 0);
  EXPECT_EQ(loader.state().mark + loader.mark_of(0) + loader.mark_of(1), "");
  store_branch(record);
  const std::string first = loader.state().mark;
  Import import(record);
  import.row(TableId::stage, {{"stage", "学习"}});
  keep(import);
  const store::RecordState state = loader.state();
  EXPECT_EQ(state.number, 2);
  EXPECT_EQ(state.names, 1) << "the last import that brought names";
  EXPECT_EQ(loader.mark_of(1), first);
  EXPECT_EQ(loader.mark_of(2), state.mark);
  EXPECT_NE(first, state.mark);
  EXPECT_EQ(loader.mark_of(3), "");
}

}  // namespace

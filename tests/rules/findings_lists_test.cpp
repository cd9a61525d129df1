// SPDX-License-Identifier: MIT
// Who has to list and to promise, lists of old problems only, and what the last list wants explained.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using model::Attendance;
using model::Lister;
using model::OrganizationKind;
using model::Post;
using model::Promisers;
using support::day;
using support::found;
using support::item;
using support::member;
using testing::ElementsAre;
using testing::IsEmpty;

// 甲 is secretary, 乙 on the committee, 丙 leads a group and 丁 has no post.
model::YearRecord branch() {
  model::YearRecord record = support::record();
  record.members = {member("M1", "甲"), member("M2", "乙"), member("M3", "丙"), member("M4", "丁")};
  record.members[0].posts = {Post::secretary};
  record.members[1].posts = {Post::group_leader, Post::commissioner};
  record.members[2].posts = {Post::group_leader};
  return record;
}

model::Plan lists_of(std::vector<Lister> lists) {
  model::Plan plan = support::plan("P07");
  plan.lists = std::move(lists);
  return plan;
}

model::Rectification own(const char* number, const char* member, const char* meeting = "2023") {
  model::Rectification out = item(number, "");
  out.subject = {member, "某"};
  out.meeting = meeting;
  return out;
}

std::string lacking(const std::string& names) {
  return "list_missing 整改 第0行：" + names +
         " 还没有自己这次会议的整改事项。方案 P07 要求列出，请在“整改”表填写，主体填党员编号。";
}

const char* const kNoneOfCommittee =
    "list_missing 整改 第0行：方案 P07 要求班子列整改清单，“整改”表里还没有班子这次会议的事项，请填写。";

TEST(FindingsOfLists, OfTheCommittee) {
  model::YearRecord record = branch();
  const model::Plan plan = lists_of({Lister::committee});
  EXPECT_THAT(found(record, "2024-01-19", plan), ElementsAre(kNoneOfCommittee));
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());
  EXPECT_THAT(found(record), IsEmpty());  // nobody has to
  record.items = {own("R1", "M1")};
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(kNoneOfCommittee));
  record.items = {item("R1", "")};
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

TEST(FindingsOfLists, OfTheMeetingBeforeAreNotOfThisOne) {
  model::YearRecord record = branch();
  record.earlier_items = {item("R1", "", {"2023-05-01 销号"}), own("R2", "M1", "2022")};
  record.earlier_items[0].meeting = "2022";
  EXPECT_THAT(found(record, "2024-02-01", lists_of({Lister::committee, Lister::members})),
              testing::IsSupersetOf({std::string(kNoneOfCommittee), lacking("甲、乙、丙、丁")}));
}

TEST(FindingsOfLists, OfCommissioners) {
  model::YearRecord record = branch();
  const model::Plan plan = lists_of({Lister::commissioners});
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("甲、乙")));
  record.items = {own("R1", "M1")};
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("乙")));
  record.items.push_back(own("R2", "M2"));
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  record.members[3].posts = {Post::deputy_secretary};
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("丁")));
}

// The committee of the general branch lists there, not in the branch where its members are.
TEST(FindingsOfLists, OfCommissionersOfAGeneralBranch) {
  model::YearRecord record = branch();
  record.members = {member("M1", "甲"), member("M2", "乙"), member("M3", "丙"), member("M4", "丁")};
  record.members[0].posts = {Post::general_secretary};
  record.members[1].posts = {Post::general_deputy};
  record.members[2].posts = {Post::general_commissioner};
  record.members[3].posts = {Post::group_leader};
  const model::Plan plan = lists_of({Lister::commissioners});
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  record.organization.kind = OrganizationKind::general_branch;
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("甲、乙、丙")));
}

TEST(FindingsOfLists, OfMembersWhoAreHereToListThem) {
  model::YearRecord record = branch();
  const model::Plan plan = lists_of({Lister::members});
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("甲、乙、丙、丁")));
  record.members[0].attendance = Attendance::guest;
  record.members[1].attendance = Attendance::away;
  record.members[2].attendance = Attendance::out_of_scope;
  record.members[3].kind = model::MemberKind::probationary;
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("丁")));
  record.members[0].attendance = Attendance::elsewhere;  // takes part where they are, belongs here
  record.members[1].attendance = Attendance::made_up;
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking("甲、乙、丁")));
}

TEST(FindingsOfLists, NameTheFirstTenOfMany) {
  model::YearRecord record = support::record();
  for (const char* name : {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"})
    record.members.push_back(member(std::string("M") + name, name));
  const model::Plan plan = lists_of({Lister::members});
  const std::string ten = "甲、乙、丙、丁、戊、己、庚、辛、壬、癸";
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking(ten)));
  record.members.push_back(member("M11", "子"));
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(lacking(ten + " 等 11 名")));
}

TEST(FindingsOfLists, NothingOfASuperiorWithoutMembersOrAPlanWithoutTheTable) {
  model::Plan plan = lists_of({Lister::committee, Lister::members});
  plan.promises = Promisers::all;
  model::YearRecord record = support::record();
  record.organization.kind = OrganizationKind::general_branch;
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  std::erase(plan.tables, model::TableId::rectification);
  std::erase(plan.tables, model::TableId::commitment);
  EXPECT_THAT(found(branch(), "2024-02-01", plan), IsEmpty());
}

TEST(FindingsOfPromises, OfEveryMember) {
  model::Plan plan = support::plan("P11");
  plan.promises = Promisers::all;
  model::YearRecord record = branch();
  record.members[3].attendance = Attendance::away;
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());
  EXPECT_THAT(found(record, "2024-01-19", plan),
              ElementsAre("commitment_missing 承诺 第0行：甲、乙、丙 还没有整改承诺。方案 P11 要求每名党员作出承诺，"
                          "请在“承诺”表填写。"));
  record.commitments = {support::commitment("C1", "M1", "甲"), support::commitment("C2", "M3", "丙")};
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("commitment_missing 承诺 第0行：乙 还没有整改承诺。方案 P11 要求每名党员作出承诺，"
                          "请在“承诺”表填写。"));
  record.commitments.push_back(support::commitment("C3", "M2", "乙"));
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

// Who is in office or a leader is not in the ledger: only that nobody promised can be seen.
TEST(FindingsOfPromises, OfSomeAreMissingOnlyIfThereIsNone) {
  model::Plan plan = support::plan("P03");
  plan.promises = Promisers::in_office;
  model::YearRecord record = branch();
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("commitment_missing 承诺 第0行：还没有一条承诺。方案 P03 要求党员干部作出承诺，"
                          "请在“承诺”表填写。"));
  plan.promises = Promisers::leaders;
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("commitment_missing 承诺 第0行：还没有一条承诺。方案 P03 要求党员领导干部作出承诺，"
                          "请在“承诺”表填写。"));
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());
  record.commitments = {support::commitment("C1", "M1", "甲")};
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

TEST(FindingsOfOldProblems, AreSaidOfEachSubjectThatHasNoNewOne) {
  model::Plan plan = support::plan("P02");
  plan.fresh_problems = true;
  model::YearRecord record = support::record();
  record.problems = {support::problem("P1", "2023", "A1"), support::problem("P2", "2023", "A2"),
                     support::problem("P3", "2023", "A3"), support::problem("P4", "2023")};
  for (int i = 0; i < 4; ++i) record.problems[static_cast<std::size_t>(i)].origin.row = i + 2;
  record.problems[2].subject = record.problems[3].subject = {"M1", "甲一"};
  for (const char* number : {"P1", "P2"}) {
    record.items.push_back(item(std::string("R") + number, ""));
    record.items.back().problem = number;
  }
  const std::string committee =
      "only_carried 问题.上次编号 第2行：班子的 2 个问题都是以前查摆过的。方案 P02 不许用老问题代替新发现的问题，"
      "请核对。";
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(committee));  // 甲一 has a new one beside the old one
  EXPECT_THAT(found(record, "2024-01-18", plan), ElementsAre(committee));  // in time to find others
  EXPECT_THAT(found(record), IsEmpty());                                   // the plan does not mind
  record.problems[1].earlier.clear();
  record.problems.pop_back();
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("only_carried 问题.上次编号 第4行：甲一的 1 个问题都是以前查摆过的。方案 P02 "
                          "不许用老问题代替新发现的问题，请核对。"));
}

TEST(FindingsOfTheLastList, WhatIsNotDoneIsExplained) {
  model::Plan plan = support::plan("P02");
  plan.last_list = model::LastList::three_states;
  model::YearRecord record = support::record();
  record.former_meeting = model::OtherMeeting{"2022", day("2023-01-19")};
  record.earlier_items = {item("R1", "长期")};
  record.earlier_items[0].meeting = "2022";
  record.earlier_items[0].origin.row = 7;
  record.earlier_items[0].responsible = "甲一";
  const std::string unexplained =
      "carried_unexplained 整改.整改时限 第7行：上次的整改 R1 到会议当天尚未整改，没有写全原因、责任人和新的时限。"
      "方案 P02 要求说明，会上说过的，请在“进展”表登记一次延期，日期不晚于会议当天，新时限不早于会议当天。";
  const std::string old = "over_a_year 整改.问题编号 第7行：整改 R1 已列在清单上第 2 年，还没有解决。";
  EXPECT_THAT(found(record, "2024-01-18", plan), ElementsAre(old));  // there is a day left to explain it
  EXPECT_THAT(found(record, "2024-01-19", plan), ElementsAre(unexplained, old));
  EXPECT_THAT(found(record, "2024-02-01"), ElementsAre(old));  // the plan does not ask
  plan.last_list = model::LastList::reported;
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(old));
  plan.last_list = model::LastList::three_states;
  record.earlier_items[0].events = {support::event("2024-01-19 延期 2024-06-30")};
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(old));
  record.earlier_items[0].responsible.clear();
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(unexplained, old));
  record.earlier_items[0].responsible = "甲一";
  record.earlier_items[0].events = {support::event("2024-01-20 延期 2024-06-30")};  // not told to the meeting
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(unexplained, old));
}

}  // namespace

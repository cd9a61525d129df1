// SPDX-License-Identifier: MIT
// Stages that are not the plan's, and the number of a meeting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using support::found;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindingsOfStages, NotThePlansWhileOneOfThePlanIsOpen) {
  model::Plan plan = support::plan("P12");
  plan.stages = {{"学习", {}, false, {}},
                 {"评议", {}, true, {}},
                 {"总支会", {}, true, {{model::OrganizationKind::general_branch}}}};
  model::YearRecord record = support::record();
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  record.stages = {{"集中学习", {}, {}, {}, "", {1, 4}}};
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("stage_unknown 安排.阶段 第4行：方案 P12 没有阶段“集中学习”。如果就是方案里的“学习”“评议”"
                          "中的一个，请照方案的写法；是另加的，不用改。"));
  record.stages.push_back({"评议", {}, {}, {}, "", {1, 5}});
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("stage_unknown 安排.阶段 第4行：方案 P12 没有阶段“集中学习”。如果就是方案里的“学习”，"
                          "请照方案的写法；是另加的，不用改。"));
  record.stages.push_back({"学习", {}, {}, {}, "", {1, 6}});  // all there are: the other one is the clerk's own
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  plan.stages.clear();
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

std::vector<std::string> numbered(const char* number, int meetings_a_year) {
  model::Plan plan = support::plan("P05");
  plan.meetings_a_year = meetings_a_year;
  model::YearRecord record = support::record();
  record.meeting.number = number;
  return found(record, "2024-02-01", plan);
}

TEST(FindingsOfMeetingNumbers, OfTwoAYear) {
  EXPECT_THAT(numbered("2021-1", 2), IsEmpty());
  EXPECT_THAT(numbered("2021-2", 2), IsEmpty());
  for (const char* number : {"2021", "2021-3", "2021-12", "S1", "ABCD-1", "21-1"})
    EXPECT_THAT(numbered(number, 2),
                ElementsAre(std::string("meeting_number 年度.会议编号 第2行：方案 P05 一年开两次会，会议编号“") +
                            number + "”看不出是哪一次。应写成 2021-1、2021-2 这样。"));
}

TEST(FindingsOfMeetingNumbers, OfOneAYear) {
  for (const char* number : {"2021", "2021-3", "2021-S"}) EXPECT_THAT(numbered(number, 1), IsEmpty()) << number;
  for (const char* number : {"2021-1", "2021-2"})
    EXPECT_THAT(numbered(number, 1),
                ElementsAre(std::string("meeting_number 年度.会议编号 第2行：方案 P05 一年开一次会，会议编号“") +
                            number + "”是半年一次的写法。应写成 2021。"));
  for (const char* number : {"S1", "21", "20211", "0021", "ABCD-1"})
    EXPECT_THAT(numbered(number, 1), ElementsAre(std::string("meeting_number 年度.会议编号 第2行：会议编号“") + number +
                                                 "”看不出是哪一年的会，各年的先后会排错。应写成 2021 这样。"));
}

}  // namespace

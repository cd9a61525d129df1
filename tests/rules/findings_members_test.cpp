// SPDX-License-Identifier: MIT
// Absent members as each plan wants them, names that other machines do not draw, the cap on another base.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using model::Attendance;
using model::Tier;
using support::day;
using support::found;
using support::member;
using testing::ElementsAre;
using testing::IsEmpty;

model::YearRecord with_member(const char* name, Attendance attendance) {
  model::YearRecord record = support::record();
  record.members = {member("M1", name, {}, attendance)};
  record.members[0].origin.row = 2;
  return record;
}

// P06: the host tells them what was said.
TEST(FindingsOfAbsentMembers, AreToldOfTheMeeting) {
  model::Plan plan = support::plan("P06");
  plan.appraisal.reset();
  plan.absent_told = true;
  model::YearRecord record = with_member("甲一", Attendance::absent);
  const std::string not_told =
      "absent_not_told 党员.反馈日期 第2行：甲一缺席，会议情况和批评意见还没有转告。转告后请填反馈日期。";
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());  // there is nothing to tell yet
  EXPECT_THAT(found(record, "2024-01-19", plan), ElementsAre(not_told));
  record.members[0].told = day("2024-01-25");
  EXPECT_THAT(found(record, "2024-01-24", plan), ElementsAre(not_told));  // to be told tomorrow
  EXPECT_THAT(found(record, "2024-01-25", plan), IsEmpty());
  EXPECT_THAT(found(with_member("甲一", Attendance::present), "2024-02-01", plan), IsEmpty());
}

TEST(FindingsOfAbsentMembers, InTheWordsOfThePlan) {
  const model::YearRecord record = with_member("甲一", Attendance::absent);
  const std::string absent = "absent_not_made_up 党员.评议情况 第2行：甲一缺席，";
  model::Plan plan = support::plan();
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre(absent + "还没有补课。补课后请把评议情况改为“已补课”。"));  // P12
  std::erase(plan.appraisal->attendance, Attendance::made_up);
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(absent + "没有参加评议。请核对评议情况。"));  // P10, P11
  plan.appraisal.reset();
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(absent + "没有参加会议。请核对评议情况。"));  // P07
}

TEST(FindingsOfNames, HoldNoCharactersOfTheirOwnMaking) {
  const auto of = [](const char* name) { return found(with_member(name, Attendance::present)); };
  const auto made = [](const std::string& name) {
    return "name_private_use 党员.姓名 第2行：" + name +
           "的姓名里有自造的字，别的电脑显示不出来。请改用这个字的正式编码，或换成同音字并注明。";
  };
  EXPECT_THAT(of("李\uE863"), ElementsAre(made("李\uE863")));      // the old GBK place of 䶮
  EXPECT_THAT(of("\uE000一"), ElementsAre(made("\uE000一")));      // the first and
  EXPECT_THAT(of("\uF8FF一"), ElementsAre(made("\uF8FF一")));      // the last of the private-use area
  EXPECT_THAT(of("\U000F0000"), ElementsAre(made("\U000F0000")));  // of the supplementary ones
  EXPECT_THAT(of("\U0010FFFD"), ElementsAre(made("\U0010FFFD")));
  const auto rare = [](const std::string& name) {
    return "name_private_use 党员.姓名 第2行：" + name +
           "的姓名里有很新的生僻字，一般的字体里没有。请看网页和打印显示得出来没有。";
  };
  EXPECT_THAT(of("李\U0002EBF0"), ElementsAre(rare("李\U0002EBF0")));  // the first of extension I
  EXPECT_THAT(of("李\U00030000"), ElementsAre(rare("李\U00030000")));  // of extension G
  EXPECT_THAT(of("李\U0002EBE0"), IsEmpty());                          // the last of extension F
  EXPECT_THAT(of("李䶮"), IsEmpty());
  EXPECT_THAT(of("吴𬭊"), IsEmpty());
  EXPECT_THAT(of("\uF900\U0002FA1D阿布都·热合曼"), IsEmpty());  // compatibility ideographs, a name with a dot
}

TEST(FindingsOfTheCap, OnTheBaseAndShareOfThePlan) {
  model::YearRecord record = support::record();
  record.members = {member("M1", "甲", Tier::excellent),
                    member("M2", "乙", Tier::excellent),
                    member("M3", "丙", Tier::excellent),
                    member("M4", "丁", Tier::qualified),
                    member("M5", "戊", {}, Attendance::away),
                    member("M6", "己", {}, Attendance::present, model::MemberKind::probationary),
                    member("M7", "庚", {}, Attendance::guest)};
  model::Plan plan = support::plan("X1");
  plan.appraisal->cap = model::Cap{2, 5, model::CapBase::assessed};
  const auto over = [](const std::string& base) {
    return "over_cap 党员.等次 第0行：优秀 3 人，超过" + base + "。方案 X1 要求一般不超过，请支部核对并说明。";
  };
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(over("参评党员 4 人的 40%（最多 1 人）")));
  plan.appraisal->cap->base = model::CapBase::members;
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(over("党员 6 人的 40%（最多 2 人）")));
  plan.appraisal->cap->base = model::CapBase::formal;
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(over("正式党员 5 人的 40%（最多 2 人）")));
  plan.appraisal->cap = model::Cap{3, 5, model::CapBase::formal};  // 3 of 5 are within
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  plan.appraisal->cap = model::Cap{1, 2, model::CapBase::members};  // 3 of 6
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

}  // namespace

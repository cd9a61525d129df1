// SPDX-License-Identifier: MIT
// Who sees what of those who did not come, and of what is sent to the superior.
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/records.h"

namespace {

using model::Attendance;
using model::Audience;
using model::DisclosedRecord;
using support::day;
using support::member;

DisclosedRecord disclosed_meeting(const model::YearRecord& record, Audience audience, const model::Plan& plan) {
  const rules::KnownNames names;
  const rules::Options options{day("2024-03-01"), 15};
  return rules::disclose(record, rules::compute(record, plan, support::calendar(), options), plan,
                         {audience, Audience::unit, 3, day("2024-03-01"), names});
}

TEST(Disclose, TheAbsentWithTheirStateAndABaseThatAddsUp) {
  model::YearRecord record = support::record();
  record.meeting.date = day("2024-01-19");
  record.members = {member("M1", "甲一"), member("M2", "乙二", {}, Attendance::away),
                    member("M3", "戊五", {}, Attendance::absent), member("M4", "辛八", {}, Attendance::absent)};
  record.members.back().kind = model::MemberKind::probationary;
  record.members[2].told = day("2024-02-01");
  record.meeting.attended = 1;
  model::Plan plan = support::plan("P11");
  plan.appraisal->attendance = {Attendance::present, Attendance::absent, Attendance::away};
  const auto said = [&](Audience audience = Audience::members) {
    const DisclosedRecord out = disclosed_meeting(record, audience, plan);
    std::string all = std::to_string(out.meeting.expected.value_or(0));
    for (const auto& [name, state] : out.absent) all += " " + name + state;
    return all;
  };
  EXPECT_EQ(said(), "3 戊五 辛八") << "four, of whom one is away";
  EXPECT_EQ(said(Audience::unit), "3");
  EXPECT_EQ(said(Audience::society), "0");
  plan.absent_told = true;
  EXPECT_EQ(said(), "3 戊五2024年2月1日已转告 辛八还没有转告");
  record.members[2].told = day("2024-03-02");
  EXPECT_EQ(said(), "3 戊五还没有转告 辛八还没有转告");
  plan.appraisal->attendance.push_back(Attendance::made_up);
  record.members[2].attendance = Attendance::made_up;
  EXPECT_EQ(said(), "3 戊五已补课 辛八尚未补课");
  record.meeting.attended = 2;
  EXPECT_EQ(said(), "0 戊五已补课 辛八尚未补课") << "does not add up";
  record.meeting.date = day("2024-03-02");
  EXPECT_EQ(said(), "0") << "not held yet";
}

TEST(Disclose, WhenTheDataWillBeOutOfDate) {
  model::YearRecord record = support::record();
  record.meeting.date = day("2024-01-19");
  model::Plan plan = support::plan("P11");
  EXPECT_EQ(disclosed_meeting(record, Audience::unit, plan).figures.data_date, day("2024-01-19"));
  EXPECT_EQ(disclosed_meeting(record, Audience::unit, plan).stale_from, day("2024-04-20"));
  plan.stale_months = 6;
  EXPECT_EQ(disclosed_meeting(record, Audience::society, plan).stale_from, day("2024-07-20"));
  record.meeting.date.reset();
  EXPECT_FALSE(disclosed_meeting(record, Audience::unit, plan).stale_from) << "no data yet";
}

TEST(Disclose, AListOfMembersThatTellsATierOnceItIsReviewed) {  // P04: 不合格党员名单
  model::YearRecord record = support::record();
  record.meeting.date = day("2024-01-19");
  model::Plan plan = support::plan("P11");
  plan.filings.resize(2);
  plan.filings[0].material = "不合格党员名单";
  plan.filings[0].reviewed = plan.filings[0].if_any = true;
  plan.filings[1].material = "报告";
  plan.filings[1].reviewed = true;
  record.filings.resize(1);
  record.filings[0].material = "不合格党员名单";
  record.filings[0].sent = day("2024-02-01");
  const auto shown = [&] {
    std::string all;
    for (const model::DisclosedFiling& each : disclosed_meeting(record, Audience::members, plan).filings)
      all += each.material;
    return all;
  };
  EXPECT_EQ(shown(), "报告");
  record.filings[0].reviewed = day("2024-03-02");
  EXPECT_EQ(shown(), "报告") << "not yet";
  record.filings[0].reviewed = day("2024-03-01");
  EXPECT_EQ(shown(), "不合格党员名单报告");
}

}  // namespace

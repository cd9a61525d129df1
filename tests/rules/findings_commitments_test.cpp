// SPDX-License-Identifier: MIT
// What a commitment lacks that its item does not say, and reports that are due at the next meeting (P04, P05).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using support::day;
using support::deadline;
using support::found;
using support::item;
using testing::ElementsAre;
using testing::IsEmpty;

model::YearRecord with_commitment(const char* rectification = "") {
  model::YearRecord record = support::record();
  record.commitments = {support::commitment("C1", "M1", "甲", rectification)};
  record.commitments[0].origin.row = 3;
  return record;
}

TEST(FindingsOfCommitments, LackWhatThePlanRequires) {
  model::Plan plan = support::plan("P10");
  plan.required = {"commitment.measures", "commitment.deadline"};
  const std::string measures = "commitment_gap 承诺.措施 第3行：承诺 C1（姓名M1）没有填措施。方案 P10 要求写明。";
  const std::string end = "commitment_gap 承诺.完成时限 第3行：承诺 C1（姓名M1）没有填完成时限。方案 P10 要求写明。";
  model::YearRecord record = with_commitment();
  EXPECT_THAT(found(record), IsEmpty());
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(measures, end));
  record.commitments[0].measures = "办法";
  EXPECT_THAT(found(record, "2024-02-01", plan), ElementsAre(end));
  record.commitments[0].deadline = deadline("2024-12-31");
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

TEST(FindingsOfCommitments, LackNothingThatTheItemSays) {
  model::Plan plan = support::plan("P10");
  plan.required = {"commitment.measures", "commitment.deadline"};
  model::YearRecord record = with_commitment("R1");
  record.items = {item("R1", ""), item("R2", "2024-12-31")};
  record.items[1].measures = "别的事项的办法";
  EXPECT_THAT(found(record, "2024-02-01", plan), testing::SizeIs(2));
  record.items[0].measures = "办法";
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("commitment_gap 承诺.完成时限 第3行：承诺 C1（姓名M1）没有填完成时限。方案 P10 要求写明。"));
  record.items[0].deadline = deadline("立行立改");
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

TEST(FindingsOfCommitments, ReportsAreDueAtTheNextMeeting) {
  model::Plan plan = support::plan("P05");
  plan.fulfilment = model::Rhythm::next_meeting;
  model::YearRecord record = with_commitment();
  EXPECT_THAT(found(record, "2024-12-31", plan), IsEmpty());  // nobody knows when it will be
  record.next_meeting = model::OtherMeeting{"2024", day("2025-01-10")};
  const std::string soon = "report_due_soon 承诺.编号 第3行：承诺 C1（姓名M1）的2024年度组织生活会践诺报告还没有登记，";
  const std::string missing =
      "report_missing 承诺.编号 第3行：承诺 C1（姓名M1）缺2024年度组织生活会的践诺报告。请在党员大会上补报。";
  EXPECT_THAT(found(record, "2024-12-25", plan), IsEmpty());
  EXPECT_THAT(found(record, "2024-12-26", plan), ElementsAre(soon + "还有 15 天到期。"));
  EXPECT_THAT(found(record, "2025-01-10", plan), ElementsAre(soon + "今天到期。"));
  EXPECT_THAT(found(record, "2025-01-11", plan), ElementsAre(missing));
  record.commitments[0].reports = {support::report("2024-12-01")};  // at another occasion
  EXPECT_THAT(found(record, "2025-01-12", plan), ElementsAre(missing));
  record.commitments[0].reports = {support::report("2025-01-11")};  // made up: there is nothing left to do
  EXPECT_THAT(found(record, "2025-01-12", plan), IsEmpty());
  record.commitments[0].reports = {support::report("2025-01-10")};
  EXPECT_THAT(found(record, "2025-01-10", plan), IsEmpty());
  EXPECT_THAT(found(record, "2025-01-12", plan), IsEmpty());
}

}  // namespace

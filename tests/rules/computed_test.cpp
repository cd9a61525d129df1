// SPDX-License-Identifier: MIT
// domain.md rule 4 (recurrence, unfinished items of former meetings) and rule 8 (data date).
#include "rules/computed.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using rules::Computed;
using rules::Options;
using support::calendar;
using support::day;
using support::item;
using support::problem;

Computed compute(const model::YearRecord& record, const char* as_of) {
  return rules::compute(record, support::plan(), calendar(), Options{day(as_of), 15});
}

model::YearRecord with_earlier(std::vector<model::Problem> earlier) {
  model::YearRecord record = support::record();
  record.earlier_problems = std::move(earlier);
  return record;
}

TEST(Years, FollowTheChainOfEarlierNumbers) {
  const model::YearRecord record =
      with_earlier({problem("P2020", "2020"), problem("P2021", "2021", "P2020"), problem("P2022", "2022", "P2021")});
  EXPECT_EQ(rules::years_of(problem("P2023", "2023"), record), 1);
  EXPECT_EQ(rules::years_of(problem("P2023", "2023", "P2020"), record), 2);
  EXPECT_EQ(rules::years_of(problem("P2023", "2023", "P2022"), record), 4);
}

TEST(Years, StopWhereTheChainIsBroken) {
  EXPECT_EQ(rules::years_of(problem("P2023", "2023", "P2022"), with_earlier({})), 1);
  EXPECT_EQ(rules::years_of(problem("P2023", "2023", "P2022"), with_earlier({problem("P2022", "2022", "P2021")})), 2);
}

TEST(Years, EndInACircle) {
  const model::YearRecord record = with_earlier({problem("A", "2021", "B"), problem("B", "2022", "A")});
  EXPECT_EQ(rules::years_of(problem("P2023", "2023", "B"), record), 3);
  EXPECT_EQ(rules::years_of(problem("A", "2021", "A"), record), 1);
}

TEST(Years, CountBothHalvesOfAYearOnce) {
  const model::YearRecord record = with_earlier({problem("A", "2021-1"), problem("B", "2021-2", "A")});
  EXPECT_EQ(rules::years_of(problem("B", "2021-2", "A"), record), 1);
  EXPECT_EQ(rules::years_of(problem("C", "2022-1", "B"), record), 2);
}

struct Carried {
  const char* why;
  std::initializer_list<const char*> events;
  const char* as_of;
  bool expected;
};

TEST(CarriedOver, UnlessClosedBeforeTheMeeting) {  // the meeting of 2023 sat on 2024-01-19
  const Carried cases[] = {
      {"never closed", {}, "2024-06-01", true},
      {"closed the day before", {"2024-01-18 销号"}, "2024-06-01", false},
      {"closed on the day", {"2024-01-19 销号"}, "2024-06-01", true},
      {"closed since", {"2024-03-01 销号"}, "2024-06-01", true},
      {"closed and looked at before", {"2023-10-01 销号", "2024-01-10 回头看 保持"}, "2024-06-01", false},
      {"relapsed before the meeting", {"2023-10-01 销号", "2024-01-10 回头看 反弹 2024-05-01"}, "2024-06-01", true},
      {"relapsed since", {"2023-10-01 销号", "2024-03-10 回头看 反弹 2024-05-01"}, "2024-06-01", true},
      {"not relapsed yet", {"2023-10-01 销号", "2024-03-10 回头看 反弹 2024-05-01"}, "2024-03-09", false},
      {"on a day before the meeting", {"2024-01-10 销号"}, "2024-01-10", true},
      {"the day after closing, before the meeting", {"2024-01-10 销号"}, "2024-01-11", false},
  };
  for (const Carried& each : cases)
    EXPECT_EQ(rules::is_carried(item("R1", "2023-12-31", each.events), day("2024-01-19"), calendar(),
                                Options{day(each.as_of), 15}),
              each.expected)
        << each.why;
  EXPECT_TRUE(rules::is_carried(item("R1", ""), std::nullopt, calendar(), Options{day("2024-06-01"), 15}));
}

TEST(CarriedOver, StandFirstAndShowTheirYear) {
  model::YearRecord record = support::record();
  record.earlier_problems = {problem("P2021", "2021"), problem("P2022", "2022", "P2021")};
  record.earlier_items = {item("R2022", "2023-06-30"), item("R2022-2", "2023-06-30")};
  for (model::Rectification& earlier : record.earlier_items) earlier.meeting = "2022";
  record.earlier_items[1].problem = "P2022";
  record.problems = {problem("P2023", "2023", "P2022")};
  record.items = {item("R2023", "2024-06-30"), item("R2023-2", "2024-06-30"), item("R2023-3", "2024-06-30")};
  record.items[1].problem = "P2023";
  record.items[2].problem = "P2022";  // an item of this year for last year's problem
  const Computed computed = compute(record, "2024-03-01");
  const struct {
    const char *number, *problem;
    bool carried;
    int years;
    const char* status;
  } expected[] = {{"R2022", "", true, 2, "逾期"},
                  {"R2022-2", "P2022", true, 3, "逾期"},
                  {"R2023", "", false, 1, "未开始"},
                  {"R2023-2", "P2023", false, 3, "未开始"},
                  {"R2023-3", "P2022", false, 3, "未开始"}};
  ASSERT_EQ(computed.items.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    const rules::ComputedItem& got = computed.items[i];
    EXPECT_EQ(got.item->number, expected[i].number);
    EXPECT_EQ(got.problem == nullptr ? "" : got.problem->number, expected[i].problem) << got.item->number;
    EXPECT_EQ(got.carried, expected[i].carried) << got.item->number;
    EXPECT_EQ(got.years, expected[i].years) << got.item->number;
    EXPECT_EQ(word(got.status.status), expected[i].status) << got.item->number;
  }
}

TEST(CarriedOver, KeepTheMeetingTheirDeadlineCountsFrom) {
  model::YearRecord record = support::record();
  record.earlier_items = {item("R2022", "会后1个月")};
  record.earlier_items[0].meeting = "2022";
  record.earlier_items[0].meeting_date = day("2023-01-10");
  EXPECT_EQ(compute(record, "2024-03-01").items.at(0).status.due.text, "2023年2月10日");
}

TEST(Computed, StandsBesideTheRecord) {
  model::YearRecord record = support::record();
  record.stages = {{"学习", day("2024-01-02"), support::deadline("2024-01-08"), day("2024-01-09"), "", {}}, {}};
  record.commitments = {support::commitment("C1", "M1", "甲"), support::commitment("C2", "M2", "乙")};
  record.commitments[1].deadline = support::deadline("会后15日");
  const Computed computed = compute(record, "2024-03-01");
  ASSERT_EQ(computed.stages.size(), 2U);
  EXPECT_EQ(computed.stages[0].days_late, 1);
  ASSERT_EQ(computed.fulfilments.size(), 2U);
  ASSERT_EQ(computed.commitment_dues.size(), 2U);
  EXPECT_EQ(computed.commitment_dues[0].kind, model::DueKind::none);
  EXPECT_EQ(computed.commitment_dues[1].text, "2024年2月3日");
  EXPECT_TRUE(computed.distribution.has_value());
}

TEST(DataDate, IsTheNewestDatedRowNotAfterTheDay) {
  model::YearRecord record = support::record();
  const auto newest = [&](const char* as_of) {
    const auto date = compute(record, as_of).data_date;
    return date ? model::iso(*date) : "";
  };
  EXPECT_EQ(newest("2024-01-18"), "");
  EXPECT_EQ(newest("2024-01-19"), "2024-01-19");
  record.stages = {{"学习", day("2024-06-30"), {}, day("2024-01-20"), "", {}}};
  EXPECT_EQ(newest("2024-12-31"), "2024-01-20");  // the day it was done, not its start
  record.members = {support::member("M1", "甲")};
  record.members[0].approved = day("2024-01-21");
  EXPECT_EQ(newest("2024-12-31"), "2024-01-21");
  record.members[0].told = day("2024-01-22");
  EXPECT_EQ(newest("2024-12-31"), "2024-01-22");
  record.items = {item("R1", "2024-12-31", {"2024-01-23 进展"})};
  EXPECT_EQ(newest("2024-12-31"), "2024-01-23");
  record.commitments = {support::commitment("C1", "M1", "甲")};
  record.commitments[0].reports = {support::report("2024-01-24")};
  EXPECT_EQ(newest("2024-12-31"), "2024-01-24");
  EXPECT_EQ(newest("2024-01-23"), "2024-01-23");
}

}  // namespace

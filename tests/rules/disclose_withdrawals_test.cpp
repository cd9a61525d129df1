// SPDX-License-Identifier: MIT
// What was taken down is nowhere, and those who would have seen it, only they, are told so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/records.h"

namespace {

using model::Audience;
using model::DisclosedRecord;
using model::TableId;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

class DiscloseWithdrawals : public testing::Test {
 protected:
  DiscloseWithdrawals() {
    plan_.posted.commitments = Audience::unit;
    record_.problems = {support::problem("W1", "2023"), support::problem("W2", "2023")};
    record_.problems[0].text = "问题一";
    record_.members = {support::member("M1", "甲")};
    record_.items = {support::item("R1", "2024-06-30", {"2024-02-01 进展"}), support::item("R2", "2024-06-30"),
                     support::item("R3", "2024-06-30")};
    record_.items[1].problem = "W1";  // has words of its own
    record_.items[2].problem = "W1";
    record_.items[2].item.clear();
    record_.commitments = {support::commitment("C1", "M1", "承诺一"), support::commitment("C2", "M1", "", "R1")};
  }

  void withdraw(TableId table, const char* number) {
    record_.withdrawals.push_back({table, number, day("2024-02-20"), "群众提出"});
  }

  [[nodiscard]] DisclosedRecord shown(Audience audience = Audience::unit) const {
    const model::Date as_of = day("2024-03-01");
    const rules::KnownNames names;
    const rules::Computed computed = rules::compute(record_, plan_, support::calendar(), {as_of, 15});
    return rules::disclose(record_, computed, plan_, {audience, Audience::unit, 3, as_of, names});
  }

  static std::vector<std::string> numbers(const auto& list) {
    std::vector<std::string> out;
    for (const auto& each : list) out.push_back(each.number);
    return out;
  }

  static std::vector<std::string> notices(const DisclosedRecord& record) {
    std::vector<std::string> out;
    for (const model::DisclosedNotice& each : record.notices) {
      EXPECT_EQ(each.why, model::DisclosedNotice::Why::withdrawn);
      out.push_back(each.what + " " + model::iso(each.date.value()) + " " + each.basis);
    }
    return out;
  }

  model::YearRecord record_ = support::record();
  model::Plan plan_ = support::plan();
};

TEST_F(DiscloseWithdrawals, AnItemGoesWithThePromiseThatIsOnlyItsWords) {
  ASSERT_THAT(numbers(shown().items), ElementsAre("R1", "R2", "R3"));
  ASSERT_THAT(numbers(shown().commitments), ElementsAre("C1", "C2"));
  ASSERT_THAT(notices(shown()), IsEmpty());
  withdraw(TableId::rectification, "R1");
  const DisclosedRecord out = shown();
  EXPECT_THAT(numbers(out.items), ElementsAre("R2", "R3"));
  EXPECT_THAT(numbers(out.commitments), ElementsAre("C1"));
  EXPECT_EQ(out.figures.items, 2);
  EXPECT_THAT(notices(out), ElementsAre("整改 R1 2024-02-20 群众提出"));
  EXPECT_THAT(numbers(shown(Audience::members).items), ElementsAre("R2", "R3"));
  EXPECT_THAT(numbers(shown(Audience::society).items), ElementsAre("R2", "R3"));
}

TEST_F(DiscloseWithdrawals, ANoticeIsOfTheMatterThatTheRecordStoodIn) {
  withdraw(TableId::commitment, "C1");
  withdraw(TableId::problem, "W1");
  const DisclosedRecord out = shown();
  ASSERT_EQ(out.notices.size(), 2U);
  EXPECT_EQ(out.notices[0].matter, model::Matter::commitments);
  EXPECT_EQ(out.notices[1].matter, model::Matter::items);
}

TEST_F(DiscloseWithdrawals, AProblemGoesWithTheItemsThatHaveNoOtherWords) {
  ASSERT_EQ(shown().items[1].problem.text, "问题一");
  withdraw(TableId::problem, "W1");
  const DisclosedRecord out = shown();
  EXPECT_THAT(numbers(out.items), ElementsAre("R1", "R2"));
  EXPECT_EQ(out.items[1].problem.text, "");
  EXPECT_THAT(notices(out), ElementsAre("问题 W1 2024-02-20 群众提出"));
  withdraw(TableId::problem, "W2");  // stands nowhere
  EXPECT_EQ(shown().notices.size(), 1U);
}

TEST_F(DiscloseWithdrawals, ACommitmentGoesFromListAndCounts) {
  withdraw(TableId::commitment, "C1");
  EXPECT_THAT(numbers(shown().commitments), ElementsAre("C2"));
  EXPECT_EQ(shown().figures.commitments, 1);
  EXPECT_THAT(notices(shown()), ElementsAre("承诺 C1 2024-02-20 群众提出"));
  EXPECT_THAT(notices(shown(Audience::society)), IsEmpty()) << "who was never shown it is not told";
  plan_.posted.commitments = Audience::members;  // P10: the unit sees how many reports are missing
  plan_.fulfilment = model::Rhythm::quarterly;
  EXPECT_EQ(shown().figures.commitments, 1);
  EXPECT_THAT(notices(shown()), IsEmpty());
}

TEST_F(DiscloseWithdrawals, OfWhatOnlyMembersSeeOthersAreNotTold) {
  record_.items[0].scope = Audience::members;
  withdraw(TableId::rectification, "R1");
  EXPECT_THAT(notices(shown(Audience::members)), ElementsAre("整改 R1 2024-02-20 群众提出"));
  EXPECT_THAT(notices(shown()), IsEmpty());
}

TEST_F(DiscloseWithdrawals, AnotherTablesNumberIsAnother) {
  withdraw(TableId::commitment, "R1");
  EXPECT_THAT(numbers(shown().items), ElementsAre("R1", "R2", "R3"));
  EXPECT_THAT(notices(shown()), IsEmpty());
}

TEST_F(DiscloseWithdrawals, IsNoFormerItemAndNotOnTheLastList) {
  record_.former_meeting = model::OtherMeeting{"2022", day("2023-01-20")};
  record_.earlier_problems = {support::problem("W0", "2022")};
  record_.problems[0].earlier = "W0";
  record_.earlier_items = {support::item("L1", "2023-06-30"), support::item("L2", "2023-06-30")};
  for (model::Rectification& each : record_.earlier_items) each.meeting = "2022";
  record_.earlier_items[0].problem = "W0";
  plan_.last_list = model::LastList::three_states;
  ASSERT_THAT(numbers(shown().last_list), ElementsAre("L1", "L2"));
  const auto former = [&] {
    for (const model::DisclosedItem& item : shown().items)
      if (item.number == "R2") return numbers(item.former);
    return std::vector<std::string>{"no R2"};
  };
  ASSERT_THAT(former(), ElementsAre("L1"));
  withdraw(TableId::rectification, "L1");
  EXPECT_THAT(numbers(shown().last_list), ElementsAre("L2"));
  EXPECT_THAT(former(), IsEmpty());
  EXPECT_THAT(notices(shown()), ElementsAre("整改 L1 2024-02-20 群众提出"));
}

}  // namespace

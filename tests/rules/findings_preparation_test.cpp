// SPDX-License-Identifier: MIT
// Before the meeting: opinions that nobody answered, talks that were not held. Said once the meeting was held.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using model::TalkKind;
using support::day;
using support::found;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindingsOfOpinions, AreAnsweredOneByOne) {
  model::Plan plan = support::plan("P07");
  plan.required = {"opinion.answered"};
  model::YearRecord record = support::record();
  record.opinions = {
      {"座谈会", 5, {}, {1, 2}}, {"意见箱", 4, 3, {1, 3}}, {"走访", 2, 2, {1, 4}}, {"来信", 0, {}, {1, 5}}};
  EXPECT_THAT(
      found(record, "2024-01-19", plan),
      ElementsAre("opinion_unanswered 意见.已回应 第2行：“座谈会”的 5 条意见没有填已回应。方案 P07 要求逐条回应。",
                  "opinion_unanswered 意见.已回应 第3行：“意见箱”的 4 条意见已回应 3 条，还差 1 条。"
                  "方案 P07 要求逐条回应。"));  // nobody wrote a letter: nothing to answer
  EXPECT_THAT(found(record, "2024-01-18", plan), IsEmpty());
  EXPECT_THAT(found(record), IsEmpty());  // the plan does not ask
  record.opinions[0].answered = 0;
  record.opinions[1].answered = 4;
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("opinion_unanswered 意见.已回应 第2行：“座谈会”的 5 条意见已回应 0 条，还差 5 条。"
                          "方案 P07 要求逐条回应。"));
  std::erase(plan.tables, model::TableId::opinion);
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

class FindingsOfTalks : public testing::Test {
 protected:
  FindingsOfTalks() {
    plan_.must_talk = {TalkKind::among_commissioners};
    record_.members = {support::member("M1", "甲一")};
  }
  void talked(std::optional<int> expected, int held) {
    record_.talks = {{TalkKind::among_commissioners, expected, held, {1, 6}}};
  }
  [[nodiscard]] std::vector<std::string> on(const char* as_of) const { return found(record_, as_of, plan_); }

  model::Plan plan_ = support::plan("P12");
  model::YearRecord record_ = support::record();
};

TEST_F(FindingsOfTalks, WithoutARow) {
  EXPECT_THAT(on("2024-01-18"), IsEmpty());
  const std::string none =
      "talks_short 谈话.类别 第0行：“委员之间”一次也没有登记。方案 P12 要求必谈，请在“谈话”表填应谈和已谈。";
  EXPECT_THAT(on("2024-01-19"), ElementsAre(none));
  record_.talks = {{TalkKind::among_members, 3, 3, {1, 6}}};  // of another kind
  EXPECT_THAT(on("2024-01-19"), ElementsAre(none));
  record_.members.clear();
  EXPECT_THAT(on("2024-01-19"), IsEmpty()) << "a superior without members";
}

TEST_F(FindingsOfTalks, FewerThanThereShouldBe) {
  talked(3, 2);
  EXPECT_THAT(on("2024-01-18"), IsEmpty());
  EXPECT_THAT(on("2024-01-19"),
              ElementsAre("talks_short 谈话.已谈 第6行：“委员之间”应谈 3，已谈 2，还差 1。方案 P12 要求必谈。"));
  talked(3, 3);
  EXPECT_THAT(on("2024-01-19"), IsEmpty());
  talked(3, 4);
  EXPECT_THAT(on("2024-01-19"), IsEmpty());
  talked(0, 0);  // nobody to talk with
  EXPECT_THAT(on("2024-01-19"), IsEmpty());
}

TEST_F(FindingsOfTalks, WithoutHowManyThereShouldBe) {
  talked({}, 2);
  EXPECT_THAT(on("2024-01-19"), IsEmpty());
  plan_.required = {"talk.expected"};
  EXPECT_THAT(on("2024-01-19"),
              ElementsAre("talks_short 谈话.应谈 第6行：“委员之间”没有填应谈，看不出谈够了没有。请填上。"));
  plan_.must_talk.clear();
  EXPECT_THAT(on("2024-01-19"), IsEmpty());
}

TEST_F(FindingsOfTalks, NotOfAPlanWithoutTheTable) {
  std::erase(plan_.tables, model::TableId::talk);
  EXPECT_THAT(on("2024-01-19"), IsEmpty());
}

}  // namespace

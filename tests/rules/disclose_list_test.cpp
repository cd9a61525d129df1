// SPDX-License-Identifier: MIT
// Who is posted a rectification list at all, and since when an item is on it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/records.h"

namespace {

using model::Audience;
using model::DisclosedRecord;
using support::day;
using support::item;
using testing::ElementsAre;

DisclosedRecord disclosed_list(const model::YearRecord& record, Audience audience, const model::Plan& plan) {
  const model::Date as_of = day("2024-03-01");
  const rules::KnownNames names;
  const rules::Computed computed = rules::compute(record, plan, support::calendar(), {as_of, 15});
  return rules::disclose(record, computed, plan, {audience, Audience::unit, 3, as_of, names});
}

TEST(DiscloseList, AListThatIsNotPostedHasNoPage) {
  model::Plan plan = support::plan();
  const auto list = [&](Audience audience) {
    const DisclosedRecord out = disclosed_list(support::record(), audience, plan);
    EXPECT_EQ(out.posts_list, rules::posts_list(plan, audience));
    return std::vector<bool>{out.asks_list, out.posts_list, out.has_rectification_page};
  };
  EXPECT_THAT(list(Audience::society), ElementsAre(true, true, true));
  plan.posted.items = plan.posted.personal_items = Audience::members;  // P02
  EXPECT_THAT(list(Audience::members), ElementsAre(true, true, true));
  EXPECT_THAT(list(Audience::unit), ElementsAre(true, false, false));
  plan.posted.personal_items = Audience::society;  // never wider than the unit
  EXPECT_THAT(list(Audience::unit), ElementsAre(true, true, true));
  EXPECT_THAT(list(Audience::society), ElementsAre(true, false, false));
  std::erase(plan.tables, model::TableId::rectification);  // P09
  EXPECT_THAT(list(Audience::members), ElementsAre(false, false, false));
}

TEST(DiscloseList, ACarriedItemSaysWhenItWasFirstListed) {
  model::YearRecord record = support::record();
  record.earlier_items = {item("R0", "2024-06-30")};
  record.earlier_items[0].meeting = "2022";
  record.earlier_items[0].meeting_date = day("2023-02-01");
  record.items = {item("R1", "2024-06-30")};
  const DisclosedRecord out = disclosed_list(record, Audience::members, support::plan());
  ASSERT_EQ(out.items.size(), 2U);
  EXPECT_EQ(out.items[0].listed_on, day("2023-02-01"));
  EXPECT_EQ(out.items[1].listed_on, day("2024-01-19"));
}

TEST(DiscloseList, AProblemThatCameBackNamesTheItemsOfItsEarlierSelf) {
  model::YearRecord record = support::record();
  record.problems = {support::problem("W4", "2023", "W3")};
  record.earlier_problems = {support::problem("W2", "2021"), support::problem("W3", "2022", "W2")};
  record.earlier_items = {item("R2", "2022-06-30"), item("R3", "2023-06-30"), item("R3-2", "2023-06-30"),
                          item("R9", "2023-06-30")};
  for (auto& [index, problem] : std::vector<std::pair<std::size_t, std::string>>{{0, "W2"}, {1, "W3"}, {2, "W3"}}) {
    record.earlier_items[index].problem = problem;
    record.earlier_items[index].meeting = problem == "W2" ? "2021" : "2022";
    record.earlier_items[index].events = {support::event("2023-03-01 销号")};
  }
  record.earlier_items[3].meeting = "2022";
  record.earlier_items[2].scope = Audience::members;
  record.items = {item("R4", "2024-06-30"), item("R5", "2024-06-30")};
  record.items[0].problem = "W4";
  const auto former = [&](Audience audience) {
    std::vector<std::string> all;
    for (const model::DisclosedItem& each : disclosed_list(record, audience, support::plan()).items)
      for (const model::DisclosedFormer& one : each.former)
        all.push_back(each.number + " " + one.meeting + " " + one.number);
    return all;
  };
  EXPECT_THAT(former(Audience::members), ElementsAre("R4 2022 R3", "R4 2022 R3-2")) << "one step back";
  EXPECT_THAT(former(Audience::unit), ElementsAre("R4 2022 R3")) << "R3-2 is not posted to it";
}

}  // namespace

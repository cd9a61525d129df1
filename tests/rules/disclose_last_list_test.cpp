// SPDX-License-Identifier: MIT
// domain.md rule 3 on the last list: earlier deadlines stay visible, days late are those of the meeting's day.
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/records.h"

namespace {

using support::day;

TEST(DiscloseLastList, ShowsEarlierDeadlinesAndDaysLateOnTheMeetingsDay) {  // P02
  model::YearRecord record = support::record();
  record.meeting.date = day("2024-01-19");
  record.former_meeting = model::OtherMeeting{"2022", day("2023-01-20")};
  record.earlier_items = {support::item("L1", "2023-06-30", {"2023-07-10 延期 2024-06-30"}),
                          support::item("L2", "2023-12-31")};
  for (model::Rectification& each : record.earlier_items) each.meeting = "2022";
  model::Plan plan = support::plan();
  plan.last_list = model::LastList::three_states;
  const rules::Options options{day("2024-03-01"), 15};
  const rules::KnownNames names(std::vector<std::string>{});
  const model::DisclosedRecord out =
      rules::disclose(record, rules::compute(record, plan, support::calendar(), options), plan,
                      {model::Audience::unit, model::Audience::unit, 3, options.as_of, names});
  ASSERT_EQ(out.last_list.size(), 2U);
  const model::DisclosedLastItem& extended = out.last_list[0];
  EXPECT_EQ(extended.due.text, "2024年6月30日");
  ASSERT_EQ(extended.earlier.size(), 1U);
  EXPECT_EQ(extended.earlier[0].due.text, "2023年6月30日");
  EXPECT_TRUE(extended.earlier[0].approved_late);
  EXPECT_EQ(extended.extensions, 1);
  EXPECT_EQ(extended.days_late, 0);
  EXPECT_EQ(out.last_list[1].days_late, 19);  // to 2024-01-19, not to the day of the site
  EXPECT_TRUE(out.last_list[1].earlier.empty());
}

}  // namespace

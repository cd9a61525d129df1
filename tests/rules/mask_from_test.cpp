// SPDX-License-Identifier: MIT
// Names are masked for society, and for narrower audiences where the settings want it (mask_names).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/records.h"

namespace {

using model::Audience;
using support::day;

class MaskFrom : public testing::Test {
 protected:
  MaskFrom() {
    plan_.posted.commitments = Audience::unit;
    plan_.appraisal->commended = true;
    record_.meeting.host = "甲一";
    record_.members = {support::member("M1", "甲一", model::Tier::excellent), support::member("M2", "乙二二")};
    record_.items = {support::item("R1", "2024-06-30")};
    record_.items[0].item = "事项请乙二二办";
    record_.items[0].responsible = "支委会、甲一";
    record_.commitments = {support::commitment("C1", "M1", "承诺一")};
    record_.commitments[0].name = "甲一";
  }

  [[nodiscard]] model::DisclosedRecord shown(Audience audience, Audience mask_from) const {
    const model::Date as_of = day("2024-03-01");
    const rules::KnownNames names({"甲一", "乙二二"});
    const rules::Computed computed = rules::compute(record_, plan_, support::calendar(), {as_of, 15});
    return rules::disclose(record_, computed, plan_,
                           {audience, Audience::unit, 3, as_of, names, std::nullopt, mask_from});
  }

  model::YearRecord record_ = support::record();
  model::Plan plan_ = support::plan("P11");
};

TEST_F(MaskFrom, TheUnitToo) {
  const model::DisclosedRecord out = shown(Audience::unit, Audience::unit);
  EXPECT_EQ(out.items.at(0).item.text, "事项请乙*二办");
  EXPECT_EQ(out.items[0].responsible.text, "支委会、甲*");
  EXPECT_EQ(out.items[0].subject.text, "班子");
  EXPECT_EQ(out.commitments.at(0).name.text, "甲*");
  EXPECT_EQ(out.meeting.host.text, "甲*");
  EXPECT_THAT(out.figures.distribution->excellent, testing::ElementsAre("甲*"));
}

TEST_F(MaskFrom, NobodyNarrower) {
  for (const auto& [audience, mask_from] :
       {std::pair(Audience::members, Audience::unit), {Audience::unit, Audience::society}}) {
    const model::DisclosedRecord out = shown(audience, mask_from);
    EXPECT_EQ(out.items.at(0).item.text, "事项请乙二二办");
    EXPECT_EQ(out.items[0].responsible.text, "支委会、甲一");
    EXPECT_EQ(out.commitments.at(0).name.text, "甲一");
    EXPECT_EQ(out.meeting.host.text, "甲一");
    EXPECT_THAT(out.figures.distribution->excellent, testing::ElementsAre("甲一"));
  }
}

TEST_F(MaskFrom, Everybody) {
  EXPECT_EQ(shown(Audience::members, Audience::members).commitments.at(0).name.text, "甲*");
}

}  // namespace

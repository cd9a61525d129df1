// SPDX-License-Identifier: MIT
// The yearly archive: everything that was ever posted to an audience, nothing that never was, nothing withdrawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/disclose.h"
#include "support/batches.h"
#include "support/records.h"

namespace {

using model::Audience;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

struct ArchivedUnit {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan("P11");
  rules::KnownNames names{{"甲一"}};

  ArchivedUnit() {
    plan.posted.commitments = Audience::unit;
    record.members = {support::member("M1", "甲一")};
    record.items = {support::item("R1", "2024-06-30"), support::item("R2", "2024-06-30")};
    record.commitments = {support::commitment("C1", "M1", "带头"), support::commitment("C2", "M1", "再带头")};
  }

  static void post(model::Posting& posting, const char* date, Audience audience) {
    posting.first[static_cast<std::size_t>(audience)] = day(date);
  }

  [[nodiscard]] model::DisclosedRecord archived(Audience audience, const char* as_of = "2024-05-01") const {
    const rules::Computed computed = rules::compute(record, plan, support::calendar(), {day(as_of), 15});
    rules::DisclosureOptions options{audience, Audience::unit, 3, day(as_of), names};
    options.archive = true;
    return rules::disclose(record, computed, plan, options);
  }
};

std::vector<std::string> items_of(const model::DisclosedRecord& shown) {
  std::vector<std::string> numbers;
  for (const model::DisclosedItem& item : shown.items) numbers.push_back(item.number);
  return numbers;
}

std::vector<std::string> commitments_of(const model::DisclosedRecord& shown) {
  std::vector<std::string> numbers;
  for (const model::DisclosedCommitment& each : shown.commitments) numbers.push_back(each.number);
  return numbers;
}

TEST(DiscloseArchive, HasWhatThisAudienceWasPostedAndNothingElse) {
  ArchivedUnit unit;
  ArchivedUnit::post(unit.record.items[1].posting, "2024-03-08", Audience::unit);
  ArchivedUnit::post(unit.record.commitments[0].posting, "2024-03-08", Audience::unit);
  ArchivedUnit::post(unit.record.items[0].posting, "2024-03-08", Audience::members);  // to others
  EXPECT_THAT(items_of(unit.archived(Audience::unit)), ElementsAre("R2"));
  EXPECT_THAT(commitments_of(unit.archived(Audience::unit)), ElementsAre("C1"));
  EXPECT_THAT(items_of(unit.archived(Audience::members)), ElementsAre("R1"));
  EXPECT_THAT(commitments_of(unit.archived(Audience::members)), IsEmpty());
}

// A record that is archived as of a former day has what was posted since, as it stood then.
TEST(DiscloseArchive, TheDayOfPostingIsNotAsked) {
  ArchivedUnit unit;
  ArchivedUnit::post(unit.record.items[0].posting, "2025-01-01", Audience::unit);
  EXPECT_THAT(items_of(unit.archived(Audience::unit, "2024-05-01")), ElementsAre("R1"));
  EXPECT_FALSE(unit.archived(Audience::unit, "2024-05-01").items[0].posted_on);
}

TEST(DiscloseArchive, WhatWasWithdrawnStaysOut) {
  ArchivedUnit unit;
  for (model::Rectification& item : unit.record.items) ArchivedUnit::post(item.posting, "2024-03-08", Audience::unit);
  unit.record.withdrawals = {{model::TableId::rectification, "R1", day("2024-04-01"), "涉及隐私"}};
  const model::DisclosedRecord shown = unit.archived(Audience::unit);
  EXPECT_THAT(items_of(shown), ElementsAre("R2"));
  ASSERT_EQ(1U, shown.notices.size());
  EXPECT_EQ("整改 R1", shown.notices[0].what);
}

}  // namespace

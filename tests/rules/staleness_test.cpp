// SPDX-License-Identifier: MIT
#include "rules/staleness.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using support::day;

std::string from(const char* data_date, std::optional<int> months = {}) {
  model::Plan plan;
  if (months) plan.stale_months = *months;
  const auto stale = rules::stale_from(day(data_date), plan);
  return stale ? model::iso(*stale) : "";
}

TEST(Staleness, BeginsTheDayAfterAQuarter) { EXPECT_EQ(from("2024-03-25"), "2024-06-26"); }

TEST(Staleness, TakesTheMonthsLastDayWhereThereIsNoSuchDay) {
  EXPECT_EQ(from("2023-11-30"), "2024-03-01");  // 29 February is still right
  EXPECT_EQ(from("2022-11-30"), "2023-03-01");
  EXPECT_EQ(from("2024-01-31"), "2024-05-01");
  EXPECT_EQ(from("2024-03-31"), "2024-07-01");
}

TEST(Staleness, CountsFromALeapDay) {
  EXPECT_EQ(from("2024-02-29"), "2024-05-30");
  EXPECT_EQ(from("2024-02-29", 12), "2025-03-01");
}

TEST(Staleness, CrossesTheYear) { EXPECT_EQ(from("2024-12-31"), "2025-04-01"); }

TEST(Staleness, IsThePlansToSay) {
  EXPECT_EQ(from("2024-03-25", 1), "2024-04-26");
  EXPECT_EQ(from("2024-03-25", 6), "2024-09-26");
  EXPECT_EQ(from("2024-03-25", 24), "2026-03-26");
}

TEST(Staleness, NeedsData) { EXPECT_FALSE(rules::stale_from(std::nullopt, {})); }

}  // namespace

// SPDX-License-Identifier: MIT
#include "model/period.h"

#include <gtest/gtest.h>

namespace {

struct PeriodForm {
  const char *typed, *canonical;
};

TEST(Period, EveryFormHasOneSpelling) {
  const PeriodForm forms[] = {
      {"5个工作日", "5个工作日"},
      {"5工作日", "5个工作日"},
      {"公示5个工作日", "5个工作日"},
      {"30日", "30日"},
      {"30天", "30日"},
      {"1个月", "1个月"},
      {"2个星期", "2周"},
      {"2周", "2周"},
      {"2025-01-24", "2025-01-24"},
      {"2025.1.24", "2025-01-24"},
      {"2025年1月24日", "2025-01-24"},
      {"至2025年1月24日", "2025-01-24"},
      {"到2025/1/24", "2025-01-24"},
      {"2025年1月底", "2025-01-31"},
      {"长期", "长期"},
      {"长期公开", "长期"},
  };
  for (const auto& [typed, canonical] : forms) {
    const auto period = model::parse_period(typed);
    ASSERT_TRUE(period) << typed;
    EXPECT_EQ(model::canonical(*period), canonical) << typed;
    EXPECT_EQ(model::parse_period(canonical), period) << canonical;
  }
}

TEST(Period, NothingElseIsOne) {
  for (const char* typed : {"", "5", "0日", "-5日", "五个工作日", "1月", "7月底", "会后5日", "立行立改", "2025-02-30",
                            "5个工作日以上", "日", "99999日", "公示", "至"})
    EXPECT_FALSE(model::parse_period(typed)) << typed;
}

}  // namespace

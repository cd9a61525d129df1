// SPDX-License-Identifier: MIT
#include "base/embedded.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "base/clock.h"
#include "base/failure.h"
#include "base/file_system.h"

namespace {

TEST(Embedded, FilesAreSortedAndSameAsInTheRepository) {
  const auto files = base::embedded_files();
  ASSERT_FALSE(files.empty());
  EXPECT_TRUE(std::is_sorted(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; }));
  for (const base::EmbeddedFile& file : files)
    EXPECT_EQ(file.bytes, base::read_file(std::string(GONGSHILAN_ROOT "/") + std::string(file.path), 1U << 24U))
        << file.path;
}

TEST(Embedded, FindsByPathAndFolder) {
  const auto plan = base::embedded_file("data/plans/P11.json");
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->starts_with("{"));
  EXPECT_EQ(base::embedded_file("data/plans/P99.json"), std::nullopt);
  EXPECT_EQ(base::embedded_file("data/plans/"), std::nullopt);
  const auto plans = base::embedded_under("data/plans/");
  ASSERT_GE(plans.size(), 3U);
  for (const base::EmbeddedFile& file : plans) EXPECT_TRUE(file.path.starts_with("data/plans/")) << file.path;
  EXPECT_TRUE(base::embedded_under("nothing/").empty());
}

TEST(Clock, TodayIsTheDayOfUtcPlusEight) {
  const auto now = [] { return (static_cast<std::int64_t>(std::time(nullptr)) + 8 * 3600) / 86400; };
  const std::int64_t before = now();
  const std::int64_t today = base::days_today_utc8();
  EXPECT_LE(before, today);
  EXPECT_LE(today, now());
}

TEST(Failure, MessageIsPlaceThenFactThenAdvice) {
  const base::Failure failure("整改.csv E7", "时限“x”不是日期", "请写成 2024-12-31。", base::ExitCode::refused);
  EXPECT_EQ(failure.message(), "整改.csv E7：时限“x”不是日期。请写成 2024-12-31。");
  EXPECT_STREQ(failure.what(), "时限“x”不是日期");
  EXPECT_EQ(failure.code, base::ExitCode::refused);
  EXPECT_EQ(base::Failure("a", "b", "c").code, base::ExitCode::failed);
}

}  // namespace

// SPDX-License-Identifier: MIT
// Small counts beyond members: the property over every distribution of up to twelve members, and single cases.
#include <gtest/gtest.h>

#include <numeric>

#include "rules/disclose.h"

namespace {

using model::Tier;
using model::TierCell;
using Tiers = std::array<int, 4>;

const std::vector<Tier> kFour{Tier::excellent, Tier::qualified, Tier::basically_qualified, Tier::unqualified};
const std::vector<Tier> kThree{Tier::excellent, Tier::qualified, Tier::unqualified};  // P04

std::vector<int> counts(const Tiers& tiers, int threshold, bool commended = false,
                        const std::vector<Tier>& known = kFour) {
  std::vector<int> out;
  for (const TierCell& cell : rules::merge_small(tiers, known, threshold, commended)) out.push_back(cell.count);
  return out;
}

TEST(MergeSmall, Cases) {
  using List = std::vector<int>;
  EXPECT_EQ(counts({3, 8, 0, 0}, 0), (List{3, 8, 0, 0}));  // for members
  EXPECT_EQ(counts({3, 8, 3, 3}, 3), (List{3, 8, 3, 3}));
  EXPECT_EQ(counts({3, 8, 2, 1}, 3), (List{3, 8, 3}));
  EXPECT_EQ(counts({3, 8, 1, 1}, 3), (List{3, 10}));
  EXPECT_EQ(counts({3, 8, 0, 0}, 3), (List{3, 8}));
  EXPECT_EQ(counts({2, 9, 0, 0}, 3), (List{11}));
  EXPECT_EQ(counts({2, 9, 0, 0}, 3, true), (List{2, 9}));  // 优秀 are known by name
  EXPECT_EQ(counts({0, 1, 1, 0}, 3, true), (List{0, 2}));
  EXPECT_EQ(counts({0, 0, 0, 0}, 3), (List{0}));
  EXPECT_EQ(counts({3, 8, 0, 1}, 3, false, kThree), (List{3, 9}));
}

TEST(MergeSmall, SaysFromWhichTierToWhich) {
  const auto cells = rules::merge_small({3, 8, 1, 1}, kFour, 3, false);
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_FALSE(cells[0].merged());
  EXPECT_EQ(cells[1].from, Tier::qualified);
  EXPECT_EQ(cells[1].to, Tier::unqualified);
}

// Every published cell but a commended 优秀 holds at least the threshold, unless nothing is left to merge it with; the
// cells cover all tiers in order, and nobody is lost.
void check(const Tiers& tiers, int threshold, bool commended, const std::vector<Tier>& known) {
  const auto cells = rules::merge_small(tiers, known, threshold, commended);
  const std::size_t kept = commended ? 1 : 0;
  ASSERT_GT(cells.size(), kept);
  int sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sum += cells[i].count;
    if (i >= kept && cells.size() > kept + 1) {
      ASSERT_GE(cells[i].count, threshold);
    }
    if (i + 1 < cells.size()) {
      ASSERT_FALSE(cells[i].merged());
      ASSERT_EQ(cells[i].from, known[i]);
      ASSERT_EQ(cells[i].count, tiers[static_cast<std::size_t>(known[i])]);
    }
  }
  ASSERT_EQ(cells.back().from, known[cells.size() - 1]);
  ASSERT_EQ(cells.back().to, known.back());
  int expected = 0;
  for (const Tier tier : known) expected += tiers[static_cast<std::size_t>(tier)];
  ASSERT_EQ(sum, expected);
}

TEST(MergeSmall, HoldsForEveryDistributionOfUpToTwelve) {
  for (int threshold = 1; threshold <= 4; ++threshold)
    for (const bool commended : {false, true})
      for (int a = 0; a <= 12; ++a)
        for (int b = 0; a + b <= 12; ++b)
          for (int c = 0; a + b + c <= 12; ++c)
            for (int d = 0; a + b + c + d <= 12; ++d) {
              SCOPED_TRACE(testing::PrintToString(Tiers{a, b, c, d}) + " threshold " + std::to_string(threshold));
              ASSERT_NO_FATAL_FAILURE(check({a, b, c, d}, threshold, commended, kFour));
              if (c > 0) continue;
              ASSERT_NO_FATAL_FAILURE(check({a, b, c, d}, threshold, commended, kThree));
            }
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "serve/lru.h"

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(Lru, ForgetsTheLeastRecentlyUsedBeyondItsWeight) {
  serve::Lru<std::string, int> lru(10);
  lru.put("a", 1, 4);
  lru.put("b", 2, 4);
  EXPECT_NE(lru.find("a"), nullptr);
  lru.put("c", 3, 4);  // b goes
  EXPECT_EQ(lru.find("b"), nullptr);
  ASSERT_NE(lru.find("a"), nullptr);
  EXPECT_EQ(*lru.find("a"), 1);
  EXPECT_EQ(lru.weight(), 8U);
  lru.put("d", 4, 10);  // all others go
  EXPECT_EQ(lru.size(), 1U);
  EXPECT_EQ(lru.weight(), 10U);
}

TEST(Lru, DoesNotKeepWhatIsTooHeavyAndKeepsWhatItKnows) {
  serve::Lru<std::string, int> lru(10);
  lru.put("a", 1, 11);
  EXPECT_EQ(lru.size(), 0U);
  lru.put("b", 2, 10);
  lru.put("b", 3, 1);
  EXPECT_EQ(*lru.find("b"), 2);
  EXPECT_EQ(lru.weight(), 10U);
}

}  // namespace

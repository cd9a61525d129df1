// SPDX-License-Identifier: MIT
// The table of rules: keys that settings can name, one each.
#include "rules/finding_rules.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

TEST(FindingRules, HaveAKeyAndANameOfTheirOwn) {
  std::set<std::string_view> keys, names;
  for (const rules::FindingRule& each : rules::finding_rules()) {
    EXPECT_EQ(each.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << each.key;
    EXPECT_TRUE(keys.insert(each.key).second) << each.key;
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_EQ(rules::rule_from_key(each.key), each.rule);
    EXPECT_EQ(rules::finding_rule(each.rule).key, each.key);
  }
  EXPECT_EQ(rules::rule_from_key("item"), std::nullopt);
  EXPECT_EQ(rules::rule_from_key(""), std::nullopt);
}

TEST(FindingRules, StandByUrgency) {
  rules::Urgency last = rules::Urgency::late;
  for (const rules::FindingRule& each : rules::finding_rules()) {
    EXPECT_GE(each.urgency, last) << each.key;
    last = each.urgency;
  }
}

}  // namespace

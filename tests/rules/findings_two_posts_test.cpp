// SPDX-License-Identifier: MIT
// Who leads a branch and sits in the general branch's committee lists there, once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/findings.h"
#include "support/records.h"

namespace {

using model::Post;

std::vector<std::string> unlisted(std::vector<Post> posts) {
  model::Plan plan = support::plan();
  plan.lists = {model::Lister::commissioners};
  model::YearRecord record = support::record();
  record.organization.kind = model::OrganizationKind::branch;
  record.members = {support::member("01", "甲")};
  record.members[0].posts = std::move(posts);
  record.items.clear();
  const rules::Options options{support::day("2024-04-01"), 15};
  std::vector<std::string> out;
  for (const rules::Finding& each :
       rules::find(record, rules::compute(record, plan, support::calendar(), options), plan, options))
    if (each.rule == rules::Rule::list_missing) out.push_back(each.text);
  return out;
}

TEST(FindingsOfTwoPosts, AreListedWithTheGeneralBranch) {
  const auto says = testing::ElementsAre(testing::HasSubstr("还没有自己这次会议的整改事项"));
  EXPECT_THAT(unlisted({Post::secretary}), says);
  EXPECT_THAT(unlisted({Post::commissioner, Post::group_leader}), says);
  EXPECT_THAT(unlisted({Post::general_commissioner, Post::secretary}), testing::IsEmpty());
  EXPECT_THAT(unlisted({Post::general_commissioner}), testing::IsEmpty());
  EXPECT_THAT(unlisted({Post::group_leader}), testing::IsEmpty());
}

}  // namespace

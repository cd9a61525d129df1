// SPDX-License-Identifier: MIT
// A superior's table: every direct child by its number, what is posted, late and missing, and a sum that adds up.
#include "site/rollup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ElementsAre;

site::UnitNode node(const std::string& organization, int items) {
  site::UnitNode out;
  out.organization = organization;
  out.meeting = "2021";
  out.organization_name = "组织" + organization;
  out.own.items = out.all.items = items;
  return out;
}

std::string rollup_text(const render::Value& value, std::string_view key) {
  const render::Value* found = value.find(key);
  if (found == nullptr) return "(none)";
  if (const bool* flag = found->get<bool>()) return *flag ? "yes" : "no";
  return *found->get<std::string>();
}

class RollupTest : public testing::Test {
 protected:
  // The rows' values of one key, then the sum's.
  std::vector<std::string> column(const std::string& key) {
    site::Rollup table{"表", {{"本级", "", "", &own_, false}}, true, ""};
    std::vector<const site::UnitNode*> children;
    for (const site::UnitNode& child : children_) children.push_back(&child);
    table.add_children(children, unregistered_, "../../");
    const render::Value value = site::rollup(table);
    std::vector<std::string> out;
    for (const render::Value& row : *value.find("rows")->get<render::Value::List>())
      out.push_back(rollup_text(row, key));
    out.push_back(rollup_text(*value.find("sum"), key));
    return out;
  }

  site::UnitNode own_ = node("A", 1);
  std::vector<site::UnitNode> children_{node("B1", 2), node("B3", 4)};
  std::vector<site::UnregisteredChild> unregistered_{{"A9", "甲"}, {"B2", "乙"}, {"B4", "丙"}};
};

TEST_F(RollupTest, EveryChildStandsInTheOrderOfItsNumber) {
  EXPECT_THAT(column("name"), ElementsAre("本级", "甲", "组织B1", "乙", "组织B3", "丙", "(none)"));
  EXPECT_THAT(column("registered"), ElementsAre("yes", "no", "yes", "no", "yes", "no", "(none)"));
  EXPECT_THAT(column("href"),
              ElementsAre("", "", "../../B1/2021/index.html", "", "../../B3/2021/index.html", "", "(none)"));
  EXPECT_THAT(column("total"), ElementsAre("1", "0", "2", "0", "4", "0", "7"));
}

TEST_F(RollupTest, WhatIsMissingIsSaidInWordsAndBelowAsUnits) {
  children_.pop_back();
  unregistered_ = {{"B2", "乙"}};
  own_.missing = {"整改清单"};
  own_.own.lacking = 1;
  EXPECT_THAT(column("missing"), ElementsAre("整改清单", "", "", "(none)"));
  children_[0].missing = {"承诺", "评议结果"};
  children_[0].own.lacking = children_[0].all.lacking = 1;
  EXPECT_THAT(column("missing"), ElementsAre("整改清单", "承诺、评议结果", "", "(none)"));
  children_[0].all.lacking = 3;
  EXPECT_THAT(column("missing"), ElementsAre("整改清单", "承诺、评议结果；所属 2 个单位", "", "(none)"));
  EXPECT_EQ(column("lacking").back(), "5 个单位") << "itself, three below, and one without the meeting";
  children_[0].missing.clear();
  children_[0].own.lacking = 0;
  EXPECT_THAT(column("missing"), ElementsAre("整改清单", "所属 3 个单位", "", "(none)"));
}

TEST_F(RollupTest, LateStagesAndReportsAddUp) {
  own_.own.stages_late = 1;
  children_[0].all.stages_late = 2;
  children_[1].all.commitments = 9;
  children_[1].all.missing = 3;
  EXPECT_THAT(column("stages_late"), ElementsAre("1", "0", "2", "0", "0", "0", "3"));
  EXPECT_THAT(column("commitments"), ElementsAre("0", "0", "0", "0", "9", "0", "9"));
  EXPECT_THAT(column("reports_missing"), ElementsAre("", "", "", "", "缺报 3", "", "缺报 3"));
}

TEST_F(RollupTest, TheColumnOfCommitmentsIsThereWhereAnyUnitHasThem) {
  EXPECT_EQ(column("has_commitments").front(), "no");
  EXPECT_EQ(column("columns")[1], "7");
  children_[1].contents = static_cast<site::Contents>(site::Content::commitments);
  EXPECT_EQ(column("has_commitments").front(), "yes");
  EXPECT_EQ(column("columns")[1], "8");
}

TEST_F(RollupTest, TheColumnsOfItemsAreThereWhereAnyUnitPostsAList) {
  own_ = node("A", 0);
  children_ = {node("B1", 0), node("B3", 0)};
  EXPECT_EQ(column("has_items").back(), "no");
  EXPECT_EQ(column("columns")[1], "2");
  children_[0].contents = static_cast<site::Contents>(site::Content::list);
  EXPECT_EQ(column("has_items").back(), "yes");
  EXPECT_EQ(column("has_figures").back(), "no");
  EXPECT_EQ(column("columns")[1], "7");
  children_[1].all.items = 3;
  EXPECT_EQ(column("has_figures").back(), "yes");
}

TEST_F(RollupTest, BeyondMembersThoseWithoutATierAreOneCountIfTheyAreNotFew) {
  children_[0].all.distribution.emplace();
  children_[0].all.distribution->lumped = true;
  children_[1].all.distribution = children_[0].all.distribution;
  children_[1].all.distribution->pending = 4;
  EXPECT_THAT(column("pending"), ElementsAre("", "", "", "", "等次未定 4 人", "", "等次未定 4 人"));
}

TEST_F(RollupTest, TiersUnderReviewAreACount) {
  children_[0].all.distribution.emplace();
  children_[0].all.distribution->under_review = 3;
  children_[1].all.distribution = children_[0].all.distribution;
  EXPECT_THAT(column("pending"), ElementsAre("", "", "等次待审批 3 人", "", "等次待审批 3 人", "", "等次待审批 6 人"));
}

}  // namespace

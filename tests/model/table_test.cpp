// SPDX-License-Identifier: MIT
// The schema is data that drives readers, statements and documentation: these tests keep it consistent.
#include "model/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/words.h"

namespace {

using model::CellKind;
using model::Column;
using model::Need;
using model::Refers;
using model::Table;
using model::TableId;

TEST(Schema, TablesStandInTheOrderOfTheirIds) {
  ASSERT_EQ(model::tables().size(), model::kTableCount);
  for (std::size_t i = 0; i < model::kTableCount; ++i) {
    EXPECT_EQ(model::tables()[i].id, static_cast<TableId>(i));
    EXPECT_EQ(&model::table(static_cast<TableId>(i)), &model::tables()[i]);
  }
}

TEST(Schema, TablesAreFoundByKeyAndByName) {
  std::vector<std::string> names;
  for (const Table& table : model::tables()) {
    names.emplace_back(table.header);
    EXPECT_EQ(model::find_table(table.key), table.id);
    EXPECT_EQ(model::find_table(table.header), table.id);
  }
  EXPECT_THAT(names, testing::ElementsAre("组织", "年度", "安排", "党员", "测评", "班子评议", "问题", "整改", "进展",
                                          "承诺", "践诺", "意见", "谈话", "报送", "档案", "公开"));
  EXPECT_EQ(model::find_table(""), std::nullopt);
  EXPECT_EQ(model::find_table("发言"), std::nullopt);
  EXPECT_EQ(model::find_table("Meeting"), std::nullopt);
}

TEST(Schema, KeysAndHeadersAreUniqueInATable) {
  for (const Table& table : model::tables()) {
    std::set<std::string_view> names;
    for (const Column& column : table.columns) {
      EXPECT_TRUE(names.insert(column.key).second) << table.key << '.' << column.key;
      EXPECT_TRUE(names.insert(column.header).second) << table.key << '.' << column.header;
      EXPECT_EQ(column.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << column.key;
    }
  }
}

TEST(Schema, ColumnsAreFoundByKeyAndByHeader) {
  const Table& table = model::table(TableId::rectification);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    EXPECT_EQ(table.index_of(table.columns[i].key), i);
    EXPECT_EQ(table.index_of(table.columns[i].header), i);
  }
  EXPECT_EQ(table.index_of("时限"), std::nullopt);
  EXPECT_EQ(table.index_of(""), std::nullopt);
  EXPECT_TRUE(table.has("deadline"));
  EXPECT_FALSE(table.has("due"));
}

TEST(Schema, EveryKeyColumnExistsAndIsNeverByPlan) {
  for (const Table& table : model::tables()) {
    ASSERT_FALSE(table.key_columns.empty()) << table.key;
    EXPECT_EQ(table.key_columns.front(), "organization") << table.key;
    for (const std::string_view key : table.key_columns) {
      ASSERT_TRUE(table.has(key)) << table.key << '.' << key;
      EXPECT_NE(table.columns[*table.index_of(key)].need, Need::plan) << table.key << '.' << key;
    }
    EXPECT_EQ(table.ordinal == model::Ordinal::none, table.ordinal_over.empty()) << table.key;
    for (const std::string_view key : table.ordinal_over)
      EXPECT_NE(std::find(table.key_columns.begin(), table.key_columns.end(), key), table.key_columns.end())
          << table.key << '.' << key;
  }
}

TEST(Schema, KeysAreThoseOfTheLedger) {
  using testing::ElementsAre;
  EXPECT_THAT(model::table(TableId::organization).key_columns, ElementsAre("organization"));
  EXPECT_THAT(model::table(TableId::meeting).key_columns, ElementsAre("organization", "meeting"));
  EXPECT_THAT(model::table(TableId::member).key_columns, ElementsAre("organization", "meeting", "member"));
  EXPECT_THAT(model::table(TableId::problem).key_columns, ElementsAre("organization", "problem"));
  EXPECT_THAT(model::table(TableId::rectification).key_columns, ElementsAre("organization", "rectification"));
  EXPECT_THAT(model::table(TableId::commitment).key_columns, ElementsAre("organization", "commitment"));
}

TEST(Schema, WordsBelongToWordColumnsAndFallbacksAreAmongThem) {
  for (const Table& table : model::tables()) {
    for (const Column& column : table.columns) {
      const bool listed = column.kind == CellKind::word || column.kind == CellKind::words;
      EXPECT_EQ(listed, !column.words.empty()) << table.key << '.' << column.key;
      if (!column.fallback.empty()) {
        EXPECT_EQ(column.need, Need::optional) << table.key << '.' << column.key;
      }
      if (listed && !column.fallback.empty()) {
        EXPECT_NE(std::find(column.words.begin(), column.words.end(), column.fallback), column.words.end())
            << table.key << '.' << column.key;
      }
    }
  }
}

// A reference is an identifier (a subject may also be 班子), and what it refers to is the identifier of one table.
TEST(Schema, ReferencesPointToAnIdentifierOfTheirTable) {
  const std::map<Refers, std::pair<TableId, std::string_view>> targets{
      {Refers::organization, {TableId::organization, "organization"}},
      {Refers::meeting, {TableId::meeting, "meeting"}},
      {Refers::member, {TableId::member, "member"}},
      {Refers::subject, {TableId::member, "member"}},
      {Refers::problem, {TableId::problem, "problem"}},
      {Refers::rectification, {TableId::rectification, "rectification"}},
      {Refers::commitment, {TableId::commitment, "commitment"}},
  };
  int references = 0;
  for (const Table& table : model::tables()) {
    for (const Column& column : table.columns) {
      if (column.refers == Refers::nothing) continue;
      ++references;
      EXPECT_EQ(column.kind, column.refers == Refers::subject ? CellKind::text : CellKind::identifier)
          << table.key << '.' << column.key;
      const auto& [id, key] = targets.at(column.refers);
      const Table& target = model::table(id);
      ASSERT_TRUE(target.has(key));
      EXPECT_EQ(target.columns[*target.index_of(key)].kind, CellKind::identifier);
      EXPECT_EQ(target.columns[*target.index_of(key)].need, Need::required);
      EXPECT_EQ(target.columns[*target.index_of(key)].refers, Refers::nothing);
    }
  }
  EXPECT_GE(references, 25);
}

TEST(Row, GivesTheCellOfAColumn) {
  model::Row row{TableId::organization, std::vector<std::string>(7), 2};
  row.cells[1] = "某支部";
  EXPECT_EQ(row.at("name"), "某支部");
  EXPECT_EQ(row.at("名称"), "某支部");
  EXPECT_EQ(row.at("phone"), "");
}

template <class E>
void expect_words(std::initializer_list<std::string_view> expected) {
  const auto words = model::words<E>();
  ASSERT_EQ(std::vector(words.begin(), words.end()), std::vector(expected));
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(model::word(static_cast<E>(i)), words[i]);
    EXPECT_EQ(model::from_word<E>(words[i]), static_cast<E>(i));
  }
  EXPECT_EQ(model::from_word<E>(""), std::nullopt);
  EXPECT_EQ(model::from_word<E>("不是词"), std::nullopt);
}

TEST(Words, AreThoseOfTheLedgerInTheOrderOfTheirEnums) {
  expect_words<model::OrganizationKind>({"党委", "党总支", "党支部"});
  expect_words<model::MemberKind>({"正式", "预备"});
  expect_words<model::Post>({"书记", "副书记", "委员", "总支书记", "总支副书记", "总支委员", "党小组长"});
  expect_words<model::Tier>({"优秀", "合格", "基本合格", "不合格"});
  expect_words<model::Attendance>(
      {"参评", "书面参评", "缺席", "已补课", "已参加民主生活会", "流入参评", "流入地参评", "流动在外", "不在范围"});
  expect_words<model::ProblemSource>({"群众提", "自己找", "上级点", "互相帮"});
  expect_words<model::EventKind>({"进展", "延期", "销号", "回头看"});
  expect_words<model::LookBack>({"保持", "反弹"});
  expect_words<model::Fulfilled>({"兑现", "推进中", "未兑现"});
  expect_words<model::Occasion>({"党员大会", "党小组会", "组织生活会"});
  expect_words<model::Audience>({"党员", "本单位", "社会"});
  EXPECT_EQ(model::from_word<model::Attendance>("流入地参评"), model::Attendance::elsewhere);
  EXPECT_EQ(model::from_word<model::Audience>("社会"), model::Audience::society);
}

}  // namespace

// SPDX-License-Identifier: MIT
// What a site must not hold, by the table and each row alone.
#include "rules/secrets.h"

#include <gmock/gmock.h>

#include <set>

#include "rules/disclosure_table.h"
#include "rules/frozen.h"
#include "rules/ledger_values.h"
#include "support/records.h"

namespace {

using model::Audience;
using support::item;
using support::member;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// "text: place" of what is still sought.
std::vector<std::string> secrets(const model::YearRecord& record, Audience audience,
                                 const model::Plan& plan = support::plan()) {
  const rules::Secrets all = rules::secrets_of(record, plan, audience);
  const base::Needles needles = all.needles();
  std::vector<std::string> said;
  for (std::size_t i = 0; i < all.secrets.size(); ++i)
    if (needles.is_sought(i)) said.push_back(all.secrets[i].text + ": " + rules::place_of(all.secrets[i]));
  return said;
}

TEST(Secrets, PiecesAreLinesAndLongSentences) {
  EXPECT_THAT(rules::pieces_of("第一行\n 第二行 "), ElementsAre("第一行", "第二行"));
  EXPECT_THAT(rules::pieces_of("短句。这一句有八个字以上；也短。"), ElementsAre("这一句有八个字以上"));
  EXPECT_THAT(rules::pieces_of("张三。李四。"), ElementsAre("张三。李四。"));
}

TEST(Secrets, NumbersDatesAndWordsOfListsAreNone) {
  for (const char* text : {"", "是", "12", "D1", "2024-03-08", "2024年3月8日", "第3季度", "班子", "党员大会", "30%"})
    EXPECT_THAT(rules::pieces_of(text), IsEmpty()) << text;
  EXPECT_THAT(rules::pieces_of("D01"), ElementsAre("D01"));
}

TEST(Secrets, ValuesAreOfTheirRowsAudience) {
  model::YearRecord record = support::record();
  record.items = {item("ZG01", "2024-06-30"), item("ZG02", "2024-06-30")};
  record.items[0].item = "给社会看的事项";
  record.items[1].item = "只给党员看的事项";
  record.items[1].scope = Audience::members;
  EXPECT_THAT(secrets(record, Audience::members), IsEmpty());
  EXPECT_THAT(secrets(record, Audience::unit),
              ElementsAre("ZG02: 整改 ZG02 的“编号”", "只给党员看的事项: 整改 ZG02 的“整改事项”"));
}

// What was posted may be told to whom the row is shown; the words of a member's problem stay the member's.
TEST(Secrets, PostedTextsAreOfTheirRowsAudience) {
  model::YearRecord record = support::record();
  record.problems = {support::problem("WT01", "2023")};
  record.problems[0].subject = {"D01", "甲一"};
  record.problems[0].text = "甲一的问题从前这样写";
  record.items = {item("ZG01", "2024-06-30")};
  record.items[0].problem = "WT01";
  record.items[0].item = "从前的整改事项";
  record.commitments = {support::commitment("CN01", "D01", "从前的承诺事项")};
  record.items[0].posting.texts = {
      {support::day("2024-03-08"), "从前的依据", rules::frozen_fields(record.items[0], record)}};
  record.commitments[0].posting.texts = {{support::day("2024-03-08"), "", rules::frozen_fields(record.commitments[0])}};
  record.problems[0].text = "甲一的问题现在这样写";
  record.items[0].item = "现在的整改事项";
  record.commitments[0].text = "现在的承诺事项";
  EXPECT_THAT(secrets(record, Audience::members), ElementsAre("WT01: 问题 WT01 的“编号”"));  // on no site
  EXPECT_THAT(
      secrets(record, Audience::unit),
      testing::IsSupersetOf({"甲一的问题从前这样写: 问题 WT01 的“问题”", "甲一的问题现在这样写: 问题 WT01 的“问题”",
                             "从前的承诺事项: 承诺 CN01 的“承诺事项”", "姓名D01: 承诺 CN01 的“承诺人”"}));
  for (const char* shown : {"从前的整改事项", "从前的依据", "现在的整改事项"})
    EXPECT_THAT(secrets(record, Audience::unit), Not(Contains(testing::StartsWith(shown))));
}

TEST(Secrets, WhatAlsoStandsInWhatIsShownIsNone) {
  model::YearRecord record = support::record();
  record.stages = {{"学习", {}, {}, {}, "集中学习研讨", {}}};
  EXPECT_THAT(secrets(record, Audience::unit), ElementsAre("集中学习研讨: 安排 学习 的“备注”"));
  record.items = {item("ZG01", "2024-06-30")};
  record.items[0].measures = "先集中学习研讨再走访";
  EXPECT_THAT(secrets(record, Audience::unit), IsEmpty());
}

TEST(Secrets, NamesInTextsAreSecretForSocietyAlone) {
  model::YearRecord record = support::record();
  record.members = {member("M001", "王小满")};
  record.items = {item("ZG01", "2024-06-30")};
  record.items[0].item = "请王小满走访";
  record.items[0].responsible = "王小满、支委会、外单位赵某某（书记）";
  EXPECT_THAT(secrets(record, Audience::unit), ElementsAre("M001: 党员 M001 的“党员编号”"));
  EXPECT_THAT(
      secrets(record, Audience::society),
      ElementsAre("M001: 党员 M001 的“党员编号”", "王小满: 党员 M001 的“姓名”", "赵某某: 整改 ZG01 的“责任人”"));
}

TEST(Secrets, PostsAndBodiesAreNone) {
  model::YearRecord record = support::record();
  record.meeting.recorder = "组织委员、办公室、钱有余";
  EXPECT_THAT(secrets(record, Audience::members), ElementsAre("钱有余: 年度 2023 的“记录人”"));
}

TEST(Secrets, AMembersProblemStaysTheMembers) {
  model::YearRecord record = support::record();
  record.problems = {support::problem("WT01", "2023"), support::problem("WT02", "2023")};
  record.problems[0].subject = {"M001", "王小满"};
  record.problems[0].text = "个人的那个问题";
  record.problems[1].text = "没有事项回答的问题";
  record.items = {item("ZG01", "2024-06-30")};
  record.items[0].problem = "WT01";
  EXPECT_THAT(secrets(record, Audience::unit), Contains("个人的那个问题: 问题 WT01 的“问题”"));
  EXPECT_THAT(secrets(record, Audience::members), Not(Contains("个人的那个问题: 问题 WT01 的“问题”")));
  EXPECT_THAT(secrets(record, Audience::members), Contains("没有事项回答的问题: 问题 WT02 的“问题”"));
}

// Its notice says which it was, to those who would have seen it.
TEST(Secrets, TheNumberOfAProblemIsOneUntilItIsWithdrawn) {
  model::YearRecord record = support::record();
  record.problems = {support::problem("WT01", "2023"), support::problem("WT02", "2023")};
  record.items = {item("ZG01", "2024-06-30"), item("ZG02", "2024-06-30")};
  record.problems[0].text = "给社会看的问题";
  record.problems[1].text = "只给党员看的问题";
  record.items[0].problem = "WT01";
  record.items[1].problem = "WT02";
  record.items[1].scope = Audience::members;
  const std::string first = "WT01: 问题 WT01 的“编号”", second = "WT02: 问题 WT02 的“编号”";
  EXPECT_THAT(secrets(record, Audience::members), ElementsAre(first, second));
  for (const char* number : {"WT01", "WT02"})
    record.withdrawals.push_back({model::TableId::problem, number, support::day("2024-03-08"), "不准确"});
  EXPECT_THAT(secrets(record, Audience::members), IsEmpty());
  EXPECT_THAT(secrets(record, Audience::unit), testing::AllOf(Not(Contains(first)), Contains(second)));
}

// A column that the walk forgot would never be found in a site: each of text, names or numbers of rows is asked for.
TEST(Secrets, EveryColumnOfTextIsGoneThrough) {
  model::YearRecord record = support::record();
  record.organization = {"O", "名", model::OrganizationKind::branch, "T", "话", "箱", "址", {}};
  record.meeting = {"2023", "P99", "题", {}, "地", "形", {}, "主", "记", "列", {}};
  record.stages = {{"段", {}, {}, {}, "备", {}}};
  record.members = {member("M", "姓")};
  record.members[0].group = "组";
  record.committee_tallies = {{"项", 1, "档", 1, {}}};
  record.problems = {support::problem("W", "2023")};
  record.problems[0].category = "类";
  record.items = {item("Z", "", {"2024-02-01 进展"})};
  record.items[0].subject = {"M", "姓"};
  record.items[0].measures = record.items[0].responsible = record.items[0].unit = record.items[0].basis = "文";
  model::Event& event = record.items[0].events[0];
  event.new_responsible = event.approver = event.verifier = event.evidence = "文";
  record.commitments = {support::commitment("C", "M", "承")};
  record.commitments[0].measures = record.commitments[0].basis = "文";
  record.commitments[0].reports = {support::report("2024-03-01")};
  record.opinions = {{"渠", 1, {}, {}}};
  record.filings = {{"材", "送", {}, {}, {}, {}}};
  record.materials = {{"档", {}, {}}};
  model::Batch batch;
  batch.number = batch.way = batch.proposer = batch.reviewer = batch.approver = batch.code = "批";
  record.batches = {batch};
  std::set<std::string> gone_through;
  rules::for_each_value(record, support::plan(), [&](const rules::LedgerValue& value) {
    gone_through.insert(std::string(model::table(value.table).key) + "." + std::string(value.column));
  });
  using model::CellKind;
  for (const model::Table& table : model::tables())
    for (const model::Column& column : table.columns) {
      const bool names_another = column.refers != model::Refers::nothing && column.key != "member" &&
                                 column.key != "subject" && column.key != "parent";
      const bool is_text = column.kind == CellKind::text || column.kind == CellKind::name ||
                           column.kind == CellKind::names || column.kind == CellKind::identifier;
      const bool is_a_number_of_another = names_another || column.key == "organization" || column.key == "meeting";
      if (!is_text || is_a_number_of_another || table.id == model::TableId::tally ||
          (table.id == model::TableId::problem && column.key == "subject"))
        continue;
      EXPECT_THAT(gone_through, Contains(std::string(table.key) + "." + std::string(column.key)));
    }
}

}  // namespace

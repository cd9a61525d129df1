// SPDX-License-Identifier: MIT
// What was posted, and what stays of it when the ledger loses a row.
#include "store/postings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using model::Audience;
using store_test::branch;
using store_test::Import;
using store_test::Record;
using store_test::store_branch;
using store_test::TableId;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const std::vector<std::pair<std::string, std::string>> kFirst{{"item", "说“好”\n\\第二行"}, {"measures", ""}};
const std::vector<std::pair<std::string, std::string>> kSecond{{"item", "改了"}};

void post(Record& record, TableId table, const std::string& number) {
  store::Postings postings(record.database);
  postings.add_text("ORG1", table, number, 0, {day("2024-03-08"), "", kFirst});
  postings.add_first("ORG1", table, number, Audience::unit, day("2024-03-08"), 0);
}

model::YearRecord load(Record& record) {
  store::Loader loader(record.database);
  return loader.load({"ORG1", "2024"}, *loader.organization("ORG1"));
}

// The branch without R1, its problem and event, C1 and its report, and the member M1.
Import& without_first(Import& import) {
  return import.row(TableId::organization, {{"name", "第一党支部"}, {"kind", "党支部"}})
      .row(TableId::meeting, {{"plan", "P10"}, {"theme", "主题"}, {"date", "2025-01-10"}})
      .row(TableId::member, {{"member", "M2"}, {"name", "乙二"}, {"kind", "正式"}})
      .row(TableId::problem, {{"problem", "P9"}, {"text", "问题九"}})
      .row(TableId::rectification, {{"rectification", "R2"}, {"item", "事项二"}})
      .row(TableId::event, {{"rectification", "R2"}, {"date", "2025-02-02"}, {"kind", "进展"}, {"content", "第二件"}})
      .row(TableId::commitment, {{"commitment", "C2"}, {"member", "M2"}, {"text", "承诺二"}})
      .row(TableId::fulfilment,
           {{"commitment", "C2"}, {"date", "2025-04-02"}, {"content", "在办"}, {"result", "推进中"}});
}

// "整改 R1", "整改 R1 back".
std::vector<std::string> kept(const Import& import) {
  std::vector<std::string> out;
  for (const store::KeptRow& row : import.importer.kept())
    out.push_back(std::string(model::table(row.table).header) + " " + row.record + (row.back ? " back" : ""));
  return out;
}

TEST(Postings, ComeBackAsTheyWereWritten) {
  Record record;
  store_branch(record);
  post(record, TableId::rectification, "R1");
  store::Postings postings(record.database);
  postings.add_text("ORG1", TableId::rectification, "R1", 1, {day("2024-03-12"), "支委会决定", kSecond});
  postings.add_first("ORG1", TableId::rectification, "R1", Audience::society, day("2024-03-13"), 1);
  postings.add_first("ORG1", TableId::rectification, "R1", Audience::society, day("2024-09-09"), 0);  // too late
  const model::Posting posting = load(record).items.at(0).posting;
  EXPECT_THAT(posting.first, ElementsAre(std::nullopt, day("2024-03-08"), day("2024-03-13")));
  EXPECT_THAT(posting.from, ElementsAre(0, 0, 1));
  ASSERT_EQ(posting.texts.size(), 2);
  EXPECT_EQ(posting.texts[0].fields, kFirst);
  EXPECT_EQ(posting.texts[1].date, day("2024-03-12"));
  EXPECT_EQ(posting.texts[1].basis, "支委会决定");
  EXPECT_FALSE(posting.gone);
  EXPECT_FALSE(load(record).items.at(1).posting.is_posted());
}

TEST(Postings, TheMarkKnowsWhoseItIs) {
  Record record;
  store_branch(record);
  const store::Postings postings(record.database);
  const std::string none = postings.mark(std::nullopt), unit = postings.mark(Audience::unit),
                    members = postings.mark(Audience::members);
  post(record, TableId::commitment, "C1");
  EXPECT_NE(postings.mark(std::nullopt), none);
  EXPECT_NE(postings.mark(Audience::unit), unit);
  EXPECT_EQ(postings.mark(Audience::members), members);
}

TEST(KeptRows, StayWithWhatTheyName) {
  Record record;
  store_branch(record);
  post(record, TableId::rectification, "R1");
  post(record, TableId::commitment, "C1");
  ASSERT_GT(load(record).items.at(0).origin.row, 0);
  Import import(record, "2024-04-01");
  EXPECT_THAT(without_first(import).apply(), IsEmpty());
  EXPECT_THAT(kept(import), ElementsAre("整改 R1", "承诺 C1"));
  for (const TableId table : {TableId::member, TableId::problem, TableId::rectification, TableId::event,
                              TableId::commitment, TableId::fulfilment})
    EXPECT_EQ(import.counts(table)[3], 0) << model::table(table).key;
  EXPECT_TRUE(import.importer.changed_anything());
  EXPECT_THAT(import.importer.touched(), ElementsAre(store::UnitKey{"ORG1", "2024"}));
  import.importer.commit("test");
  const model::YearRecord after = load(record);
  EXPECT_EQ(after.items.at(0).posting.gone, day("2024-04-01"));
  EXPECT_EQ(after.items.at(0).origin.row, 0) << "another row stands in its cell";
  EXPECT_EQ(after.items.at(0).events.size(), 1);
  EXPECT_EQ(after.commitments.at(0).name, "甲一");
  EXPECT_EQ(after.commitments.at(0).reports.size(), 1);
  EXPECT_THAT(record.rows("SELECT problem FROM problem", 1), ElementsAre("P1", "P9"));
}

TEST(KeptRows, AreSaidOnceAndNeedNothingMore) {
  Record record;
  store_branch(record);
  post(record, TableId::rectification, "R1");
  post(record, TableId::commitment, "C1");
  Import first(record, "2024-04-01");
  without_first(first).apply();
  first.importer.commit("test");
  const auto before = record.everything();
  Import again(record, "2024-05-01");
  EXPECT_THAT(without_first(again).apply(), IsEmpty());
  EXPECT_THAT(kept(again), IsEmpty());
  EXPECT_FALSE(again.importer.changed_anything());
  again.importer.commit("test");
  EXPECT_EQ(record.everything(), before);
}

// Other tables of the meeting alone: what the kept rows name stays, though their own tables are not in this import.
TEST(KeptRows, KeepTheirMemberInAnImportOfMembersAlone) {
  Record record;
  store_branch(record);
  post(record, TableId::commitment, "C1");
  Import first(record, "2024-04-01");
  without_first(first).apply();
  first.importer.commit("test");
  Import members(record, "2024-05-01");
  members.row(TableId::member, {{"member", "M2"}, {"name", "乙二"}, {"kind", "正式"}});
  EXPECT_THAT(members.apply(), IsEmpty());
  EXPECT_EQ(members.counts(TableId::member)[3], 0);
}

TEST(KeptRows, ComeBackWithTheLedger) {
  Record record;
  store_branch(record);
  post(record, TableId::rectification, "R1");
  Import lost(record, "2024-04-01");
  without_first(lost).apply();
  lost.importer.commit("test");
  Import back(record, "2024-05-01");
  branch(back).row(TableId::problem, {{"problem", "P9"}, {"text", "问题九"}});
  EXPECT_THAT(back.apply(), IsEmpty());
  EXPECT_THAT(kept(back), ElementsAre("整改 R1 back"));
  EXPECT_TRUE(back.importer.changed_anything());
  back.importer.commit("test");
  EXPECT_FALSE(load(record).items.at(0).posting.gone);
}

TEST(KeptRows, WhatWasNeverPostedGoes) {
  Record record;
  store_branch(record);
  post(record, TableId::rectification, "R2");
  Import import(record, "2024-04-01");
  EXPECT_THAT(without_first(import).apply(), IsEmpty());
  EXPECT_THAT(kept(import), IsEmpty());
  EXPECT_EQ(import.counts(TableId::rectification)[3], 1);
  EXPECT_EQ(import.counts(TableId::commitment)[3], 1);
}

}  // namespace

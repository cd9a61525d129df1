// SPDX-License-Identifier: MIT
// Preparation, filings and materials of a meeting, and what it knows of the meetings before and after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/approval_sheets.h"
#include "store/store_fixture.h"

namespace {

using store_test::Import;
using store_test::Record;
using store_test::TableId;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

class LoaderMeeting : public testing::Test {
 protected:
  void meeting(Import& import, const char* number, const char* date) {
    import.row(TableId::meeting, {{"meeting", number}, {"plan", "P05"}, {"theme", "主题"}, {"date", date}});
  }
  void keep(Import& import) {
    EXPECT_THAT(import.apply(), IsEmpty());
    import.importer.commit("test");
  }
  model::YearRecord load(const char* meeting) {
    store::Loader loader(record.database);
    return loader.load({"ORG1", meeting}, *loader.organization("ORG1"));
  }
  Record record;
};

TEST_F(LoaderMeeting, BringsBackPreparationAndFilings) {
  Import import(record);
  import.row(TableId::organization, {{"name", "支部"}, {"kind", "党支部"}});
  meeting(import, "2024", "2025-01-10");
  import.row(TableId::opinion, {{"channel", "座谈会"}, {"count", "5"}, {"answered", "3"}})
      .row(TableId::opinion, {{"channel", "意见箱"}, {"count", "0"}})
      .row(TableId::talk, {{"kind", "党员之间"}, {"expected", "20"}, {"held", "18"}})
      .row(TableId::filing, {{"material", "报告"}, {"recipient", "党委"}, {"end", "会后15日"}, {"sent", "2025-01-20"}})
      .row(TableId::filing,
           {{"material", "报告"}, {"recipient", "组织部"}, {"reviewed", "2025-01-21"}, {"sent", "2025-01-20"}})
      .row(TableId::material, {{"material", "记录"}, {"archived", "2025-02-01"}})
      .row(TableId::material, {{"material", "照片"}});
  keep(import);
  const model::YearRecord loaded = load("2024");
  ASSERT_EQ(loaded.opinions.size(), 2U);  // as entered
  EXPECT_EQ(loaded.opinions[0].channel, "座谈会");
  EXPECT_EQ(loaded.opinions[0].count, 5);
  EXPECT_EQ(loaded.opinions[0].answered, 3);
  EXPECT_EQ(loaded.opinions[1].answered, std::nullopt);
  EXPECT_EQ(loaded.opinions[1].origin.row, 3);
  ASSERT_EQ(loaded.talks.size(), 1U);
  EXPECT_EQ(loaded.talks[0].kind, model::TalkKind::among_members);
  EXPECT_EQ(loaded.talks[0].expected, 20);
  EXPECT_EQ(loaded.talks[0].held, 18);
  ASSERT_EQ(loaded.filings.size(), 2U);  // one material, two recipients
  EXPECT_EQ(model::canonical(*loaded.filings[0].end), "会后15日");
  EXPECT_EQ(loaded.filings[0].sent, day("2025-01-20"));
  EXPECT_EQ(loaded.filings[1].recipient, "组织部");
  EXPECT_EQ(loaded.filings[1].reviewed, day("2025-01-21"));
  ASSERT_EQ(loaded.materials.size(), 2U);
  EXPECT_EQ(loaded.materials[0].archived, day("2025-02-01"));
  EXPECT_EQ(loaded.materials[1].name, "照片");
}

TEST_F(LoaderMeeting, KnowsItsNeighbours) {
  Import import(record);
  import.row(TableId::organization, {{"name", "支部"}, {"kind", "党支部"}});
  meeting(import, "2021-2", "2022-01-14");
  meeting(import, "2020", "2021-01-10");
  meeting(import, "2021-1", "2021-07-10");
  import.row(TableId::member, {{"meeting", "2021-1"}, {"member", "M1"}, {"name", "甲"}, {"kind", "正式"}})
      .row(TableId::commitment, {{"commitment", "C1"}, {"meeting", "2021-1"}, {"member", "M1"}, {"text", "承诺"}})
      .row(TableId::fulfilment,
           {{"commitment", "C1"}, {"date", "2022-01-14"}, {"content", "已做"}, {"result", "兑现"}});
  keep(import);
  const model::YearRecord middle = load("2021-1");
  ASSERT_TRUE(middle.former_meeting && middle.next_meeting);
  EXPECT_EQ(middle.former_meeting->number, "2020");
  EXPECT_EQ(middle.next_meeting->number, "2021-2");
  EXPECT_EQ(middle.next_meeting->date, day("2022-01-14"));
  EXPECT_THAT(middle.earlier_commitments, IsEmpty());
  const model::YearRecord last = load("2021-2");
  EXPECT_FALSE(last.next_meeting);
  ASSERT_EQ(last.earlier_commitments.size(), 1U);  // reported on here
  EXPECT_EQ(last.earlier_commitments[0].name, "甲");
  ASSERT_EQ(last.earlier_commitments[0].reports.size(), 1U);
  EXPECT_FALSE(load("2020").former_meeting);
}

// The day of a meeting is the last day of the reports that the one before it waits for.
TEST_F(LoaderMeeting, AnotherDayTouchesTheMeetingBefore) {
  Import first(record);
  first.row(TableId::organization, {{"name", "支部"}, {"kind", "党支部"}});
  meeting(first, "2021-1", "2021-07-10");
  meeting(first, "2021-2", "2022-01-14");
  keep(first);
  Import second(record);
  meeting(second, "2021-2", "2022-01-20");
  EXPECT_THAT(second.apply(), IsEmpty());
  std::vector<std::string> touched;
  for (const store::UnitKey& unit : second.importer.touched()) touched.push_back(unit.meeting);
  EXPECT_THAT(touched, ElementsAre("2021-1", "2021-2"));
}

// A batch knows what its code was printed for, if it was printed here and for this code.
TEST_F(LoaderMeeting, BringsBackBatchesWithTheirSheets) {
  Import import(record);
  import.row(TableId::organization, {{"name", "支部"}, {"kind", "党支部"}});
  meeting(import, "2024", "2025-01-10");
  for (const char* batch : {"GK01", "GK02"})
    import.row(TableId::disclosure, {{"meeting", "2024"},
                                     {"batch", batch},
                                     {"contents", "年度、整改"},
                                     {"scope", "社会"},
                                     {"start", "2025-01-20"},
                                     {"proposer", "甲"},
                                     {"approved", "2025-01-18"},
                                     {"content_code", "7K3MQ-9TD4X"}});
  keep(import);
  EXPECT_TRUE(store::has_batches_for(record.database, model::Audience::society));
  EXPECT_FALSE(store::has_batches_for(record.database, model::Audience::unit));
  const auto print = [&](const char* code, const char* date, const char* content) {
    store::keep_approval_sheet(record.database, {"ORG1", "2024"}, "GK01", code, day(date), content);
  };
  print("7K3MQ-9TD4X", "2025-01-15", "全文");
  print("7K3MQ-9TD4X", "2025-01-16", "再印一次");  // keeps its first day
  print("00000-00000", "2025-01-17", "别的");
  const auto batches = load("2024").batches;
  ASSERT_EQ(batches.size(), 2U);
  EXPECT_THAT(batches[0].contents, ElementsAre(model::Matter::meeting, model::Matter::items));
  EXPECT_EQ(batches[0].scope, model::Audience::society);
  EXPECT_EQ(batches[0].code, "7K3MQ-9TD4X");
  EXPECT_EQ(batches[0].printed, "全文");
  EXPECT_EQ(batches[0].printed_on, day("2025-01-15"));
  EXPECT_EQ(batches[1].printed, "");
  EXPECT_EQ(batches[1].printed_on, std::nullopt);
}

}  // namespace

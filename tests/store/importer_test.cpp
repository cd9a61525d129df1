// SPDX-License-Identifier: MIT
// What an import counts, keeps and remembers (ledger.md, "keys and what an import means").
#include "store/importer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using store_test::branch;
using store_test::Import;
using store_test::Record;
using store_test::store_branch;
using store_test::TableId;
using store_test::touched;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Importer, CountsWhatIsNew) {
  Record record;
  Import import(record);
  EXPECT_THAT(branch(import).apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::organization), ElementsAre(1, 0, 0, 0));
  EXPECT_THAT(import.counts(TableId::member), ElementsAre(2, 0, 0, 0));
  EXPECT_THAT(import.counts(TableId::event), ElementsAre(2, 0, 0, 0));
  EXPECT_THAT(import.counts(TableId::stage), ElementsAre(0, 0, 0, 0));
  EXPECT_TRUE(import.importer.changed_anything());
}

TEST(Importer, ChangesNothingTheSecondTime) {
  Record record;
  store_branch(record);
  const auto before = record.everything();
  Import again(record, "2024-04-01");
  EXPECT_THAT(branch(again).apply(), IsEmpty());
  EXPECT_FALSE(again.importer.changed_anything());
  for (const model::Table& table : model::tables()) {
    const auto counts = again.counts(table.id);
    EXPECT_EQ(counts[0] + counts[1] + counts[3], 0) << table.key;
  }
  EXPECT_THAT(again.counts(TableId::rectification), ElementsAre(0, 0, 2, 0));
  EXPECT_THAT(again.importer.touched(), IsEmpty());
  again.importer.commit("test");
  EXPECT_EQ(record.everything(), before);
}

TEST(Importer, RollsBackWithoutCommit) {
  Record record;
  store_branch(record);
  const auto before = record.everything();
  {
    Import import(record);
    import.from("别处/").row(TableId::organization, {{"name", "改了"}, {"kind", "党委"}});
    import.row(TableId::rectification, {{"rectification", "R9"}, {"item", "新的"}});
    EXPECT_TRUE(import.apply().size() >= 2);  // R1 and R2 have gone, their events have not
    EXPECT_TRUE(import.importer.changed_anything());
  }
  EXPECT_EQ(record.everything(), before);
}

TEST(Importer, CountsWhatChangedAndRemembersWhatItWas) {
  Record record;
  store_branch(record);
  Import import(record, "2024-05-06");
  import.row(TableId::rectification, {{"rectification", "R1"}, {"problem", "P1"}, {"measures", "新措施"}})
      .row(TableId::rectification, {{"rectification", "R2"}, {"item", "事项二改"}})
      .row(TableId::meeting, {{"plan", "P10"}, {"theme", "主题"}, {"attended", "9"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::rectification), ElementsAre(0, 2, 0, 0));
  EXPECT_THAT(import.counts(TableId::meeting), ElementsAre(0, 1, 0, 0));
  import.importer.commit("test");
  EXPECT_THAT(
      record.rows("SELECT seen, ledger_table, organization, record, column, old, new FROM history ORDER BY id", 7),
      ElementsAre("2024-05-06|meeting|ORG1|2024|date|2025-01-10|NULL", "2024-05-06|meeting|ORG1|2024|attended|NULL|9",
                  "2024-05-06|rectification|ORG1|R2|item|事项二|事项二改",
                  "2024-05-06|rectification|ORG1|R1|measures|NULL|新措施"));
  EXPECT_THAT(record.rows("SELECT item FROM rectification WHERE rectification = 'R2'", 1), ElementsAre("事项二改"));
}

TEST(Importer, LetsRowsGoOnlyWhereTheirMeetingOccurs) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::organization, {{"organization", "ORG2"}, {"name", "第二党支部"}, {"kind", "党支部"}})
      .row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"organization", "ORG2"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::member, {{"meeting", "2025"}, {"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}})
      .row(TableId::member, {{"organization", "ORG2"}, {"member", "M9"}, {"name", "壬九"}, {"kind", "正式"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::member), ElementsAre(2, 0, 0, 0));
  EXPECT_THAT(import.counts(TableId::meeting), ElementsAre(2, 0, 0, 0));
  EXPECT_THAT(import.counts(TableId::organization), ElementsAre(1, 0, 0, 0));
}

TEST(Importer, LetsARowGoAndRemembersIt) {
  Record record;
  store_branch(record);
  Import import(record, "2024-05-06");
  import.row(TableId::commitment, {{"commitment", "C1"}, {"member", "M1"}, {"text", "承诺一"}})
      .row(TableId::fulfilment, {{"commitment", "C1"}, {"date", "2025-04-01"}, {"content", "好"}, {"result", "兑现"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::commitment), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(import.counts(TableId::fulfilment), ElementsAre(0, 0, 1, 1));  // its report goes with it
  import.importer.commit("test");
  EXPECT_THAT(record.rows("SELECT commitment FROM commitment", 1), ElementsAre("C1"));
  EXPECT_THAT(record.rows("SELECT seen, ledger_table, record, column, old, new FROM history ORDER BY id", 6),
              ElementsAre("2024-05-06|commitment|C2|meeting|2024|NULL", "2024-05-06|commitment|C2|member|M2|NULL",
                          "2024-05-06|commitment|C2|text|承诺二|NULL",
                          "2024-05-06|fulfilment|C2 2025-04-02 1|content|在办|NULL",
                          "2024-05-06|fulfilment|C2 2025-04-02 1|result|推进中|NULL"));
}

TEST(Importer, LetsAnEventGoWithTheMeetingOfItsItem) {
  Record record;
  store_branch(record);
  const auto items = [](Import& import) -> Import& {
    return import.row(TableId::rectification, {{"rectification", "R1"}, {"problem", "P1"}})
        .row(TableId::rectification, {{"rectification", "R2"}, {"item", "事项二"}});
  };
  Import import(record);
  items(import).row(TableId::event,
                    {{"rectification", "R2"}, {"date", "2025-02-02"}, {"kind", "进展"}, {"content", "第二件"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::event), ElementsAre(0, 0, 1, 1));  // that of R1
}

TEST(Importer, LetsNoEventGoForALateOneAlone) {  // the table of items is not there: one more event is one more event
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::event, {{"rectification", "R2"}, {"date", "2025-03-01"}, {"kind", "销号"}, {"content", "完"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::event), ElementsAre(1, 0, 0, 0));
}

TEST(Importer, LetsAnItemGoTogetherWithItsEvents) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::rectification, {{"rectification", "R1"}, {"problem", "P1"}})
      .row(TableId::event, {{"rectification", "R1"}, {"date", "2025-02-01"}, {"kind", "进展"}, {"content", "第一件"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.counts(TableId::rectification), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(import.counts(TableId::event), ElementsAre(0, 0, 1, 1));
  import.importer.commit("test");
  EXPECT_THAT(record.rows("SELECT rectification FROM event", 1), ElementsAre("R1"));
}

TEST(Importer, TellsEventsOfOneDayApart) {
  Record record;
  store_branch(record);
  const auto event = [](Import& import, const char* content) {
    import.row(TableId::event,
               {{"rectification", "R1"}, {"date", "2025-03-01"}, {"kind", "进展"}, {"content", content}});
  };
  Import import(record);
  event(import, "早");
  event(import, "晚");
  EXPECT_THAT(import.apply(), IsEmpty());
  import.importer.commit("test");
  EXPECT_THAT(record.rows("SELECT ordinal, content FROM event WHERE date = '2025-03-01' ORDER BY ordinal", 2),
              ElementsAre("1|早", "2|晚"));
}

TEST(Importer, KeepsTheOrderOfStages) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::stage, {{"stage", "学习"}}).row(TableId::stage, {{"stage", "谈心"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  import.importer.commit("test");
  EXPECT_THAT(record.rows("SELECT ordinal, stage FROM stage ORDER BY ordinal", 2), ElementsAre("1|学习", "2|谈心"));
}

TEST(Importer, MovesOriginsWithoutCountingThat) {
  Record record;
  store_branch(record);
  {
    Import moved(record);
    moved.from("2024/");
    EXPECT_THAT(branch(moved).apply(), IsEmpty());
    EXPECT_FALSE(moved.importer.changed_anything());
    moved.importer.commit("test");
  }
  EXPECT_THAT(
      record.rows("SELECT s.file, r.source_row FROM rectification r JOIN source_sheet s ON s.id = r.source_sheet "
                  "ORDER BY r.source_row",
                  2),
      ElementsAre("2024/整改.csv|2", "2024/整改.csv|3"));
  EXPECT_THAT(record.rows("SELECT count(*) FROM history", 1), ElementsAre("0"));
  EXPECT_THAT(record.rows("SELECT revision FROM unit_revision", 1), ElementsAre("1"));
}

// ORG1 with meetings 2023, 2024 and 2025, ORG2 with 2024.
void store_years(Record& record) {
  Import import(record);
  branch(import)
      .row(TableId::meeting, {{"meeting", "2023"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::organization, {{"organization", "ORG2"}, {"name", "第二党支部"}, {"kind", "党支部"}})
      .row(TableId::meeting, {{"organization", "ORG2"}, {"plan", "P10"}, {"theme", "主题"}});
  EXPECT_THAT(touched(import), ElementsAre("ORG1 2023", "ORG1 2024", "ORG1 2025", "ORG2 2024"));
  import.importer.commit("test");
}

TEST(Revision, IsTheImportThatChangedTheUnitOrAnEarlierMeeting) {
  Record record;
  store_years(record);
  const auto revisions = [&] {
    return record.rows("SELECT organization, meeting, revision FROM unit_revision ORDER BY 1, 2", 3);
  };
  EXPECT_THAT(revisions(), ElementsAre("ORG1|2023|1", "ORG1|2024|1", "ORG1|2025|1", "ORG2|2024|1"));
  {
    Import import(record);
    import.row(TableId::event, {{"rectification", "R1"}, {"date", "2025-03-01"}, {"kind", "进展"}, {"content", "又"}});
    EXPECT_THAT(touched(import), ElementsAre("ORG1 2024", "ORG1 2025"));
    import.importer.commit("test");
  }
  EXPECT_THAT(revisions(), ElementsAre("ORG1|2023|1", "ORG1|2024|2", "ORG1|2025|2", "ORG2|2024|1"));
  {
    Import import(record);
    import.row(TableId::organization, {{"name", "第一党支部"}, {"kind", "党支部"}, {"phone", "010-12345678"}});
    EXPECT_THAT(touched(import), ElementsAre("ORG1 2023", "ORG1 2024", "ORG1 2025"));
    import.importer.commit("test");
  }
  EXPECT_THAT(revisions(), ElementsAre("ORG1|2023|3", "ORG1|2024|3", "ORG1|2025|3", "ORG2|2024|1"));
}

TEST(Revision, CountsUpBelowAnOrganizationWhoseContactTheyMayShow) {
  Record record;
  store_years(record);
  {
    Import import(record);
    import.row(TableId::organization,
               {{"organization", "ORG2"}, {"name", "第二党支部"}, {"kind", "党支部"}, {"parent", "ORG1"}});
    EXPECT_THAT(touched(import), ElementsAre("ORG2 2024"));
    import.importer.commit("test");
  }
  Import import(record);
  import.row(TableId::organization, {{"name", "第一党支部"}, {"kind", "党总支"}, {"phone", "010-12345678"}});
  EXPECT_THAT(touched(import), ElementsAre("ORG1 2023", "ORG1 2024", "ORG1 2025", "ORG2 2024"));
}

TEST(Revision, CountsUpForReportsAndForWhatIsGone) {
  Record record;
  store_years(record);
  {
    Import import(record);
    import.row(TableId::fulfilment,
               {{"commitment", "C2"}, {"date", "2025-07-01"}, {"content", "好"}, {"result", "兑现"}});
    EXPECT_THAT(touched(import), ElementsAre("ORG1 2024", "ORG1 2025"));
  }
  Import import(record);
  import.row(TableId::commitment, {{"commitment", "C1"}, {"member", "M1"}, {"text", "承诺一"}})
      .row(TableId::fulfilment, {{"commitment", "C1"}, {"date", "2025-04-01"}, {"content", "好"}, {"result", "兑现"}});
  EXPECT_THAT(touched(import), ElementsAre("ORG1 2024", "ORG1 2025"));
}

TEST(Sheets, AreKeptAsTheyWereRead) {
  Record record;
  store::Importer importer(record.database, support::day("2024-03-01"));
  const model::LedgerSheet workbook{"台账.xlsx", "整改", false, TableId::rectification, 0, {3, 0, 1}};
  const model::LedgerSheet list{"台账.json", "整改", true, TableId::rectification, 0, {}};
  const int first = importer.add_sheet(workbook);
  const int second = importer.add_sheet(list);
  EXPECT_NE(first, second);
  EXPECT_EQ(importer.add_sheet({"台账.xlsx", "整改", false, TableId::rectification, 4, {1, 2, 3}}), first);
  store::Loader loader(record.database);
  const auto got = loader.sheet(first);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->file + " " + got->sheet, "台账.xlsx 整改");
  EXPECT_EQ(got->table, TableId::rectification);
  EXPECT_FALSE(got->is_list);
  EXPECT_THAT(got->columns, ElementsAre(1, 2, 3));
  EXPECT_TRUE(loader.sheet(second)->is_list);
  EXPECT_THAT(loader.sheet(second)->columns, IsEmpty());
  EXPECT_FALSE(loader.sheet(99));
}

}  // namespace

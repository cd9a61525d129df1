// SPDX-License-Identifier: MIT
// Imports that bring some of the ledger's files only: what else must be read, which references are looked up, what
// counts as touched, what is remembered of the import.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using store_test::branch;
using store_test::Cells;
using store_test::Import;
using store_test::keep;
using store_test::Record;
using store_test::store_branch;
using store_test::TableId;
using store_test::touched;
using testing::ElementsAre;
using testing::IsEmpty;

Import& organization(Import& import, const std::string& number, const std::string& parent) {
  return import.row(TableId::organization,
                    {{"organization", number}, {"name", "名" + number}, {"kind", "党支部"}, {"parent", parent}});
}
Import& meeting(Import& import, const std::string& number, const std::string& year) {
  return import.row(TableId::meeting,
                    {{"organization", number}, {"meeting", year}, {"plan", "P10"}, {"theme", "主题"}});
}
Import& member(Import& import, const std::string& unit, const std::string& number, const std::string& name) {
  return import.row(TableId::member, {{"organization", unit}, {"member", number}, {"name", name}, {"kind", "正式"}});
}

// TOP over MID over LOW, SIDE below TOP; all met in 2024 and have a member; files in a folder each.
void store_tree(Record& record) {
  Import import(record);
  for (const auto& [number, parent] :
       std::map<std::string, std::string>{{"TOP", ""}, {"MID", "TOP"}, {"LOW", "MID"}, {"SIDE", "TOP"}}) {
    import.from(number + "/");
    organization(import, number, parent);
    meeting(import, number, "2024");
    member(import, number, "M" + number, "姓名" + number);
    member(import, number, "N" + number, "又" + number);
  }
  import.from("TOP/").row(TableId::rectification,
                          {{"organization", "TOP"}, {"rectification", "R1"}, {"item", "事项"}, {"subject", "MLOW"}});
  keep(import);
}

constexpr const char* kLowIsGone =
    "TOP/整改.csv 第2行 主体：主体“MLOW”找不到。请写 班子，或本组织及下级组织“党员”表中的党员编号。";

TEST(Partners, AreTheFilesOfTheOtherHalf) {
  Record record;
  store_branch(record);
  const auto partners = [&](TableId table, const Cells& cells) {
    Import import(record);
    import.row(table, cells);
    return import.importer.partner_files();
  };
  const Cells item = {{"rectification", "R1"}, {"problem", "P1"}};
  const Cells event = {{"rectification", "R1"}, {"date", "2025-02-01"}, {"kind", "进展"}, {"content", "又"}};
  const Cells report = {{"commitment", "C1"}, {"date", "2025-02-01"}, {"content", "又"}, {"result", "兑现"}};
  EXPECT_THAT(partners(TableId::rectification, item), ElementsAre("进展.csv"));
  EXPECT_THAT(partners(TableId::event, event), ElementsAre("整改.csv"));
  EXPECT_THAT(partners(TableId::commitment, {{"commitment", "C1"}, {"member", "M1"}}), ElementsAre("践诺.csv"));
  EXPECT_THAT(partners(TableId::fulfilment, report), ElementsAre("承诺.csv"));
  EXPECT_THAT(partners(TableId::member, {{"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}}), IsEmpty());
  EXPECT_THAT(partners(TableId::problem, {{"problem", "P1"}, {"text", "问题一"}}), IsEmpty());
}

TEST(Partners, AreThoseOfTheSameOrganisationsAndOfAllTheirMeetings) {
  Record record;
  store_branch(record);
  {
    Import import(record);
    import.from("2/").row(TableId::organization, {{"organization", "ORG2"}, {"name", "二"}, {"kind", "党支部"}});
    meeting(import, "ORG2", "2024");
    import.row(TableId::rectification, {{"organization", "ORG2"}, {"rectification", "R1"}, {"item", "事"}})
        .row(TableId::event, {{"organization", "ORG2"},
                              {"rectification", "R1"},
                              {"date", "2025-01-01"},
                              {"kind", "进展"},
                              {"content", "a"}});
    import.from("2025/");
    meeting(import, "ORG1", "2025")
        .row(TableId::rectification, {{"meeting", "2025"}, {"rectification", "R25"}, {"item", "事"}})
        .row(TableId::event, {{"rectification", "R25"}, {"date", "2026-01-01"}, {"kind", "进展"}, {"content", "a"}});
    keep(import);
  }
  Import import(record);
  import.row(TableId::rectification, {{"rectification", "R1"}, {"problem", "P1"}});
  EXPECT_THAT(import.importer.partner_files(), ElementsAre("2025/进展.csv", "进展.csv"));
}

TEST(Partners, AreNoneWhileNothingIsStored) {
  Record record;
  Import import(record);
  branch(import);
  EXPECT_THAT(import.importer.partner_files(), IsEmpty());
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.importer.other_files(), IsEmpty());
}

TEST(OtherFiles, SpokeOfTheSameMeetingBefore) {
  Record record;
  store_branch(record);
  const auto others = [&](TableId table, const Cells& cells) {
    Import import(record);
    import.from("新/").row(table, cells);
    import.apply();
    return import.importer.other_files();
  };
  EXPECT_THAT(others(TableId::problem, {{"problem", "P1"}, {"text", "问题一"}}), ElementsAre("问题.csv"));
  EXPECT_THAT(others(TableId::organization, {{"name", "第一党支部"}, {"kind", "党支部"}}), ElementsAre("组织.csv"));
  EXPECT_THAT(
      others(TableId::event, {{"rectification", "R2"}, {"date", "2025-03-01"}, {"kind", "进展"}, {"content", "又"}}),
      ElementsAre("进展.csv"))
      << "R1 is of the same meeting";
  EXPECT_THAT(others(TableId::stage, {{"stage", "学习"}}), IsEmpty());
  EXPECT_THAT(others(TableId::member, {{"meeting", "2025"}, {"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}}),
              IsEmpty());
}

TEST(OtherFiles, AreNotThoseThatAreReadAgain) {
  Record record;
  store_branch(record);
  Import import(record);
  branch(import);
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.importer.other_files(), IsEmpty());
}

TEST(Scope, AnItemAboveMissesAMemberBelowWhoWent) {
  Record record;
  store_tree(record);
  Import import(record);
  import.from("LOW/");
  member(import, "LOW", "NLOW", "又LOW");
  EXPECT_THAT(import.apply(), ElementsAre(kLowIsGone));
}

TEST(Scope, AnItemAboveMissesAMemberWhoseBranchMovedAway) {
  Record record;
  store_tree(record);
  {
    Import import(record);
    import.from("LOW/");
    organization(import, "LOW", "SIDE");
    keep(import);  // still below TOP
  }
  Import import(record);
  import.from("LOW/");
  organization(import, "LOW", "");
  EXPECT_THAT(import.apply(), ElementsAre(kLowIsGone));
}

TEST(Scope, AChangeBesideMissesNothing) {
  Record record;
  store_tree(record);
  Import import(record);
  import.from("SIDE/");
  member(import, "SIDE", "NSIDE", "改名");
  member(import, "SIDE", "X1", "新来");
  EXPECT_THAT(import.apply(), IsEmpty());
}

// A number is one person in a meeting, whichever of the two organisations is in this import and which is the earlier.
TEST(Scope, AMemberNumberThatIsAnotherPersonElsewhereIsSaidAtTheLaterOrganisation) {
  const std::string end = "。党员编号在整个工作区里一人一个，请改正编号或姓名。";
  {
    Record record;
    store_tree(record);
    Import import(record);
    import.from("SIDE/");
    member(import, "SIDE", "MSIDE", "姓名SIDE");
    member(import, "SIDE", "NSIDE", "又SIDE");
    member(import, "SIDE", "MLOW", "别人");
    EXPECT_THAT(import.apply(),
                ElementsAre("SIDE/党员.csv 第4行 党员编号：党员编号“MLOW”在另一个组织里是姓名LOW" + end));
  }
  Record record;
  store_tree(record);
  Import import(record);
  import.from("LOW/");
  member(import, "LOW", "MLOW", "姓名LOW");
  member(import, "LOW", "NLOW", "又LOW");
  member(import, "LOW", "MSIDE", "别人");
  EXPECT_THAT(import.apply(), ElementsAre("SIDE/党员.csv 第2行 党员编号：党员编号“MSIDE”在另一个组织里是别人" + end));
}

TEST(Scope, ANumberThatDiffersInCaseFromAStoredOneIsSaidAtTheLaterOne) {
  const std::string hint = "只差大小写。文件夹不分大小写，请改成不同的编号，或统一写法。";
  for (const auto& [number, said] :
       std::map<std::string, std::string>{{"side", "新/组织.csv 第2行 组织编号：组织编号“side”与“SIDE”"},
                                          {"LOw", "新/组织.csv 第2行 组织编号：组织编号“LOw”与“LOW”"}}) {
    Record record;
    store_tree(record);
    Import import(record);
    import.from("新/");
    organization(import, number, "TOP");
    EXPECT_THAT(import.apply(), ElementsAre(said + hint));
  }
  Record record;  // the stored one is the later one
  store_tree(record);
  {
    Import import(record);
    import.from("小/");
    organization(import, "zt", "TOP");
    keep(import);
  }
  Import import(record);
  import.from("新/");
  organization(import, "ZT", "TOP");
  EXPECT_THAT(import.apply(), ElementsAre("小/组织.csv 第2行 组织编号：组织编号“zt”与“ZT”" + hint));
}

TEST(Touched, AMovedOrganisationChangesItsOldSuperiorToo) {
  Record record;
  store_tree(record);
  Import import(record);
  organization(import, "LOW", "SIDE");
  EXPECT_THAT(touched(import), ElementsAre("LOW 2024"));
  import.importer.commit("test");
  store::Loader loader(record.database);
  EXPECT_THAT(loader.organizations_changed_since(loader.state().number - 1), ElementsAre("LOW", "MID", "SIDE"));
}

TEST(Touched, ANewNameChangesAllBelow) {
  Record record;
  store_tree(record);
  Import import(record);
  import.row(TableId::organization, {{"organization", "MID"}, {"name", "新名"}, {"kind", "党委"}, {"parent", "TOP"}});
  EXPECT_THAT(touched(import), ElementsAre("LOW 2024", "MID 2024"));
}

TEST(Touched, ANewMeetingIsNewWithNothingElseInIt) {
  Record record;
  store_branch(record);
  for (const char* year : {"2023", "2025"}) {
    Import import(record);
    meeting(import, "ORG1", year);
    EXPECT_THAT(touched(import), testing::Contains(std::string("ORG1 ") + year));
  }
  Import import(record);
  organization(import, "ORG2", "ORG1");
  meeting(import, "ORG2", "2024");
  EXPECT_THAT(touched(import), ElementsAre("ORG2 2024"));
}

TEST(Touched, ANewMeetingChangesTheEarlierOnesOfItsOrganisationAndAllBelow) {
  Record record;
  store_tree(record);
  Import import(record);
  meeting(import, "MID", "2024");
  meeting(import, "MID", "2025");
  EXPECT_THAT(touched(import), ElementsAre("LOW 2024", "MID 2024", "MID 2025"));
}

TEST(Touched, AnEventCountsForTheMeetingOfItsItemThoughTheItemIsNotRead) {
  Record record;
  store_tree(record);
  Import import(record);
  import.row(
      TableId::event,
      {{"organization", "TOP"}, {"rectification", "R1"}, {"date", "2025-01-01"}, {"kind", "进展"}, {"content", "a"}});
  EXPECT_THAT(touched(import), ElementsAre("TOP 2024"));
}

TEST(Runs, AreNumberedAndSayWhetherNamesChanged) {
  Record record;
  store_branch(record);
  const auto stage = [&] {
    Import import(record);
    import.row(TableId::stage, {{"stage", "学习"}});
    keep(import);
  };
  stage();
  stage();  // nothing
  Import import(record);
  member(import, "ORG1", "M1", "甲一");
  member(import, "ORG1", "M2", "新名");
  keep(import);
  EXPECT_THAT(record.rows("SELECT number, names FROM import_run ORDER BY number", 2), ElementsAre("1|1", "2|0", "3|1"));
}

TEST(Runs, HaveTheMarkOfAllSourcesSoFar) {
  const auto mark_after = [](const std::vector<std::string>& sources) {
    Record record;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      Import import(record);
      branch(import).row(TableId::stage, {{"stage", "第" + std::to_string(i)}});
      keep(import, sources[i]);
    }
    return store::Loader(record.database).state().mark;
  };
  const std::string mark = mark_after({"a", "b"});
  EXPECT_EQ(mark.size(), 64U);
  EXPECT_EQ(mark_after({"a", "b"}), mark);
  for (const std::vector<std::string>& other :
       {std::vector<std::string>{"a"}, {"a", "c"}, {"c", "b"}, {"b", "a"}, {"ab"}, {"", "ab"}, {"a", "b", "b"}})
    EXPECT_NE(mark_after(other), mark);
}

// Rows with the file they came from in place of its number; without imports and revisions, which have to differ.
std::vector<std::string> rows_of_the_branch(const Record& record) {
  std::vector<std::string> out;
  for (const model::Table& table : model::tables()) {
    std::string columns = "s.file, s.sheet, s.columns, t.source_row";
    int count = 4;
    for (const model::Column& column : table.columns) columns += ", t." + std::string(column.key), ++count;
    if (table.ordinal != model::Ordinal::none) columns += ", t.ordinal", ++count;
    for (const std::string& row : record.rows("SELECT " + columns + " FROM " + std::string(table.key) +
                                                  " t JOIN source_sheet s ON s.id = t.source_sheet WHERE "
                                                  "t.organization = 'ORG1' ORDER BY 4, 1",
                                              count))
      out.push_back(std::string(table.key) + ": " + row);
  }
  return out;
}

TEST(FirstImport, StoresWhatASecondOneWould) {
  const auto fill = [](Record& record) {
    Import import(record);
    branch(import)
        .row(TableId::stage, {{"stage", "学习"}})
        .row(TableId::stage, {{"stage", "谈心"}})
        .row(TableId::tally, {{"member", "M1"}, {"valid", "9"}, {"excellent", "4"}, {"average", "92.5"}})
        .row(TableId::committee_tally, {{"valid", "9"}, {"choice", "好"}, {"votes", "0"}})
        .row(TableId::event, {{"rectification", "R1"}, {"date", "2025-02-01"}, {"kind", "销号"}, {"content", "同日"}});
    keep(import);
  };
  Record first;
  fill(first);
  Record second;
  {
    Import import(second);
    organization(import.from("别处/"), "ORG2", "");
    meeting(import, "ORG2", "2024");
    keep(import);
  }
  fill(second);
  const std::vector<std::string> rows = rows_of_the_branch(first);
  EXPECT_EQ(rows.size(), 18U);
  EXPECT_EQ(rows_of_the_branch(second), rows);
  EXPECT_THAT(second.rows("SELECT organization, meeting, revision FROM unit_revision ORDER BY 1", 3),
              ElementsAre("ORG1|2024|2", "ORG2|2024|1"));
  EXPECT_THAT(first.rows("SELECT count(*) FROM history", 1), second.rows("SELECT count(*) FROM history", 1));
}

// The same faults are found in rows that stand in their tables already and in rows that are compared first.
TEST(FirstImport, RefusesWhatASecondOneWould) {
  const auto refused = [](Record& record) {
    Import import(record);
    branch(import)
        .row(TableId::member, {{"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}})
        .row(TableId::commitment, {{"commitment", "C3"}, {"member", "M9"}, {"text", "承诺"}})
        .row(TableId::stage, {{"meeting", "2030"}, {"stage", "学习"}});
    import.from("b/").row(TableId::problem, {{"problem", "P2"}, {"text", "问题二"}});
    return import.apply();
  };
  Record first;
  const std::vector<std::string> objections = refused(first);
  EXPECT_EQ(objections.size(), 4U);
  Record second;
  {
    Import import(second);
    organization(import.from("别处/"), "ORG2", "");
    keep(import);
  }
  EXPECT_EQ(refused(second), objections);
}

}  // namespace

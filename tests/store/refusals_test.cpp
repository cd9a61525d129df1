// SPDX-License-Identifier: MIT
// What the record refuses: doubled rows, a table from two files, numbers used again, references to nothing.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using store_test::branch;
using store_test::Cells;
using store_test::Import;
using store_test::Record;
using store_test::store_branch;
using store_test::TableId;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> refused(TableId table, const std::vector<Cells>& rows) {
  Record record;
  store_branch(record);
  Import import(record);
  for (const Cells& cells : rows) import.row(table, cells);
  return import.apply();
}

constexpr const char* kTwice = "请改成不同的，或删去重复的一行。";

TEST(Doubled, RowsAreNamedWithBothPlaces) {
  EXPECT_THAT(refused(TableId::problem, {{{"problem", "P1"}, {"text", "甲"}},
                                         {{"problem", "P2"}, {"text", "乙"}},
                                         {{"problem", "P1"}, {"text", "甲"}}}),
              ElementsAre(std::string("问题.csv 第4行 编号：编号与 问题.csv 第2行重复。") + kTwice));
  EXPECT_THAT(refused(TableId::member, {{{"member", "M1"}, {"name", "甲"}, {"kind", "正式"}},
                                        {{"member", "M2"}, {"name", "乙"}, {"kind", "正式"}},
                                        {{"member", "M2"}, {"name", "丙"}, {"kind", "正式"}},
                                        {{"member", "M2"}, {"name", "丁"}, {"kind", "正式"}}}),
              ElementsAre(std::string("党员.csv 第4行 党员编号：党员编号与 党员.csv 第3行重复。") + kTwice,
                          std::string("党员.csv 第5行 党员编号：党员编号与 党员.csv 第3行重复。") + kTwice));
  EXPECT_THAT(refused(TableId::stage, {{{"stage", "学习"}}, {{"stage", "学习"}}}),
              ElementsAre(std::string("安排.csv 第3行 阶段：阶段与 安排.csv 第2行重复。") + kTwice));
  EXPECT_THAT(refused(TableId::committee_tally, {{{"valid", "9"}, {"choice", "好"}, {"votes", "5"}},
                                                 {{"valid", "9"}, {"choice", "好"}, {"votes", "4"}}}),
              ElementsAre(std::string("班子评议.csv 第3行 档次：档次与 班子评议.csv 第2行重复。") + kTwice));
}

// More rows than one statement takes: twice within one statement, in two of them, and in what is left over.
TEST(Doubled, RowsAmongManyAreFound) {
  for (const bool anything_stored : {false, true}) {
    Record record;
    if (anything_stored) store_branch(record);
    Import import(record);
    branch(import);
    const auto member = [&](int number) {
      import.row(TableId::member, {{"member", "N" + std::to_string(number)}, {"name", "丙三"}, {"kind", "正式"}});
    };
    constexpr int before = 3;  // rows: the header, and the two members of the branch
    for (int i = 1; i <= 70; ++i) member(i == 10 || i == 40 ? 5 : i == 70 ? 69 : i);
    const auto twice = [&](int row, int first) {
      return fmt::format("党员.csv 第{}行 党员编号：党员编号与 党员.csv 第{}行重复。{}", before + row, before + first,
                         kTwice);
    };
    EXPECT_THAT(import.apply(), ElementsAre(twice(10, 5), twice(40, 5), twice(70, 69)));
    EXPECT_EQ(import.counts(TableId::member)[0], anything_stored ? 67 : 69);
  }
}

TEST(Doubled, NumberInTwoMeetingsOfOneImport) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::problem, {{"problem", "P7"}, {"text", "甲"}})
      .row(TableId::problem, {{"problem", "P7"}, {"text", "甲"}, {"meeting", "2025"}})
      .row(TableId::problem, {{"problem", "P1"}, {"text", "问题一"}});
  EXPECT_THAT(import.apply(), ElementsAre(std::string("问题.csv 第3行 编号：编号与 问题.csv 第2行重复。") + kTwice));
}

TEST(Doubled, EventsAndReportsOfOneDayAreNot) {
  const Cells event = {{"rectification", "R1"}, {"date", "2025-03-01"}, {"kind", "进展"}, {"content", "同"}};
  EXPECT_THAT(refused(TableId::event, {event, event}), IsEmpty());
}

TEST(TwoFiles, WithTheSameTableAreNamed) {
  Record record;
  store_branch(record);
  const std::string hint = "请把两份合成一份，只留一个文件。";
  Import import(record);
  import.from("a/").row(TableId::problem, {{"problem", "P1"}, {"text", "问题一"}});
  import.from("b/").row(TableId::problem, {{"problem", "P2"}, {"text", "问题二"}});
  import.row(TableId::problem, {{"problem", "P3"}, {"text", "问题三"}});
  EXPECT_THAT(import.apply(),
              ElementsAre("b/问题.csv 第2行：同一组织、同一会议的“问题”表在 a/问题.csv 里已经有了。" + hint));
}

TEST(TwoFiles, OfEventsAreToldApartByTheMeetingOfTheirItems) {
  Record record;
  store_branch(record);
  {
    Import next(record);
    next.row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
        .row(TableId::rectification, {{"meeting", "2025"}, {"rectification", "R25"}, {"item", "事项"}});
    EXPECT_THAT(next.apply(), IsEmpty());
    next.importer.commit("test");
  }
  const auto event = [](Import& import, const char* folder, const char* item) {
    import.from(folder).row(TableId::event,
                            {{"rectification", item}, {"date", "2025-03-01"}, {"kind", "进展"}, {"content", "又"}});
  };
  {
    Import import(record);
    event(import, "2024/", "R1");
    event(import, "2025/", "R25");
    EXPECT_THAT(import.apply(), IsEmpty());
  }
  Import import(record);
  event(import, "2024/", "R1");
  event(import, "2025/", "R2");
  EXPECT_THAT(import.apply(), ElementsAre("2025/进展.csv 第2行：同一组织、同一会议的“进展”表在 2024/进展.csv "
                                          "里已经有了。请把两份合成一份，只留一个文件。"));
}

TEST(TwoFiles, OfTwoOrganisationsOrYearsPass) {
  Record record;
  store_branch(record);
  Import import(record);
  import.from("a/").row(TableId::organization, {{"name", "第一党支部"}, {"kind", "党支部"}});
  import.from("b/").row(TableId::organization, {{"organization", "ORG2"}, {"name", "二"}, {"kind", "党支部"}});
  import.from("a/").row(TableId::meeting, {{"plan", "P10"}, {"theme", "主题"}});
  import.from("b/").row(TableId::meeting, {{"organization", "ORG2"}, {"plan", "P10"}, {"theme", "主题"}});
  import.from("c/").row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}});
  import.from("a/").row(TableId::problem, {{"problem", "P1"}, {"text", "问题一"}});
  import.from("b/").row(TableId::problem, {{"organization", "ORG2"}, {"problem", "P1"}, {"text", "别的"}});
  import.from("c/").row(TableId::problem, {{"meeting", "2025"}, {"problem", "P25"}, {"text", "问题"}});
  EXPECT_THAT(import.apply(), IsEmpty());
}

TEST(Numbers, ThatBecomeFoldersDifferInMoreThanCase) {
  Record record;
  Import import(record);
  import.row(TableId::organization, {{"name", "一"}, {"kind", "党支部"}})
      .row(TableId::organization, {{"organization", "org1"}, {"name", "二"}, {"kind", "党支部"}})
      .row(TableId::meeting, {{"meeting", "zt"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"meeting", "ZT"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::meeting, {{"organization", "org1"}, {"meeting", "zT"}, {"plan", "P10"}, {"theme", "主题"}});
  const std::string hint = "只差大小写。文件夹不分大小写，请改成不同的编号，或统一写法。";
  EXPECT_THAT(import.apply(), ElementsAre("组织.csv 第3行 组织编号：组织编号“org1”与“ORG1”" + hint,
                                          "年度.csv 第2行 会议编号：会议编号“zt”与“ZT”" + hint));
}

TEST(Numbers, OfAMemberAreOnePersonInAMeeting) {
  Record record;
  store_branch(record);
  const auto in_org2 = [&](const char* name) {
    Import import(record);
    import.row(TableId::organization, {{"organization", "ORG2"}, {"name", "二"}, {"kind", "党支部"}})
        .row(TableId::meeting, {{"organization", "ORG2"}, {"plan", "P10"}, {"theme", "主题"}})
        .row(TableId::member, {{"organization", "ORG2"}, {"member", "M1"}, {"name", name}, {"kind", "正式"}});
    return import.apply();
  };
  EXPECT_THAT(in_org2("甲一"), IsEmpty()) << "the same person as a guest";
  EXPECT_THAT(in_org2("别人"), ElementsAre("党员.csv 第2行 党员编号：党员编号“M1”在另一个组织里是甲一。"
                                           "党员编号在整个工作区里一人一个，请改正编号或姓名。"));
}

TEST(OtherYear, NumbersAreNotUsedAgain) {
  Record record;
  store_branch(record);
  const auto in_2025 = [&](TableId table, Cells cells) {
    Import import(record);
    import.row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
        .row(TableId::member, {{"meeting", "2025"}, {"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}});
    cells.emplace_back("meeting", "2025");
    import.row(table, cells);
    return import.apply();
  };
  const std::string end =
      "”在 2024 会议已经用过。请换一个没有用过的编号；结转的事项仍写原来的会议编号 2024。如果 2024 是当初写错的，"
      "请见手册“改正写错的会议编号”。";
  EXPECT_THAT(in_2025(TableId::problem, {{"problem", "P1"}, {"text", "甲"}}),
              ElementsAre("问题.csv 第2行 编号：编号“P1" + end));
  EXPECT_THAT(in_2025(TableId::rectification, {{"rectification", "R2"}, {"item", "甲"}}),
              ElementsAre("整改.csv 第2行 编号：编号“R2" + end));
  EXPECT_THAT(in_2025(TableId::commitment, {{"commitment", "C1"}, {"member", "M1"}, {"text", "甲"}}),
              ElementsAre("承诺.csv 第2行 编号：编号“C1" + end));
}

TEST(References, ToNothing) {
  const auto one = [](TableId table, Cells cells) { return refused(table, {std::move(cells)}); };
  EXPECT_THAT(one(TableId::organization, {{"name", "第一党支部"}, {"kind", "党支部"}, {"parent", "TOP"}}),
              ElementsAre("组织.csv 第2行 上级编号：上级编号“TOP”找不到。“组织”表里没有这个组织编号，请核对。"));
  EXPECT_THAT(one(TableId::meeting, {{"organization", "ORG9"}, {"plan", "P10"}, {"theme", "主题"}}),
              ElementsAre("年度.csv 第2行 组织编号：组织编号“ORG9”找不到。“组织”表里没有这个组织编号，请核对。"));
  EXPECT_THAT(one(TableId::stage, {{"meeting", "2099"}, {"stage", "学习"}}),
              ElementsAre("安排.csv 第2行 会议编号：会议编号“2099”找不到（共 1 行）。“年度”表里没有这个组织的这次会议，"
                          "请核对或先填“年度”表。"));
  EXPECT_THAT(
      one(TableId::tally, {{"member", "M9"}, {"valid", "9"}}),
      ElementsAre("测评.csv 第2行 党员编号：党员编号“M9”找不到。“党员”表里没有这次会议的这个党员编号，请核对。"));
  EXPECT_THAT(
      one(TableId::event, {{"rectification", "R9"}, {"date", "2025-01-01"}, {"kind", "进展"}, {"content", "甲"}}),
      ElementsAre("进展.csv 第2行 整改编号：整改编号“R9”找不到。“整改”表里没有这个编号，请核对。"));
  EXPECT_THAT(
      one(TableId::fulfilment, {{"commitment", "C9"}, {"date", "2025-01-01"}, {"content", "甲"}, {"result", "兑现"}}),
      ElementsAre("践诺.csv 第2行 承诺编号：承诺编号“C9”找不到。“承诺”表里没有这个编号，请核对。"));
}

std::vector<std::string> refused_beside_the_branch(TableId table, const Cells& cells) {
  Record record;
  Import import(record);
  branch(import);
  import.row(table, cells);
  return import.apply();
}

TEST(References, OfProblemsItemsAndCommitments) {
  EXPECT_THAT(refused_beside_the_branch(TableId::problem, {{"problem", "P2"}, {"text", "甲"}, {"subject", "M9"}}),
              ElementsAre("问题.csv 第3行 主体：主体“M9”找不到。请写 班子，或本组织及下级组织“党员”表中的党员编号。"));
  const std::string not_earlier = "”找不到。以前会议的“问题”表里没有这个编号，请核对。";
  for (const std::string earlier : {"P0", "P1", "P2"})  // nothing, of the same meeting, itself
    EXPECT_THAT(refused_beside_the_branch(TableId::problem, {{"problem", "P2"}, {"text", "甲"}, {"earlier", earlier}}),
                ElementsAre("问题.csv 第3行 上次编号：上次编号“" + earlier + not_earlier));
  EXPECT_THAT(refused_beside_the_branch(TableId::rectification,
                                        {{"rectification", "R3"}, {"problem", "P9"}, {"subject", "M8"}}),
              ElementsAre("整改.csv 第4行 问题编号：问题编号“P9”找不到。“问题”表里没有这个编号，请核对。",
                          "整改.csv 第4行 主体：主体“M8”找不到。请写 班子，或本组织及下级组织“党员”表中的党员编号。"));
  EXPECT_THAT(
      refused_beside_the_branch(TableId::commitment, {{"commitment", "C3"}, {"member", "M9"}, {"rectification", "R9"}}),
      ElementsAre("承诺.csv 第4行 承诺人：承诺人“M9”找不到。“党员”表里没有这次会议的这个党员编号，请核对。",
                  "承诺.csv 第4行 整改编号：整改编号“R9”找不到。“整改”表里没有这个编号，请核对。"));
}

TEST(References, ToRowsStoredEarlierHold) {
  Record record;
  store_branch(record);
  Import import(record);
  import.row(TableId::meeting, {{"meeting", "2025"}, {"plan", "P10"}, {"theme", "主题"}})
      .row(TableId::problem, {{"meeting", "2025"}, {"problem", "P25"}, {"text", "又"}, {"earlier", "P1"}})
      .row(TableId::rectification,
           {{"meeting", "2025"}, {"rectification", "R25"}, {"problem", "P25"}, {"subject", "班子"}})
      .row(TableId::event, {{"rectification", "R1"}, {"date", "2025-03-01"}, {"kind", "销号"}, {"content", "完"}});
  EXPECT_THAT(import.apply(), IsEmpty());
}

TEST(References, BreakWhenTheirRowGoes) {
  Record record;
  store_branch(record);
  {
    Import import(record);
    import.row(TableId::member, {{"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}});
    EXPECT_THAT(import.apply(), ElementsAre("承诺.csv 第3行 承诺人：承诺人“M2”找不到。“党员”表里没有这次会议的这个"
                                            "党员编号，请核对。"));
  }
  {
    Import import(record);
    import.row(TableId::problem, {{"problem", "P2"}, {"text", "问题二"}});
    EXPECT_THAT(import.apply(),
                ElementsAre("整改.csv 第2行 问题编号：问题编号“P1”找不到。“问题”表里没有这个编号，请核对。"));
  }
  Import import(record);  // the events were not read this time: they stay, and need their item
  import.row(TableId::rectification, {{"rectification", "R1"}, {"problem", "P1"}});
  EXPECT_THAT(import.apply(),
              ElementsAre("进展.csv 第3行 整改编号：整改编号“R2”找不到。“整改”表里没有这个编号，请核对。"));
}

TEST(References, SubjectsReachBranchesBelowButNotBeside) {
  const auto subject = [](const char* organization, const char* member) {
    Record record;
    Import import(record);
    const auto organization_row = [&](const char* number, const char* parent) {
      import.row(TableId::organization,
                 {{"organization", number}, {"name", number}, {"kind", "党支部"}, {"parent", parent}});
      import.row(TableId::meeting, {{"organization", number}, {"plan", "P12"}, {"theme", "主题"}});
      import.row(TableId::member,
                 {{"organization", number}, {"member", std::string("M") + number}, {"name", number}, {"kind", "正式"}});
    };
    organization_row("TOP", "");
    organization_row("MID", "TOP");
    organization_row("LOW", "MID");
    organization_row("SIDE", "TOP");
    import.row(TableId::problem,
               {{"organization", organization}, {"problem", "P1"}, {"text", "甲"}, {"subject", member}});
    return import.apply().empty();
  };
  EXPECT_TRUE(subject("TOP", "MTOP"));
  EXPECT_TRUE(subject("TOP", "MLOW"));
  EXPECT_TRUE(subject("MID", "MLOW"));
  EXPECT_FALSE(subject("LOW", "MTOP"));
  EXPECT_FALSE(subject("MID", "MSIDE"));
  EXPECT_TRUE(subject("LOW", "班子"));
}

// A cell that the reader refused is empty. The import fails for that; it must neither break off nor blame others.
TEST(RefusedCells, OfTheMeetingDoNotBreakTheImportOff) {
  Record record;
  Import import(record);
  branch(import)
      .row(TableId::problem, {{"problem", "P9"}, {"text", "甲"}, {"meeting", ""}})
      .row(TableId::rectification, {{"rectification", "R9"}, {"problem", "P9"}, {"meeting", ""}})
      .row(TableId::event, {{"rectification", "R9"}, {"date", "2025-03-01"}, {"kind", "进展"}, {"content", "甲"}})
      .row(TableId::commitment, {{"commitment", "C9"}, {"member", "M1"}, {"rectification", "R9"}, {"meeting", ""}})
      .row(TableId::fulfilment, {{"commitment", "C9"}, {"date", "2025-03-01"}, {"content", "甲"}, {"result", "兑现"}});
  EXPECT_THAT(import.apply(), IsEmpty());
  EXPECT_THAT(import.importer.touched(), testing::SizeIs(1));
}

TEST(RefusedCells, OfAStoredRowAreNoOtherYear) {
  EXPECT_THAT(refused(TableId::problem, {{{"problem", "P1"}, {"text", "甲"}, {"meeting", ""}, {"earlier", "P1"}}}),
              IsEmpty());
}

}  // namespace

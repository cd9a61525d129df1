// SPDX-License-Identifier: MIT
// A workbook of one meeting says in its 年度 sheet whose all its rows are, whatever the settings say (ORG1 and 2024
// here).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/ledger_fixture.h"
#include "sheet/workbook.h"

using namespace sheet;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

OutSheet table(const std::string& name, const std::vector<std::vector<std::string>>& rows) {
  OutSheet out;
  out.name = name;
  for (const auto& row : rows) {
    std::vector<OutCell> cells;
    for (const std::string& cell : row) cells.push_back({cell});
    out.rows.push_back(std::move(cells));
  }
  return out;
}

const std::vector<std::string> kMeetingHeaders{"会议编号*", "方案*", "主题*", "组织编号"};
const OutSheet kStages = table("安排", {{"阶段*"}, {"学习"}});

sheet_test::Read read(const std::vector<OutSheet>& sheets) {
  return sheet_test::read_ledger("台账.xlsx", write_workbook({"试", sheets}));
}

std::vector<std::string> units(const sheet_test::Read& read) {
  std::vector<std::string> out;
  for (const model::Row& row : read.sink.rows)
    if (row.table == model::TableId::stage) out.push_back(row.at("organization") + " " + row.at("meeting"));
  return out;
}

}  // namespace

TEST(OwnMeeting, OfOneMeetingHoldsForAllSheets) {
  const auto got = read({kStages, table("年度", {kMeetingHeaders, {"2025", "P10", "主题", "ZB7"}})});
  EXPECT_THAT(units(got), ElementsAre("ZB7 2025"));
  EXPECT_EQ(got.sink.rows.size(), 2U) << "the 年度 sheet is stored once";
  EXPECT_THAT(got.messages(), IsEmpty());
}

TEST(OwnMeeting, HoldsAlsoWhereItsRowIsRefused) {
  const auto got = read({table("年度", {kMeetingHeaders, {"2025", "P10", "", ""}}), kStages});
  EXPECT_THAT(units(got), ElementsAre("ORG1 2025"));
  EXPECT_THAT(got.messages(), ElementsAre("台账.xlsx 年度!C2：必填的“主题”是空的。请填写。"));
}

TEST(OwnMeeting, WhereThereAreSeveralTheSettingsHold) {
  const auto got =
      read({table("年度", {kMeetingHeaders, {"2025", "P10", "甲", "ZB7"}, {"2023", "P10", "乙", "ZB7"}}), kStages});
  EXPECT_THAT(units(got), ElementsAre("ZB7 2024"));
  EXPECT_THAT(units(read({kStages})), ElementsAre("ORG1 2024"));
}

TEST(OwnMeeting, WhatARowSaysItselfGoesFirst) {
  const auto got = read({table("年度", {kMeetingHeaders, {"2025", "P10", "主题", ""}}),
                         table("安排", {{"阶段", "会议编号", "组织编号"}, {"学习", "2019", "ZB9"}})});
  EXPECT_THAT(units(got), ElementsAre("ZB9 2019"));
}

TEST(OwnMeeting, SheetsOfTheTemplateThatAreNoTableAreNotSpokenOf) {
  const auto got = read(
      {table("说明", {{"怎样填"}}), table("结转", {{"表", "编号"}, {"整改", "Z1"}}), kStages, table("选项", {{"甲"}})});
  EXPECT_EQ(got.sink.rows.size(), 1U);
  EXPECT_EQ(got.notes.count(), 0U);
  EXPECT_THAT(got.messages(), IsEmpty());
}

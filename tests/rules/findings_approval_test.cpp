// SPDX-License-Identifier: MIT
// What is said of batches that are not posted for want of approval: whole messages, and where each stands.
#include "rules/findings_approval.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/batches.h"

namespace {

using model::Audience;
using model::Matter;
using support::batch;
using support::day;
using support::Unit;
using testing::ElementsAre;
using testing::IsEmpty;

Unit unapproved_unit(Audience scope = Audience::society) {
  Unit unit;
  unit.approval = Audience::society;
  unit.audience = Audience::unit;
  unit.record.items = {support::item("R1", "2024-06-30"), support::item("R2", "2024-06-30")};
  for (int row = 2; model::Rectification & item : unit.record.items) item.origin = {4, row++};
  unit.record.batches = {batch(scope, {Matter::items})};
  return unit;
}

// As the record has it once its sheet was printed and signed.
Unit approved_unit() {
  Unit unit = unapproved_unit();
  model::Batch& batch = unit.record.batches[0];
  batch.code = unit.code(batch);
  batch.printed = rules::to_text(unit.content(batch));
  batch.printed_on = day("2024-02-20");
  batch.approved = day("2024-02-22");
  return unit;
}

// "unapproved 公开.内容码 第2行：…" of each.
std::vector<std::string> found(const Unit& unit) {
  std::vector<std::string> out;
  for (const rules::Finding& each : rules::find_unapproved(unit.record, unit.computed, unit.plan, unit.options())) {
    const model::Table& table = model::table(each.table);
    const auto column = table.index_of(each.column);
    out.push_back(std::string(rules::finding_rule(each.rule).key) + " " + std::string(table.header) + "." +
                  (column ? std::string(table.columns[*column].header) : "") + " 第" + std::to_string(each.origin.row) +
                  "行：" + each.text);
  }
  return out;
}

std::string sheet(const Unit& unit) {
  return "（公开 GK01，审批表 2024年2月20日 打印，内容码 " + unit.record.batches[0].code + "）。";
}

TEST(Unapproved, NothingWhereItIsApprovedOrNotWanted) {
  EXPECT_THAT(found(approved_unit()), IsEmpty());
  EXPECT_THAT(found(unapproved_unit(Audience::unit)), IsEmpty());
  Unit unwanted = unapproved_unit();
  unwanted.approval.reset();
  EXPECT_THAT(found(unwanted), IsEmpty());
}

TEST(Unapproved, ABatchWithoutACode) {
  EXPECT_THAT(found(unapproved_unit()),
              ElementsAre("unapproved 公开.内容码 第2行：公开 GK01 的范围是社会，要先审批，还没有内容码。请运行 "
                          "gongshilan approve-sheet --batch GK01 打印审批表，签字后把内容码抄进来。"));
}

TEST(Unapproved, NamesTheRecordsAndFieldsThatChanged) {
  Unit unit = approved_unit();
  unit.record.items[0].measures = "新的措施";
  unit.record.items[0].responsible = "支委会";
  EXPECT_THAT(found(unit), ElementsAre("unapproved 整改.整改措施 第2行：整改 R1 的整改措施、责任人与审批时不同" +
                                       sheet(unit) + "请重新打印审批表送审，或改回原文。"));
}

TEST(Unapproved, NamesRecordsThatCameAndWent) {
  Unit unit = approved_unit();
  unit.record.items[1].number = "R3";
  unit.record.batches[0].period = *model::parse_period("30日");
  EXPECT_THAT(found(unit),
              ElementsAre("unapproved 公开.公示期 第2行：公开 GK01 的公示期与审批时不同" + sheet(unit) +
                              "请重新打印审批表送审，或改回原文。",
                          "unapproved 公开.内容码 第2行：整改 R2 审批时有，现在没有了" + sheet(unit) +
                              "请重新打印审批表送审，或改回原文。",
                          "unapproved 整改. 第3行：整改 R3 是审批以后加的" + sheet(unit) + "请重新打印审批表送审。"));
}

TEST(Unapproved, NamesTenRecordsOfMany) {
  Unit unit = approved_unit();
  for (int i = 10; i < 25; ++i) unit.record.items.push_back(support::item("R" + std::to_string(i), "2024-06-30"));
  const auto all = found(unit);
  ASSERT_EQ(all.size(), 11U);
  EXPECT_EQ(all[0], "unapproved 整改. 第0行：整改 R10 是审批以后加的" + sheet(unit) + "请重新打印审批表送审。");
  EXPECT_EQ(all[10], "unapproved 公开.内容码 第2行：另有 5 条与审批时不同" + sheet(unit) + "请重新打印审批表送审。");
}

TEST(Unapproved, ACodeThatNoSheetIsKnownOf) {
  Unit unit = approved_unit();
  unit.record.batches[0].code = "7K3MQ-9TD4X";
  unit.record.batches[0].printed.clear();
  EXPECT_THAT(found(unit), ElementsAre("unapproved 公开.内容码 第2行：公开 GK01 的内容码 7K3MQ-9TD4X "
                                       "与这一批现在的内容不符。请核对是否抄错；没有抄错的，请重新打印审批表送审。"));
}

TEST(Unapproved, AnApprovalOfALaterDay) {
  Unit unit = approved_unit();
  unit.record.batches[0].approved = day("2024-03-02");
  const std::string text =
      "unapproved 公开.审批日期 第2行：公开 GK01 的审批日期 2024年3月2日 还没有到，到那天才公示。请核对日期。";
  EXPECT_THAT(found(unit), ElementsAre(text));
  unit.record.batches[0].printed.clear();
  EXPECT_THAT(found(unit), ElementsAre(text));
}

TEST(Unapproved, WhatTheAudienceWouldSeeAndNoBatchNames) {
  Unit unit = unapproved_unit();
  unit.record.batches.clear();
  unit.audience = Audience::society;
  EXPECT_THAT(found(unit),
              ElementsAre("unapproved 公开. 第0行：年度、整改要公开到社会，先要审批，“公开”表里还没有这一批。"
                          "请登记后运行 gongshilan approve-sheet 打印审批表。"));
  unit.record.batches = {batch(Audience::unit, {Matter::items, Matter::meeting})};  // meant for narrower ones only
  EXPECT_THAT(found(unit), IsEmpty());
  unit.record.batches.clear();
  unit.audience = Audience::unit;
  EXPECT_THAT(found(unit), IsEmpty());
}

}  // namespace

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/agenda.h"
#include "rules/validate.h"
#include "support/findings.h"

namespace {

using model::Audience;
using model::Matter;
using support::day;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

model::YearRecord posting(const std::string& period, std::vector<Matter> contents = {Matter::items, Matter::stages},
                          Audience scope = Audience::unit) {
  model::YearRecord record = support::record();
  model::Batch batch;
  batch.number = "GK01";
  batch.contents = std::move(contents);
  batch.scope = scope;
  batch.start = day("2024-03-04");
  batch.period = model::parse_period(period).value();
  batch.origin = {1, 3};
  record.batches = {batch};
  return record;
}

const std::string kSoon =
    "posting_ends_soon 公开.公示期 第3行：批次 GK01 向“本单位”公示到 2024年3月8日，{}。"
    "过了这天重新生成，这一批就从网站撤下。";

std::string soon(const std::string& left) {
  std::string text = kSoon;
  return text.replace(text.find("{}"), 2, left);
}

TEST(FindPostings, OneThatEndsSoon) {
  const model::YearRecord record = posting("5个工作日");
  EXPECT_THAT(support::found(record, "2024-03-05"), Contains(soon("还有 3 天")));
  EXPECT_THAT(support::found(record, "2024-03-08"), Contains(soon("今天是最后一天")));
  for (const char* other : {"2024-03-03", "2024-03-09"})
    EXPECT_THAT(support::found(record, other), Not(Contains(StartsWith("posting_ends_soon")))) << other;
  EXPECT_THAT(support::found(record, "2024-03-05", support::plan(), 2), Not(Contains(StartsWith("posting_ends_soon"))));
  EXPECT_THAT(support::found(posting("长期"), "2024-03-05"), Not(Contains(StartsWith("posting_ends_soon"))));
}

TEST(FindPostings, ALastDayThatHangsOnANoticeToCome) {
  EXPECT_THAT(
      support::found(posting("250个工作日"), "2024-03-05"),
      Contains("calendar_missing 公开.公示期 第3行：批次 GK01 的公示期“250个工作日”要有放假安排才算得出哪天结束，"
               "现在一直公示。通知公布后请用 gongshilan calendar add 装入。"));
}

TEST(FindPostings, WhatThePlanHasNot) {
  model::Plan plan = support::plan();
  std::erase(plan.tables, model::TableId::commitment);
  plan.appraisal.reset();
  const model::YearRecord record = posting("长期", {Matter::items, Matter::commitments, Matter::tiers});
  const std::string end = "”，方案 P99 没有这一项，不会公示。请核对。";
  const auto found = support::found(record, "2024-03-05", plan);
  EXPECT_THAT(found, Contains("posting_unknown 公开.内容 第3行：批次 GK01 要公开“承诺" + end));
  EXPECT_THAT(found, Contains("posting_unknown 公开.内容 第3行：批次 GK01 要公开“党员" + end));
  EXPECT_THAT(support::found(record, "2024-03-05"), Not(Contains(StartsWith("posting_unknown"))));
}

TEST(Agenda, EndsOfPostings) {
  const auto agenda = [](const model::YearRecord& record, const char* as_of) {
    const rules::Options options{day(as_of), 15};
    std::vector<std::string> out;
    for (const rules::AgendaEntry& each :
         rules::agenda_of(record, rules::compute(record, support::plan(), support::calendar(), options), options))
      out.push_back(model::iso(each.day) + " " + std::string(rules::label(each.kind)) + " " + each.number + " " +
                    each.title);
    return out;
  };
  EXPECT_THAT(agenda(posting("5个工作日"), "2024-03-08"),
              ElementsAre("2024-03-08 公示 GK01 向“本单位”公示的整改、安排，公示期满"));
  EXPECT_THAT(agenda(posting("5个工作日"), "2024-03-09"), IsEmpty());
  EXPECT_THAT(agenda(posting("5个工作日"), "2024-03-03"), IsEmpty());
  EXPECT_THAT(agenda(posting("长期"), "2024-03-08"), IsEmpty());
}

std::vector<std::string> posting_refusals(const model::YearRecord& record, const model::Plan& plan = support::plan()) {
  std::vector<std::string> out;
  for (const model::Objection& each : rules::validate(record, plan, support::calendar()))
    out.push_back(each.column + " " + each.what + "。" + each.hint);
  return out;
}

TEST(ValidateBatch, ALastDayBeforeTheFirst) {
  EXPECT_THAT(posting_refusals(posting("2024-03-03")),
              ElementsAre("period 公示期到 2024年3月3日，早于公示开始 2024年3月4日。请改正，或写公示几天："
                          "5个工作日、30日。"));
  EXPECT_THAT(posting_refusals(posting("2024-03-04")), IsEmpty());
}

TEST(ValidateBatch, WiderThanThePlanPosts) {
  EXPECT_THAT(
      posting_refusals(posting("长期", {Matter::items, Matter::commitments, Matter::filings}, Audience::society)),
      ElementsAre("scope 方案 P99 的“承诺”最多公开到“党员”，这里填了“社会”。请改范围，或把它从这一批的内容里"
                  "去掉。",
                  "scope 方案 P99 的“报送”最多公开到“党员”，这里填了“社会”。请改范围，或把它从这一批的内容里"
                  "去掉。"));
  EXPECT_THAT(posting_refusals(
                  posting("长期", {Matter::meeting, Matter::stages, Matter::tiers, Matter::items}, Audience::society)),
              IsEmpty());
  model::Plan plan = support::plan();
  plan.posted.commitments = Audience::unit;
  EXPECT_THAT(posting_refusals(posting("长期", {Matter::commitments}, Audience::unit), plan), IsEmpty());
}

}  // namespace

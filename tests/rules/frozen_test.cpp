// SPDX-License-Identifier: MIT
// What is frozen once posted: what counts as a change, what is refused, what a build posts, what a past day shows.
#include "rules/frozen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/validate.h"
#include "support/records.h"

namespace {

using model::Audience;
using model::TableId;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

// One item R1 with its problem, and a commitment C1, both as posted to the unit on 2024-03-08.
model::YearRecord posted() {
  model::YearRecord record = support::record();
  record.members = {support::member("M1", "甲一")};
  record.problems = {support::problem("P1", "2023")};
  record.items = {support::item("R1", "2024-06-30")};
  record.items[0].problem = "P1";
  record.items[0].measures = "每月核对";
  record.commitments = {support::commitment("C1", "M1", "带头")};
  const auto set = [](model::Posting& posting, rules::Fields fields) {
    posting.first[static_cast<std::size_t>(Audience::unit)] = day("2024-03-08");
    posting.texts = {{day("2024-03-08"), "", std::move(fields)}};
  };
  set(record.items[0].posting, rules::frozen_fields(record.items[0], record));
  set(record.commitments[0].posting, rules::frozen_fields(record.commitments[0]));
  return record;
}

std::vector<std::string> frozen_refusals(const model::YearRecord& record) {
  std::vector<std::string> out;
  for (const model::Objection& each : rules::validate(record, support::plan(), support::calendar()))
    out.push_back(std::string(model::table(each.table).header) + "." + each.column + "：" + each.what + "。" +
                  each.hint);
  return out;
}

TEST(Frozen, NothingIsRefusedWhileNothingChanges) { EXPECT_THAT(frozen_refusals(posted()), IsEmpty()); }

TEST(Frozen, AChangeIsRefusedWithItsColumn) {
  model::YearRecord record = posted();
  record.items[0].measures = "每季核对";
  record.items[0].responsible = "甲一";
  record.commitments[0].text = "带头做";
  const std::string hint = "。请在“调整依据”里写明依据（哪天、谁定的），或改回原文。";
  EXPECT_THAT(frozen_refusals(record),
              ElementsAre("整改.measures：整改 R1 的整改措施公示后改了（原文“每月核对”）" + hint,
                          "整改.responsible：整改 R1 的责任人公示后改了（原来没有填）" + hint,
                          "承诺.text：承诺 C1 的承诺事项公示后改了（原文“带头”）" + hint));
  record.items[0].basis = record.commitments[0].basis = "支委会决定";
  EXPECT_THAT(frozen_refusals(record), IsEmpty());
}

TEST(Frozen, TheSameBasisDoesNotServeTwice) {
  model::YearRecord record = posted();
  record.items[0].posting.texts[0].basis = "支委会 决定";
  record.items[0].measures = "每季核对";
  record.items[0].basis = "支委会决定";
  EXPECT_THAT(frozen_refusals(record), ElementsAre("整改.measures：整改 R1 的整改措施公示后改了（原文“每月核对”）。"
                                                   "请在“调整依据”里写明这一次的依据（哪天、谁定的），或改回原文。"));
}

TEST(Frozen, ADeadlineIsRefusedWhateverTheBasis) {
  model::YearRecord record = posted();
  record.items[0].deadline = support::deadline("2024-07-31");
  record.items[0].basis = "支委会决定";
  EXPECT_THAT(frozen_refusals(record),
              ElementsAre("整改.deadline：整改 R1 的整改时限公示后只能延期。请改回 2024-06-30，"
                          "在“进展”表登记延期。"));
  record.items[0].posting.texts[0].fields = rules::frozen_fields(support::item("R1", ""), record);
  record.items[0].problem.clear();
  record.items[0].measures.clear();
  EXPECT_THAT(frozen_refusals(record), IsEmpty());  // there was none yet
}

TEST(Frozen, TheWordsOfTheProblemAreRefusedWhereTheyStand) {
  model::YearRecord record = posted();
  record.problems[0].text = "别的问题";
  EXPECT_THAT(frozen_refusals(record),
              ElementsAre("问题.text：整改 R1 的问题公示后改了（原文“问题P1”）。请在“整改”表 R1 "
                          "的“调整依据”里写明依据（哪天、谁定的），或改回原文。"));
}

TEST(Frozen, WhatTheLedgerLostIsNotValidated) {
  model::YearRecord record = posted();
  record.items[0].posting.gone = day("2024-04-01");
  record.items[0].measures = "每季核对";
  EXPECT_THAT(frozen_refusals(record), IsEmpty());
}

TEST(Frozen, BlanksAndWidthAreNoWords) {
  EXPECT_TRUE(rules::same_words("每月 1 次，\n公布（支部）", "每月１次，公布(支部)"));
  EXPECT_FALSE(rules::same_words("每月1次", "每月2次"));
}

TEST(Frozen, PostsWhatIsShownAndOnlyWhatIsNew) {
  model::YearRecord record = posted();
  record.items.push_back(support::item("R2", ""));
  record.items.push_back(support::item("R3", ""));  // not shown
  model::DisclosedRecord shown;
  shown.as_of = day("2024-03-12");
  for (const char* number : {"R1", "R2"}) shown.items.emplace_back().number = number;
  shown.commitments.emplace_back().number = "C1";
  const auto texts = [&](Audience audience) {
    shown.audience = audience;
    std::vector<std::string> out;
    for (const rules::ToPost& each : rules::to_post(record, shown))
      out.push_back(each.record + (each.first ? " first " : " ") + std::to_string(each.version) +
                    (each.text ? " " + model::iso(each.text->date) : ""));
    return out;
  };
  EXPECT_THAT(texts(Audience::unit), ElementsAre("R2 first 0 2024-03-12"));
  EXPECT_THAT(texts(Audience::members), ElementsAre("R1 first 0", "R2 first 0 2024-03-12", "C1 first 0"));
  record.items[0].measures = "每季核对";
  record.items[0].basis = "支委会决定";
  EXPECT_THAT(texts(Audience::unit), ElementsAre("R1 1 2024-03-12", "R2 first 0 2024-03-12"));
  EXPECT_EQ(rules::to_post(record, shown)[0].text->basis, "支委会决定");
}

TEST(Frozen, APastDayHasItsText) {
  model::YearRecord record = posted();
  model::Rectification& item = record.items[0];
  item.measures = "每季核对";
  item.deadline = support::deadline("2024-07-31");
  record.problems[0].text = "新的问题";
  item.posting.texts.push_back({day("2024-03-12"), "支委会决定", rules::frozen_fields(item, record)});
  const auto measures_on = [&](const char* date) {
    model::YearRecord then = record;
    rules::as_it_stood(then, day(date));
    return then.items[0].measures + " " + then.problems[0].text + " " + model::canonical(*then.items[0].deadline);
  };
  EXPECT_EQ(measures_on("2024-03-12"), "每季核对 新的问题 2024-07-31");
  EXPECT_EQ(measures_on("2024-03-11"), "每月核对 问题P1 2024-06-30");
  EXPECT_EQ(measures_on("2024-01-01"), "每月核对 问题P1 2024-06-30");
}

}  // namespace

// SPDX-License-Identifier: MIT
// What is posted by which batch of 公开, and that nothing stays of what is not.
#include "rules/matters.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::Audience;
using model::DisclosedNotice;
using model::DisclosedRecord;
using model::Matter;
using support::day;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

model::Plan matters_plan() {
  model::Plan plan = support::plan("P11");
  plan.posted.commitments = Audience::unit;
  return plan;
}

model::YearRecord matters_record() {
  model::YearRecord record = support::record();
  record.meeting.place = "会议室";
  record.meeting.attended = 2;
  record.meeting.host = "甲一";
  record.stages = {{"学习", day("2024-01-02"), support::deadline("2024-01-08"), day("2024-01-08"), "", {}}};
  record.members = {support::member("M1", "甲一", model::Tier::excellent),
                    support::member("M2", "乙二", {}, model::Attendance::absent)};
  record.items = {support::item("R1", "2024-06-30", {"2024-02-01 进展"})};
  record.commitments = {support::commitment("C1", "M1", "承诺一"), support::commitment("C2", "M2", "", "R1")};
  record.opinions = {{"座谈会", 3, {}, {}}};
  record.talks = {{model::TalkKind::among_members, 2, 2, {}}};
  record.materials = {{"会议记录", day("2024-02-01"), {}}};
  return record;
}

model::Batch batch(std::string number, std::vector<Matter> contents, Audience scope, const std::string& start,
                   const std::string& period = "长期") {
  model::Batch out;
  out.number = std::move(number);
  out.contents = std::move(contents);
  out.scope = scope;
  out.start = day(start);
  out.period = model::parse_period(period).value();
  return out;
}

struct Look {
  Audience audience = Audience::unit;
  const char* as_of = "2024-03-08";
  std::optional<Audience> approval{};
};

DisclosedRecord shown_to(const model::YearRecord& record, const Look& look = {},
                         const model::Plan& plan = matters_plan()) {
  const rules::Options options{day(look.as_of), 15};
  const rules::KnownNames names(std::vector<std::string>{"甲一", "乙二"});
  return rules::disclose(record, rules::compute(record, plan, support::calendar(), options), plan,
                         {look.audience, Audience::unit, 0, options.as_of, names, look.approval});
}

DisclosedRecord with(std::vector<model::Batch> batches, const Look& look = {}) {
  model::YearRecord record = matters_record();
  record.batches = std::move(batches);
  return shown_to(record, look);
}

// "整改 GK01 2024-03-04-2024-03-08", "承诺 -", of matters that are named by a batch.
std::string said(const DisclosedRecord& out, Matter matter) {
  std::string text;
  for (const model::DisclosedPosting& each : out.postings)
    if (each.matter == matter)
      text += fmt::format("{} {}..{}{} ", each.batch, each.since ? iso(*each.since) : "",
                          each.until      ? iso(*each.until)
                          : each.standing ? "长期"
                                          : "?",
                          each.approved ? " 已审批" : "");
  constexpr std::array<const char*, 4> kWhy{"withdrawn", "ended", "not_yet", "unapproved"};
  for (const DisclosedNotice& each : out.notices)
    if (each.matter == matter)
      text += fmt::format("{} {} {}..{} ", kWhy[static_cast<std::size_t>(each.why)], each.what,
                          each.since ? iso(*each.since) : "", each.date ? iso(*each.date) : "");
  if (!text.empty()) text.pop_back();
  return text;
}

TEST(Matters, WithoutABatchAsThePlanSays) {
  const DisclosedRecord out = shown_to(matters_record());
  std::vector<Matter> posted;
  for (const model::DisclosedPosting& each : out.postings) posted.push_back(each.matter);
  EXPECT_THAT(posted, ElementsAre(Matter::meeting, Matter::stages, Matter::tiers, Matter::items, Matter::commitments));
  EXPECT_EQ(said(out, Matter::items), " ..长期");
  EXPECT_THAT(out.notices, IsEmpty());
  EXPECT_EQ(shown_to(matters_record(), {Audience::members}).postings.size(), model::kMatterCount);
  EXPECT_EQ(shown_to(matters_record(), {Audience::society}).postings.size(), 3U);  // 年度, 安排, 整改
}

TEST(Matters, OnlyWithinThePeriod) {
  const auto on = [](const char* as_of) {
    return said(
        with({batch("GK01", {Matter::items}, Audience::unit, "2024-03-04", "5个工作日")}, {Audience::unit, as_of}),
        Matter::items);
  };
  EXPECT_EQ(on("2024-03-03"), "not_yet 整改清单 ..2024-03-04");
  EXPECT_EQ(on("2024-03-04"), "GK01 2024-03-04..2024-03-08");
  EXPECT_EQ(on("2024-03-08"), "GK01 2024-03-04..2024-03-08");
  EXPECT_EQ(on("2024-03-09"), "ended 整改清单 2024-03-04..2024-03-08");
}

TEST(Matters, ForTheAudienceItselfElseTheNearestWiderOne) {
  const std::vector<model::Batch> batches{batch("ALL", {Matter::items}, Audience::society, "2024-03-01", "3日"),
                                          batch("OWN", {Matter::items}, Audience::unit, "2024-03-01", "60日")};
  EXPECT_EQ(said(with(batches, {Audience::members}), Matter::items), "OWN 2024-03-01..2024-04-29");
  EXPECT_EQ(said(with(batches, {Audience::unit}), Matter::items), "OWN 2024-03-01..2024-04-29");
  EXPECT_EQ(said(with(batches, {Audience::society}), Matter::items), "ended 整改清单 2024-03-01..2024-03-03");
  // Posted to the unit on purpose: that says nothing for society, and society is told nothing.
  EXPECT_EQ(said(with({batches[1]}, {Audience::society}), Matter::items), "");
  EXPECT_THAT(with({batches[1]}, {Audience::society}).items, IsEmpty());
}

TEST(Matters, PostedWhileAnyBatchIs) {
  const std::vector<model::Batch> batches{batch("A", {Matter::items}, Audience::unit, "2024-01-20", "5日"),
                                          batch("B", {Matter::items}, Audience::unit, "2024-03-01", "60日"),
                                          batch("C", {Matter::items}, Audience::unit, "2024-06-01")};
  EXPECT_EQ(said(with(batches), Matter::items), "B 2024-03-01..2024-04-29");
  EXPECT_EQ(said(with(batches, {Audience::unit, "2024-02-01"}), Matter::items),
            "ended 整改清单 2024-01-20..2024-01-24 not_yet 整改清单 ..2024-03-01 not_yet 整改清单 ..2024-06-01");
}

TEST(Matters, WhereApprovalIsWanted) {
  model::Batch signed_batch = batch("GK01", {Matter::items}, Audience::society, "2024-03-01", "30日");
  const Look look{Audience::society, "2024-03-08", Audience::society};
  EXPECT_EQ(said(with({}, look), Matter::items), "unapproved 整改清单 ..");
  EXPECT_EQ(said(with({signed_batch}, look), Matter::items), "unapproved 整改清单 ..");
  EXPECT_THAT(with({signed_batch}, look).items, IsEmpty());
  EXPECT_EQ(said(with({signed_batch}, {Audience::unit, "2024-03-08", Audience::society}), Matter::items),
            "GK01 2024-03-01..2024-03-30");
  // Never approved, never posted: nothing has ended.
  EXPECT_EQ(said(with({signed_batch}, {Audience::society, "2024-05-01", Audience::society}), Matter::items),
            "unapproved 整改清单 ..");
}

TEST(Matters, ThePlanMayWantApprovalToo) {
  model::Plan plan = matters_plan();
  plan.approval = Audience::unit;
  EXPECT_EQ(said(shown_to(matters_record(), {Audience::unit}, plan), Matter::items), "unapproved 整改清单 ..");
  EXPECT_EQ(said(shown_to(matters_record(), {Audience::members}, plan), Matter::items), " ..长期");
}

DisclosedRecord ended(Matter matter, Audience audience = Audience::members) {
  return with({batch("GK01", {matter}, audience, "2024-03-01", "3日")}, {audience});
}

TEST(Matters, NothingStaysOfItems) {
  const DisclosedRecord out = ended(Matter::items);
  EXPECT_FALSE(out.has_rectification_page || out.posts_list || out.asks_list || out.has_last_page);
  EXPECT_THAT(out.items, IsEmpty());
  EXPECT_EQ(out.figures.items, 0);
  ASSERT_EQ(out.commitments.size(), 1U);  // what rests on the item has no words of its own
  EXPECT_EQ(out.commitments[0].number, "C1");
  EXPECT_THAT(out.missing, IsEmpty());
  ASSERT_EQ(out.notices.size(), 1U);
  EXPECT_EQ(out.notices[0].what, "整改清单");
}

TEST(Matters, NothingStaysOfOthers) {
  EXPECT_FALSE(ended(Matter::commitments).has_commitments_page);
  EXPECT_THAT(ended(Matter::commitments).commitments, IsEmpty());
  EXPECT_EQ(ended(Matter::commitments).figures.commitments, 0);
  EXPECT_FALSE(ended(Matter::tiers).has_appraisal_page);
  EXPECT_FALSE(ended(Matter::tiers).figures.distribution);
  EXPECT_FALSE(ended(Matter::stages).has_stages_page);
  EXPECT_THAT(ended(Matter::stages).stages, IsEmpty());
  EXPECT_THAT(ended(Matter::opinions).opinions, IsEmpty());
  EXPECT_TRUE(ended(Matter::opinions).has_preparation_page);  // of the talks
  EXPECT_EQ(ended(Matter::opinions).talks.size(), 1U);
  EXPECT_THAT(ended(Matter::materials).materials, IsEmpty());
  EXPECT_THAT(ended(Matter::filings).filings, IsEmpty());
}

TEST(Matters, OfTheMeetingNumberAndDayStay) {
  const DisclosedRecord out = ended(Matter::meeting);
  EXPECT_FALSE(out.posts_meeting);
  EXPECT_EQ(out.meeting.number, "2023");
  EXPECT_EQ(out.meeting.date, day("2024-01-19"));
  EXPECT_EQ(out.meeting.theme + out.meeting.place + out.meeting.format + out.meeting.host.text, "");
  EXPECT_FALSE(out.meeting.attended || out.meeting.expected);
  EXPECT_THAT(out.absent, IsEmpty());
  EXPECT_EQ(out.items.size(), 1U);
}

TEST(Matters, ReportsOnCommitmentsAreNotCountedOnceTheirPostingHasEnded) {
  model::Plan plan = matters_plan();
  plan.fulfilment = model::Rhythm::quarterly;
  model::YearRecord record = matters_record();
  const Look june{Audience::unit, "2024-06-30"};
  EXPECT_EQ(shown_to(record, june, plan).figures.commitments, 2);
  record.batches = {batch("GK01", {Matter::commitments}, Audience::unit, "2024-03-01", "3日")};
  EXPECT_EQ(shown_to(record, june, plan).figures.commitments, 0);
}

}  // namespace

// SPDX-License-Identifier: MIT
// The sheet as a whole: its head, which parts there are, what is never on it.
#include "report/duty_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/duty_fixture.h"

namespace {

using duty::record;
using duty::rows;
using duty::Sheet;
using duty::text;
using support::day;
using testing::HasSubstr;
using testing::Not;

std::string facts(const Sheet& sheet) {
  std::string out;
  for (const render::Value& fact : *sheet.value.find("facts")->get<render::Value::List>())
    out += text(fact, "label") + "：" + text(fact, "text") + "\n";
  return out;
}

TEST(DutyReport, SaysToWhomByWhomAndAsOfWhen) {
  model::YearRecord unit = record();
  unit.items = {support::item("Z1", "2024-12-31", {"2024-03-01 进展", "2024-07-01 进展"})};
  const Sheet sheet(unit);
  EXPECT_EQ(text(sheet.value, "page_title"), "述职 · 第一党支部 2023年度组织生活会");
  EXPECT_EQ(text(sheet.value, "heading"), "2023年度组织生活会整改情况述职");
  EXPECT_EQ(facts(sheet),
            "述职对象：市直工委、党员大会\n述职人：张一\n会议主题：主题\n会议日期：2024年1月19日\n"
            "计算日：2024年6月30日\n数据截至：2024年3月1日\n");
  EXPECT_EQ(text(sheet.value, "items.number"), "一");
}

// A general branch has a secretary of its own; a branch secretary among its members is not the one who reports.
TEST(DutyReport, IsOfTheSecretaryOfThatBody) {
  model::YearRecord unit = record();
  unit.organization.kind = model::OrganizationKind::general_branch;
  EXPECT_THAT(facts(Sheet(unit)), Not(HasSubstr("述职人")));
  unit.members[1].posts = {model::Post::general_secretary};
  EXPECT_THAT(facts(Sheet(unit)), HasSubstr("述职人：李二\n"));
}

TEST(DutyReport, BeforeTheMeetingPromisesAndBallotsAreNotThere) {
  model::YearRecord unit = record();
  unit.commitments = {support::commitment("C1", "D1", "承诺一")};
  unit.committee_tallies = {duty::choice("", "好", 1, 2, 2)};
  const Sheet before(unit, duty::plan(), "2024-01-18");
  EXPECT_THAT(facts(before), HasSubstr("会议日期：2024年1月19日（还没有召开）\n"));
  EXPECT_THAT(before.page, Not(HasSubstr("承诺践诺")));
  EXPECT_THAT(before.page, Not(HasSubstr("班子评议")));
  const Sheet on_the_day(unit, duty::plan(), "2024-01-19");
  EXPECT_THAT(on_the_day.page, HasSubstr("一、承诺践诺"));
  EXPECT_THAT(on_the_day.page, HasSubstr("二、班子评议"));
  unit.meeting.date.reset();
  EXPECT_THAT(facts(Sheet(unit)), HasSubstr("会议日期：还没有填写\n"));
  EXPECT_THAT(Sheet(unit).page, Not(HasSubstr("班子评议")));
}

TEST(DutyReport, LeavesOutWhatThereIsNothingToSayOf) {
  const Sheet sheet(record());
  EXPECT_THAT(sheet.page, Not(HasSubstr("<h2>")));
  EXPECT_THAT(sheet.page, Not(HasSubstr("<table>")));
  EXPECT_THAT(sheet.page, HasSubstr("内部材料，不得公示"));
  EXPECT_THAT(sheet.page, HasSubstr("述职人（签名）"));
}

TEST(DutyReport, EscapesAndHasNothingFromOutside) {
  model::YearRecord unit = record();
  unit.items = {support::item("Z1", "2024-12-31")};
  unit.items[0].measures = "</style><script>alert('\"&')</script>";
  const Sheet sheet(unit);
  EXPECT_THAT(sheet.page, HasSubstr("&lt;/style&gt;&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;"));
  for (const char* never : {"<script", "<link", "<img", "src=", "href=", "url(", "@import", "://"})
    EXPECT_THAT(sheet.page, Not(HasSubstr(never)));
}

// Whatever the record holds of single members' ballots, scores and tiers: not a byte of the sheet hangs on it.
TEST(DutyReport, HoldsNobodysTallyScoreOrTier) {
  model::YearRecord unit = record();
  unit.items = {support::item("Z1", "2024-12-31")};
  unit.commitments = {support::commitment("C1", "D1", "承诺一"), support::commitment("C2", "D2", "承诺二")};
  unit.committee_tallies = {duty::choice("", "好", 1, 2, 2)};
  for (model::Member& member : unit.members) member.tier.reset();
  const std::string without = Sheet(unit).page;
  for (const model::Tier tier :
       {model::Tier::excellent, model::Tier::qualified, model::Tier::basically_qualified, model::Tier::unqualified}) {
    model::YearRecord with = unit;
    for (model::Member& member : with.members) {
      member.tier = tier;
      member.approved = member.told = day("2024-01-19");  // no later than what is known of the unit anyhow
      with.tallies.push_back({member.number, 7301, 7302, 7303, 7304, 7305, 7306, 7307, "98.765", {}});
    }
    EXPECT_EQ(Sheet(with).page, without);
  }
  EXPECT_THAT(without, HasSubstr("张一"));  // names as such are there
}

TEST(DutyReport, IsTheSameBytesAgain) {
  model::YearRecord unit = record();
  unit.items = {support::item("Z1", "2024-12-31", {"2024-03-01 进展"})};
  EXPECT_EQ(Sheet(unit).page, Sheet(unit).page);
}

}  // namespace

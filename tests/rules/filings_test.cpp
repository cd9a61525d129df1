// SPDX-License-Identifier: MIT
// What is sent and kept: the plan's list joined with the ledger's rows, deadlines before and after the meeting.
#include "rules/filings.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using support::calendar;
using support::day;
using support::deadline;

model::Plan plan() {
  model::Plan plan = support::plan("P07");
  plan.filings = {{"方案", "党委", deadline("会前10日"), true, true, {}},
                  {"报告", "党委", deadline("会后15日"), false, false, {}},
                  {"名单", "组织部", {}, false, false, {}},
                  {"名单", "总支", {}, false, false, {}},
                  {"汇总", "党委", deadline("会后15日"), false, false, {{model::OrganizationKind::general_branch}}}};
  plan.materials = {"记录", "方案"};
  return plan;
}

model::YearRecord record() {
  model::YearRecord record;
  record.meeting.number = "2024";
  record.meeting.date = day("2024-01-19");
  return record;
}

// "方案>党委 已完成 2024-01-05 审 2024-01-08"
std::string shown(const rules::FilingStatus& filing) {
  std::string out = filing.material + ">" + filing.recipient + " " + std::string(word(filing.state));
  if (filing.sent) out += " " + model::iso(*filing.sent);
  if (filing.reviewed) out += " 审 " + model::iso(*filing.reviewed);
  if (filing.days_late > 0) out += " 晚" + std::to_string(filing.days_late);
  return filing.row == nullptr ? out + " -" : out;
}

std::vector<std::string> filings(const model::YearRecord& record, const char* as_of) {
  std::vector<std::string> out;
  for (const rules::FilingStatus& each : rules::filings_of(record, plan(), day(as_of), calendar()))
    out.push_back(shown(each));
  return out;
}

TEST(Filings, OfThePlanCountWithoutARow) {
  EXPECT_EQ(filings(record(), "2024-01-09"), (std::vector<std::string>{"方案>党委 未开始 -", "报告>党委 未开始 -",
                                                                       "名单>组织部 待定 -", "名单>总支 待定 -"}));
  EXPECT_EQ(filings(record(), "2024-01-10")[0], "方案>党委 逾期 晚1 -");  // the ninth was the tenth day before
  EXPECT_EQ(filings(record(), "2024-02-03")[1], "报告>党委 未开始 -");    // its last day
  EXPECT_EQ(filings(record(), "2024-02-04")[1], "报告>党委 逾期 晚1 -");
}

TEST(Filings, AreAnsweredByRows) {
  model::YearRecord now = record();
  now.filings = {{"方案", "局党委", {}, day("2024-01-05"), day("2024-01-08"), {}},  // the clerk's own word for it
                 {"名单", "总支", {}, day("2024-01-20"), {}, {}},
                 {"照片", "宣传部", deadline("2024-01-25"), {}, {}, {}}};
  EXPECT_EQ(filings(now, "2024-01-22"),
            (std::vector<std::string>{"方案>局党委 已完成 2024-01-05 审 2024-01-08", "报告>党委 未开始 -",
                                      "名单>组织部 待定 -", "名单>总支 已完成 2024-01-20", "照片>宣传部 未开始"}));
  EXPECT_EQ(filings(now, "2024-01-06")[0], "方案>局党委 已完成 2024-01-05");  // the review is still to come
  EXPECT_EQ(filings(now, "2024-01-04")[0], "方案>局党委 未开始");
}

TEST(Filings, SentLateAreLate) {
  model::YearRecord now = record();
  now.filings = {{"报告", "党委", {}, day("2024-02-06"), {}, {}}};
  EXPECT_EQ(filings(now, "2024-03-01")[1], "报告>党委 逾期完成 2024-02-06 晚3");
  now.filings[0].end = deadline("2024-02-06");  // the ledger's deadline stands for the plan's
  EXPECT_EQ(filings(now, "2024-03-01")[1], "报告>党委 已完成 2024-02-06");
}

TEST(Filings, OfOtherKindsOfOrganisationsAreLeftOut) {
  model::YearRecord general = record();
  general.organization.kind = model::OrganizationKind::general_branch;
  EXPECT_EQ(filings(general, "2024-01-22").back(), "汇总>党委 未开始 -");
}

TEST(Filings, AndMaterialsNeedTheirTables) {
  model::Plan without = plan();
  without.tables = {model::TableId::meeting};
  EXPECT_TRUE(rules::filings_of(record(), without, day("2024-03-01"), calendar()).empty());
  EXPECT_TRUE(rules::materials_of(record(), without, day("2024-03-01")).empty());
}

TEST(Materials, AreThePlansAndTheLedgers) {
  model::YearRecord now = record();
  now.materials = {{"方案", day("2024-01-30"), {}}, {"照片", {}, {}}};
  const auto materials = rules::materials_of(now, plan(), day("2024-01-31"));
  ASSERT_EQ(materials.size(), 3U);
  EXPECT_EQ(materials[0].name, "记录");
  EXPECT_EQ(materials[0].row, nullptr);
  EXPECT_EQ(materials[1].archived, day("2024-01-30"));
  EXPECT_EQ(materials[2].name, "照片");
  EXPECT_EQ(rules::materials_of(now, plan(), day("2024-01-29"))[1].archived, std::nullopt);
}

}  // namespace

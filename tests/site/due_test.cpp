// SPDX-License-Identifier: MIT
// What a unit's lists of late and coming things hold, each row as one line.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "site/unit.h"
#include "support/records.h"

namespace {

using model::Due;
using model::DueKind;
using model::Fulfilled;
using model::StageState;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;

Due due(const std::string& iso) { return {DueKind::day, day(iso), model::chinese(day(iso))}; }

std::vector<std::string> lines(const std::vector<site::DueEntry>& entries) {
  std::vector<std::string> out;
  for (const site::DueEntry& each : entries)
    out.push_back(fmt::format("{} {} {} | {} {} | {} | {} | {}", each.state, each.state_label, each.state_note,
                              each.kind_label, each.title, each.responsible, each.date, each.href));
  return out;
}

model::DisclosedRecord due_record() {
  model::DisclosedRecord out;
  out.as_of = day("2024-06-01");
  out.organization.number = "ZB1";
  out.meeting.number = "2024";
  return out;
}

model::DisclosedCommitment commitment(const std::string& number, const std::string& until,
                                      std::optional<Fulfilled> latest) {
  model::DisclosedCommitment out;
  out.number = number;
  out.name.text = "乙二";
  out.text.text = "每月值班";
  out.due = due(until);
  out.latest = latest;
  return out;
}

TEST(Due, APromiseIsNeverLate) {
  model::DisclosedRecord unit = due_record();
  unit.commitments = {commitment("C1", "2024-05-31", {}), commitment("C2", "2024-05-31", Fulfilled::under_way),
                      commitment("C3", "2024-05-31", Fulfilled::broken)};
  EXPECT_THAT(lines(site::due_entries(unit).late), IsEmpty());
  EXPECT_THAT(lines(site::due_entries(unit).next), IsEmpty());
}

TEST(Due, APromiseComesInTheStateOfItsOwnPageUntilItIsSettled) {
  model::DisclosedRecord unit = due_record();
  unit.commitments = {commitment("C1", "2024-06-01", {}), commitment("C2", "2024-06-02", Fulfilled::under_way),
                      commitment("C3", "2024-06-03", Fulfilled::kept),
                      commitment("C4", "2024-06-04", Fulfilled::broken), commitment("C5", "2024-06-05", {})};
  unit.commitments[4].item = "Z1";  // its item stands for it
  EXPECT_THAT(lines(site::due_entries(unit).next),
              ElementsAre("unreported 未报告 今天到期 | 承诺 每月值班 | 乙二 | 2024年6月1日 | "
                          "ZB1/2024/commitments.html#C1",
                          "under_way 推进中 还有1天 | 承诺 每月值班 | 乙二 | 2024年6月2日 | "
                          "ZB1/2024/commitments.html#C2"));
}

TEST(Due, ExpectedReportsAreOneRowADay) {
  model::DisclosedRecord unit = due_record();
  unit.commitments = {commitment("C1", "2024-05-31", {}), commitment("C2", "2024-05-31", {})};
  unit.commitments[0].quarters = {{"2023年第4季度", true, true, day("2023-12-31")},
                                  {"2024年第1季度", false, true, day("2024-03-31")},
                                  {"2024年第2季度", false, false, day("2024-06-30")}};
  unit.commitments[1].quarters = {{"2024年第1季度", false, true, day("2024-03-31")},
                                  {"2024年第2季度", true, false, day("2024-06-30")},
                                  {"下次组织生活会", false, false, {}}};
  const site::DueEntries all = site::due_entries(unit);
  EXPECT_THAT(lines(all.late), ElementsAre("overdue 缺报 62天 | 承诺 2024年第1季度的践诺报告 | 2 条还没有报告 | "
                                           "2024年3月31日 | ZB1/2024/commitments.html"));
  EXPECT_THAT(lines(all.next), ElementsAre("not_due 未到期 还有29天 | 承诺 2024年第2季度的践诺报告 | 1 条还没有报告 | "
                                           "2024年6月30日 | ZB1/2024/commitments.html"));
}

TEST(Due, FilingsNotSentLeadToTheirRows) {
  model::DisclosedRecord unit = due_record();
  unit.filings.resize(4);
  const auto filing = [&](std::size_t at, const char* until, StageState state) {
    unit.filings[at].material = "报告" + std::to_string(at + 1);
    unit.filings[at].recipient = "镇党委";
    unit.filings[at].due = due(until);
    unit.filings[at].state = state;
  };
  filing(0, "2024-05-30", StageState::done_late);
  unit.filings[0].sent = day("2024-05-31");
  filing(1, "2024-05-30", StageState::overdue);
  unit.filings[1].days_late = 2;
  filing(2, "2024-06-11", StageState::upcoming);
  unit.filings[3].material = "没有定截止的";
  const site::DueEntries all = site::due_entries(unit);
  EXPECT_THAT(lines(all.late), ElementsAre("overdue 逾期 2天 | 报送 报告2 | 报镇党委 | 2024年5月30日 | "
                                           "ZB1/2024/filings.html#filing-2"));
  EXPECT_THAT(lines(all.next), ElementsAre("upcoming 未报送 还有10天 | 报送 报告3 | 报镇党委 | 2024年6月11日 | "
                                           "ZB1/2024/filings.html#filing-3"));
}

TEST(Due, AnItemLateFromAnEarlierDeadlineNamesBoth) {
  model::DisclosedRecord unit = due_record();
  unit.items.resize(1);
  unit.items[0].number = "Z1";
  unit.items[0].item.text = "修好路灯";
  unit.items[0].responsible.text = "甲一";
  unit.items[0].status = model::Status::overdue;
  unit.items[0].due = due("2024-05-31");
  unit.items[0].days_late = 62;
  unit.items[0].late_from = day("2024-03-31");
  EXPECT_THAT(lines(site::due_entries(unit).late),
              ElementsAre("overdue 逾期 62天 | 整改 修好路灯 | 甲一 | 2024年5月31日（原 2024年3月31日） | "
                          "ZB1/2024/rectification.html#Z1"));
}

}  // namespace

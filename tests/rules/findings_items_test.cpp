// SPDX-License-Identifier: MIT
// Closed items that nobody looked at again (P07), posted rows that the ledger lost. The other findings of items:
// findings_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using support::found;
using support::item;
using support::with_item;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindingsOfItems, ClosedAreLookedAtAgain) {
  model::Plan plan = support::plan("P07");
  plan.look_back = true;
  const auto missing = [](const char* day) {
    return std::string("look_back_missing 整改.编号 第5行：整改 R1 已于 ") + day +
           " 销号，还没有回头看。方案 P07 要求回头看，看过请在“进展”表登记。";
  };
  const model::YearRecord closed = with_item(item("R1", "2024-12-31", {"2024-03-01 销号"}));
  EXPECT_THAT(found(closed, "2024-02-29", plan), IsEmpty());
  EXPECT_THAT(found(closed, "2024-03-01", plan), ElementsAre(missing("2024年3月1日")));
  EXPECT_THAT(found(closed, "2024-03-01"), IsEmpty());  // the plan does not ask
  const model::YearRecord held = with_item(item("R1", "2024-12-31", {"2024-03-01 销号", "2024-05-01 回头看 保持"}));
  EXPECT_THAT(found(held, "2024-04-30", plan), ElementsAre(missing("2024年3月1日")));
  EXPECT_THAT(found(held, "2024-05-01", plan), IsEmpty());
  const model::YearRecord relapsed =
      with_item(item("R1", "2024-12-31", {"2024-03-01 销号", "2024-05-01 回头看 反弹 2024-12-31", "2024-07-01 销号"}));
  EXPECT_THAT(found(relapsed, "2024-05-01", plan), IsEmpty());  // open again
  EXPECT_THAT(found(relapsed, "2024-07-01", plan), ElementsAre(missing("2024年7月1日")));
}

// Of no row any more, and so said of the meeting.
TEST(FindingsOfItems, PostedAndGoneFromTheLedger) {
  model::YearRecord record = with_item(item("R1", "2024-12-31"));
  record.commitments = {support::commitment("C1", "M1", "带头")};
  EXPECT_THAT(found(record), IsEmpty());
  record.items[0].posting.gone = record.commitments[0].posting.gone = support::day("2024-01-31");
  const auto gone = [](const std::string& table, const std::string& row) {
    return "posted_gone " + table + " 第0行：" + table + " " + row +
           " 已公示，台账里却删去了（2024年1月31日 起），仍保留，网站上标“台账已删”。请把这一行补回台账。";
  };
  EXPECT_THAT(found(record), ElementsAre(gone("整改", "R1"), gone("承诺", "C1")));
  EXPECT_THAT(found(record, "2024-01-30"), IsEmpty());
}

}  // namespace

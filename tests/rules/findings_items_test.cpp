// SPDX-License-Identifier: MIT
// Closed items that nobody looked at again (P07). The other findings of items: findings_test.cpp.
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

}  // namespace

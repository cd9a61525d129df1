// SPDX-License-Identifier: MIT
#include "sheet/workbook.h"

#include <gtest/gtest.h>

using namespace sheet;

namespace {

Workbook sample() {
  OutSheet members{"党员"};
  members.columns = {{10, Holds::text, Validation{Validation::Kind::identifier}},
                     {12, Holds::text, Validation{Validation::Kind::list, {"正式", "预备"}, "", true, "类别", "请选"}},
                     {12, Holds::date, Validation{Validation::Kind::date}}};
  members.rows = {{{"党员编号*", Look::required}, {"类别*", Look::required}, {"反馈日期", Look::header}},
                  {{"007"}, {"正式"}, {"2024-03-08", Look::plain, Holds::date}}};
  members.comments = {{1, 1, "党员的编号，每年相同。\n例：D01"}};
  members.frozen_rows = 1;
  members.validated_rows = 200;
  return {"台账", {members}};
}

}  // namespace

TEST(Workbook, SameValuesGiveTheSameBytes) {
  const std::string once = write_workbook(sample());
  EXPECT_TRUE(once.starts_with("PK"));
  EXPECT_EQ(once, write_workbook(sample()));
}

TEST(Workbook, OtherValuesGiveOtherBytes) {
  Workbook other = sample();
  other.sheets[0].rows[1][0].value = "008";
  EXPECT_NE(write_workbook(other), write_workbook(sample()));
}

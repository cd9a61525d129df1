// SPDX-License-Identifier: MIT
#include "sheet/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/failure_of.h"

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

// The library would write past the end of its buffer: it counts characters and keeps bytes.
TEST(Workbook, AListTooLongForTheLibraryIsRefused) {
  Workbook fits = sample();
  std::vector<std::string>& words = fits.sheets[0].columns[1].validation->words;
  words.assign(25, "三个字");  // 9 bytes and a comma each
  EXPECT_TRUE(write_workbook(fits).starts_with("PK"));
  words.emplace_back("多");
  EXPECT_EQ(support::failure_of([&] { write_workbook(fits); }, base::ExitCode::failed),
            "工作簿：下拉的词太多。这是程序的错误，请报告。");
}

TEST(Workbook, RowsAreAsHighAsTheirTextNeeds) {
  OutSheet sheet{"问题"};
  sheet.columns = {{11}, {11}};
  sheet.rows = {{{"五个汉字宽"}, {"1234567890"}}, {{"六个汉字的宽"}}, {{"一"}, {"甲\n乙\n丙"}}, {{"六个汉字的宽"}}};
  sheet.heights = {{4, 40}};
  fit_heights(sheet);
  using testing::Pair;
  EXPECT_THAT(sheet.heights, testing::ElementsAre(Pair(4, 40), Pair(2, 30), Pair(3, 45)));
}

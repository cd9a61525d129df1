// SPDX-License-Identifier: MIT
// The sheet and the page of a table for filing, looked at as a reader meets them.
#include "report/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace {

using report::Form;
using sheet::Holds;
using sheet::Look;
using testing::HasSubstr;
using testing::Not;

Form form() {
  Form out;
  out.name = "统计";
  out.title = "情况统计表";
  out.facts = {"填报单位：甲党委", "计算日：2024年6月30日"};
  out.columns = {{"", "单位", Holds::text, 20},
                 {"", "日期", Holds::date, 11},
                 {"党员", "总数", Holds::number},
                 {"党员", "优秀占比", Holds::share, 7}};
  out.rows = {{{"甲党委（含下级）", "", "12345678", "0.333"}, true}, {{"　乙支部", "2024-01-19", "3", ""}}};
  out.notes = {"空格是没有填写。"};
  return out;
}

std::string values(const std::vector<sheet::OutCell>& row) {
  std::string out;
  for (const sheet::OutCell& cell : row) out += (&cell == row.data() ? "" : "|") + cell.value;
  return out;
}

TEST(Share, IsRoundedToATenthOfAPercent) {
  EXPECT_EQ(report::share(1, 3), "0.333");
  EXPECT_EQ(report::share(2, 3), "0.667");
  EXPECT_EQ(report::share(1, 16), "0.063");  // 6.25%: half upwards
  EXPECT_EQ(report::share(1, 2000), "0.001");
  EXPECT_EQ(report::share(0, 7), "0.000");
  EXPECT_EQ(report::share(7, 7), "1.000");
  EXPECT_EQ(report::share(0, 0), "");
}

TEST(FormSheet, SaysFirstThatItIsInternal) {
  const sheet::OutSheet out = report::form_sheet(form());
  EXPECT_EQ(values(out.rows[0]), "内部材料，不得公示");
  EXPECT_EQ(out.rows[0][0].look, Look::warning);
  EXPECT_EQ(values(out.rows[1]), "情况统计表");
  EXPECT_EQ(values(out.rows[2]), "填报单位：甲党委　　　　计算日：2024年6月30日");
  EXPECT_EQ(values(out.rows[3]), "单位|日期|党员|");
  EXPECT_EQ(values(out.rows[4]), "||总数|优秀占比");
  EXPECT_EQ(values(out.rows[5]), "甲党委（含下级）||12345678|0.333");
  EXPECT_EQ(values(out.rows[6]), "　乙支部|2024-01-19|3|");
  EXPECT_EQ(values(out.rows[7]), "空格是没有填写。");
  EXPECT_THAT(values(out.rows[8]), HasSubstr("审核人（签名）："));
  EXPECT_EQ(out.rows.size(), 9U);
}

TEST(FormSheet, KeepsWhatItsCellsAre) {
  const sheet::OutSheet out = report::form_sheet(form());
  EXPECT_EQ(out.rows[6][1].holds, Holds::date);
  EXPECT_EQ(out.rows[6][2].holds, Holds::number);
  EXPECT_EQ(out.rows[5][3].holds, Holds::share);
  EXPECT_EQ(out.rows[5][0].look, Look::sum_name);
  EXPECT_EQ(out.rows[5][2].look, Look::total);
  EXPECT_EQ(out.rows[6][0].look, Look::body);
  EXPECT_EQ(out.rows[6][2].look, Look::figure);
}

// Merged: the lines over all columns, names as high as the head, groups as wide as what is below them.
TEST(FormSheet, RepeatsItsHeadOnPaper) {
  const sheet::OutSheet out = report::form_sheet(form());
  EXPECT_TRUE(out.landscape);
  EXPECT_EQ(out.frozen_rows, 5);
  EXPECT_EQ(out.footer, "&C第 &P 页，共 &N 页");
  std::string merges;
  for (const sheet::Merge& merge : out.merges)
    merges += std::to_string(merge.first_row) + "," + std::to_string(merge.first_column) + "-" +
              std::to_string(merge.last_row) + "," + std::to_string(merge.last_column) + " ";
  EXPECT_EQ(merges, "1,1-1,4 2,1-2,4 3,1-3,4 4,1-5,1 4,2-5,2 4,3-4,4 8,1-8,4 9,1-9,4 ");
}

TEST(FormSheet, NeverCutsAFigure) {
  const sheet::OutSheet out = report::form_sheet(form());
  EXPECT_EQ(out.columns[2].width, 9);
  EXPECT_EQ(out.columns[0].width, 20);
}

TEST(FormSheet, MakesRoomForTheNamesOfItsHead) {
  Form with = form();
  const auto heights = [&] {
    const sheet::OutSheet out = report::form_sheet(with);
    return std::pair(out.heights[3], out.heights[4]);
  };
  EXPECT_EQ(heights(), std::pair(std::pair(4, 18.0), std::pair(5, 33.0)));  // 优秀占比 in two lines
  with.columns[2].group = "以前的党员";                                     // over one column: 10 in 9
  EXPECT_EQ(heights().first, std::pair(4, 33.0));
}

// A merged line does not grow by itself.
TEST(FormSheet, MakesRoomForLongNotes) {
  Form with = form();
  for (int i = 0; i < 5; ++i) with.notes[0] += "一二三四五六七八九十";
  const sheet::OutSheet out = report::form_sheet(with);
  EXPECT_EQ(out.heights[7], std::pair(8, 45.0));
}

TEST(FormPage, IsTheSameTable) {
  const std::string page = report::forms_page("情况统计表 · 甲党委", {form()});
  EXPECT_THAT(page, HasSubstr("<title>情况统计表 · 甲党委</title>"));
  EXPECT_THAT(page, HasSubstr("<body>\n<section>\n<p class=\"internal\">内部材料，不得公示</p>\n<h1>情况统计表</h1>"));
  EXPECT_THAT(page, HasSubstr("<tr><th colspan=\"1\" rowspan=\"2\">单位</th><th colspan=\"1\" rowspan=\"2\">日期</th>"
                              "<th colspan=\"2\" rowspan=\"1\">党员</th></tr>\n"
                              "<tr><th>总数</th><th>优秀占比</th></tr>"));
  EXPECT_THAT(page, HasSubstr("<tr class=\"sum\"><td class=\"text\">甲党委（含下级）</td><td class=\"number\"></td>"
                              "<td class=\"number\">12345678</td><td class=\"number\">33.3%</td></tr>"));
  EXPECT_THAT(page, HasSubstr("<tr><td class=\"text\">　乙支部</td><td class=\"number\">2024-01-19</td>"));
}

TEST(Form, LeavesOutWhatNoRowHas) {
  Form with = form();
  with.columns.insert(with.columns.begin() + 1, {{"", "空", Holds::number}, {"", "待填", Holds::date, 11, true}});
  for (report::FormRow& row : with.rows) row.cells.insert(row.cells.begin() + 1, 2, "");
  report::leave_out_empty_columns(with);
  std::string names;
  for (const report::FormColumn& column : with.columns) names += column.name + " ";
  EXPECT_EQ(names, "单位 待填 日期 总数 优秀占比 ");
  EXPECT_EQ(base::join(with.rows[1].cells, "|"), "　乙支部||2024-01-19|3|");
}

}  // namespace

// SPDX-License-Identifier: MIT
// Bombs: what is small as a file and large in memory or time ends in a message. Those of packages and of XML as such
// are with their own tests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "sheet/csv.h"
#include "sheet/sheet_rows.h"
#include "sheet/xlsx_fixture.h"
#include "support/failure_of.h"

namespace {

using sheet::XmlStream;
using sheet_test::BookParts;
using sheet_test::Messages;
using sheet_test::Read;
using sheet_test::read_book;
using sheet_test::sheet_data;
using sheet_test::text_cell;
using sheet_test::text_row;
using support::failure_of;

// `before`, then `piece` so many times, then `after`: never in memory as a whole.
XmlStream repeated(const std::string& before, const std::string& piece, std::size_t times, const std::string& after) {
  const auto step = [=, done = std::size_t{0}, rest = before](char* to, std::size_t room) mutable {
    while (rest.size() < room && done <= times) rest += done++ < times ? piece : after;
    const std::size_t some = std::min(room, rest.size());
    std::memcpy(to, rest.data(), some);
    rest.erase(0, some);
    return some;
  };
  return {step, "台账.xlsx", "xl/worksheets/sheet1.xml"};
}

const std::string kPart = "台账.xlsx：里面的“xl/worksheets/sheet1.xml”";
const std::string kSave = "。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。";

TEST(WorkbookCaps, EmptyCells) {
  const sheet::SharedStrings none;
  sheet::SheetRows rows(repeated("<worksheet><sheetData>",
                                 "<row><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/></row>",
                                 1'000'000, "</sheetData></worksheet>"),
                        none);
  sheet::SheetRow row;
  EXPECT_EQ(failure_of([&] {
              while (rows.next(row)) {
              }
            }),
            kPart + "里的格子超过 10000000 个" + kSave);
}

TEST(WorkbookCaps, Rows) {
  const sheet::SharedStrings none;
  sheet::SheetRows rows(repeated("<worksheet><sheetData>", "<row/>", 1'048'577, "</sheetData></worksheet>"), none);
  sheet::SheetRow row;
  EXPECT_EQ(failure_of([&] {
              while (rows.next(row)) {
              }
            }),
            kPart + "里的行号“”写得不对" + kSave);
}

TEST(WorkbookCaps, MergedRanges) {
  EXPECT_EQ(failure_of([&] {
              sheet::read_layout(repeated("<worksheet><mergeCells>", "<mergeCell ref=\"A1:B2\"/>", 500'001,
                                          "</mergeCells></worksheet>"));
            }),
            kPart + "里的合并单元格超过 500000 处" + kSave);
}

TEST(WorkbookCaps, SharedTexts) {
  EXPECT_EQ(failure_of([] { sheet::SharedStrings(repeated("<sst>", "<si/>", 10'000'001, "</sst>")); }),
            kPart + "里的文字超过 10000000 条" + kSave);
  const std::string text = "<si><t>" + std::string(1000 * 200, 'x') + "</t></si>";
  EXPECT_EQ(failure_of([&] { sheet::SharedStrings(repeated("<sst>", text, 700, "</sst>")); }),
            kPart + "里的文字超过 128 MiB" + kSave);
}

TEST(WorkbookCaps, OneText) {
  const std::string most(sheet::kMostCellBytes, 'x');
  const std::string rows =
      text_row(1, {"编号", "整改事项"}) + text_row(2, {"R1", most}) + text_row(3, {"R2", most + "x"});
  const Read read = read_book({{{"整改", sheet_data(rows)}}});
  EXPECT_EQ(read.messages(), (Messages{"台账.xlsx 整改!B3：这一格超过 32 KiB。请缩短文字。"}));
  EXPECT_EQ(read.sink.rows[0].at("item").size(), most.size());
  std::string rich = "<row><c t=\"str\"><v>R3</v></c><c t=\"inlineStr\"><is>";
  for (int i = 0; i < 100; ++i) rich += "<r><t>" + std::string(10'000, 'x') + "</t></r>";
  EXPECT_EQ(
      read_book({{{"整改", sheet_data(text_row(1, {"编号", "整改事项"}) + rich + "</is></c></row>")}}}).messages(),
      (Messages{"台账.xlsx 整改!B2：这一格超过 32 KiB。请缩短文字。"}));
}

// One long text that very many cells share, or that is merged over very many rows.
TEST(WorkbookCaps, TextsOfAllCells) {
  const Messages expected{"台账.xlsx：文字合计超过 128 MiB。请按年度或组织拆成几个文件。"};
  BookParts book;
  book.shared = {"<t>" + std::string(sheet::kMostCellBytes, 'x') + "</t>"};
  std::string rows = text_row(1, {"编号", "整改事项"}), merged = text_row(1, {"编号", "责任单位"});
  for (int i = 2; i < 4200; ++i) {
    const std::string number = "<row><c t=\"str\"><v>R" + std::to_string(i) + "</v></c>";
    rows += number + "<c t=\"s\"><v>0</v></c></row>";
    merged += number + (i == 2 ? "<c t=\"s\"><v>0</v></c></row>" : "</row>");
  }
  book.sheets = {{"整改", sheet_data(rows)}};
  EXPECT_EQ(read_book(book).messages(), expected);
  book.sheets = {{"整改", sheet_data(merged) + "<mergeCells><mergeCell ref=\"B2:B5000\"/></mergeCells>"}};
  EXPECT_EQ(read_book(book).messages(), expected);
}

TEST(WorkbookCaps, FilledRows) {
  std::string rows = text_row(1, {"编号"});
  for (int i = 0; i <= sheet::kMostRows; ++i) rows += "<row><c><v>1</v></c></row>";
  const Messages messages = read_book({{{"整改", sheet_data(rows)}}}).messages();
  EXPECT_EQ(messages.back(), "台账.xlsx 整改：超过 500000 行。请按年度或组织拆成几个文件。");
}

// Far to the right in every row: as quick as one cell.
TEST(WorkbookCaps, WideRows) {
  std::string rows = "<row><c t=\"str\"><v>编号</v></c><c r=\"XFD1\" t=\"str\"><v>x</v></c></row>";
  for (int i = 2; i < 100'000; ++i) rows += "<row><c r=\"XFC" + std::to_string(i) + "\"><v>1</v></c></row>";
  const Read read = read_book({{{"整改", sheet_data(rows)}}});
  EXPECT_EQ(read.rejects.count(), 99'999U);
  EXPECT_EQ(read.messages()[1], "台账.xlsx 整改!XFC2：“1”所在的列没有表头。请给这一列写上表头，或清空这一格。");
}

}  // namespace

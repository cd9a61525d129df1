// SPDX-License-Identifier: MIT
// Which sheets of a workbook are read, and what is told of them: hidden ones, merged cells.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/xlsx_fixture.h"

namespace {

using model::TableId;
using sheet_test::BookParts;
using sheet_test::kOffice;
using sheet_test::Messages;
using sheet_test::notes_of;
using sheet_test::Read;
using sheet_test::read_book;
using sheet_test::sheet_data;
using sheet_test::text_row;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kOne = sheet_data(text_row(1, {"编号"}) + text_row(2, {"R1"}));
const std::string kTables =
    "组织、年度、安排、党员、测评、班子评议、问题、整改、进展、承诺、践诺、意见、谈话、报送、档案、公开";

TEST(Workbooks, SheetsAreTablesByNameOrKey) {
  const Read read = read_book({{{"问题", sheet_data(text_row(1, {"编号", "问题"}) + text_row(2, {"P1", "学习"}))},
                                {" Rectification ", kOne},
                                {"意见", "<sheetData/>"}}});
  EXPECT_EQ(read.encoding, "工作簿");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_THAT(notes_of(read), IsEmpty());
  ASSERT_EQ(read.sink.sheets.size(), 2U);  // an empty sheet is none
  EXPECT_EQ(read.sink.sheets[0].table, TableId::problem);
  EXPECT_EQ(read.sink.sheets[1].table, TableId::rectification);
  EXPECT_EQ(read.sink.sheets[1].sheet, " Rectification ");
  EXPECT_EQ(read.sink.sheets[1].order, 1);
  EXPECT_EQ(read.sink.rows[1].at("rectification"), "R1");
  EXPECT_EQ(read.sink.rows[1].at("organization"), "ORG1");
}

TEST(Workbooks, OtherSheetsArePassedOverAndTold) {
  const Read read = read_book({{{"说明", kOne},
                                {"整改", kOne},
                                {"汇总", kOne},
                                {"Sheet2", "<sheetData/>"},
                                {"A&amp;B", kOne},
                                {"选项", kOne}}});
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(notes_of(read),
            (Messages{"台账.xlsx：工作表“汇总”、“A&B”不是台账的表，没有读（台账的表有：" + kTables + "）。"}));
}

TEST(Workbooks, TwoSheetsOfOneTableAreRefused) {
  EXPECT_EQ(read_book({{{"整改", kOne}, {"整改 ", kOne}, {"rectification", kOne}}}).messages(),
            (Messages{"台账.xlsx：工作表“整改”和“整改 ”是同一张表。请合成一张。",
                      "台账.xlsx：工作表“整改”和“rectification”是同一张表。请合成一张。"}));
}

TEST(Workbooks, WithoutATableAreRefused) {
  const Messages none{"台账.xlsx：没有一张工作表的名字是台账的表名。请把工作表改名为它的表名（" + kTables +
                      "）；不是台账的文件请移出 ledger 文件夹。"};
  EXPECT_EQ(read_book({{{"Sheet1", kOne}}}).messages(), none);
  EXPECT_EQ(read_book({{{"说明", kOne}}}).messages(), none);
}

TEST(Workbooks, OfOneUnnamedSheetMayBeNamedByTheirFile) {
  const Read read = read_book({{{"Sheet1", kOne}, {"Sheet2", "<sheetData/>"}}}, "整改.xlsx");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_THAT(notes_of(read), IsEmpty());
  EXPECT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(read_book({{{"Sheet1", kOne}, {"Sheet2", kOne}}}, "整改.xlsx").messages().size(), 1U);
  EXPECT_EQ(read_book({{{"Sheet1", kOne}, {"问题", "<sheetData/>"}}}, "整改.xlsx").sink.rows.size(), 0U);
}

TEST(Workbooks, WithMacrosAreReadWithoutThem) {
  const Read read = read_book({{{"整改", kOne}}}, "台账.XLSM");
  EXPECT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(notes_of(read), (Messages{"台账.XLSM：里面的宏没有理会，只读了格子里的内容。"}));
}

TEST(Workbooks, TargetsMayBeAbsoluteOrElsewhere) {
  BookParts book{{{"整改", kOne}}};
  book.others["xl/_rels/workbook.xml.rels"] =
      sheet_test::relationships({{"s1", "worksheet", "/xl/worksheets/Sheet1.XML"}});
  EXPECT_EQ(read_book(book).sink.rows.size(), 1U);
  book.others["xl/_rels/workbook.xml.rels"] =
      sheet_test::relationships({{"s1", "worksheet", "../xl/./worksheets/sheet1.xml"}});
  EXPECT_EQ(read_book(book).sink.rows.size(), 1U);
}

// Strict, prefixed names, and a chart sheet that is no table.
TEST(Workbooks, NamespacesAndPrefixesMakeNoDifference) {
  const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  BookParts book;
  book.others["xl/workbook.xml"] =
      "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"" + strict +
      "\"><x:sheets><x:sheet name=\"问题\" sheetId=\"2\" q:id=\"c\"/><x:sheet name=\"整改\" "
      "sheetId=\"1\" q:id=\"s\"/></x:sheets></x:workbook>";
  book.others["xl/_rels/workbook.xml.rels"] = "<Relationships><Relationship Id=\"s\" Type=\"" + strict +
                                              "/worksheet\" Target=\"a.xml\"/><Relationship Id=\"c\" Type=\"" + strict +
                                              "/chartsheet\" Target=\"b.xml\"/></Relationships>";
  book.others["xl/a.xml"] =
      "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>编号</x:t></x:is></x:c></x:row>"
      "<x:row><x:c t=\"str\"><x:v>R1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  const Read read = read_book(book);
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.sink.rows.size(), 1U);
}

TEST(HiddenParts, AreReadAndTold) {
  const std::string rows =
      text_row(1, {"编号", "责任人", "责任单位"}) + text_row(2, {"R1", "张三"}) +
      "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"str\"><v>R2</v></c></row>" +
      "<row r=\"5\" hidden=\"true\"><c r=\"A5\" t=\"str\"><v>R3</v></c></row>" +
      "<row r=\"6\" hidden=\"1\"><c r=\"A6\" t=\"str\"><v>R4</v></c></row><row r=\"7\" hidden=\"1\"/>";
  const std::string columns =
      "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"1\" max=\"1\" width=\"9\"/></cols>";
  const Read read = read_book({{{"整改\" state=\"veryHidden", columns + sheet_data(rows)}}});
  EXPECT_EQ(read.sink.rows.size(), 4U);
  EXPECT_EQ(notes_of(read),
            (Messages{"台账.xlsx 整改：这张工作表是隐藏的，也读了。", "台账.xlsx 整改：第3、5-6行是隐藏的，也读了。",
                      "台账.xlsx 整改：“责任人”列是隐藏的，也读了。"}));
}

TEST(HiddenParts, TooManyRowsAreNotAllNamed) {
  std::string rows = text_row(1, {"编号"});
  for (int i = 2; i < 40; i += 2)
    rows +=
        "<row r=\"" + std::to_string(i) + "\" hidden=\"1\"><c t=\"str\"><v>R" + std::to_string(i) + "</v></c></row>";
  EXPECT_EQ(notes_of(read_book({{{"整改", sheet_data(rows)}}})),
            (Messages{"台账.xlsx 整改：第2、4、6、8、10、12、14、16、18、20 等行是隐藏的，也读了。"}));
}

std::string merges(const std::vector<std::string>& ranges) {
  std::string out = "<mergeCells>";
  for (const std::string& range : ranges) out += "<mergeCell ref=\"" + range + "\"/>";
  return out + "</mergeCells>";
}

std::vector<std::string> column_of(const Read& read, const char* column) {
  std::vector<std::string> out;
  for (const model::Row& row : read.sink.rows) out.push_back(row.at(column));
  return out;
}

TEST(MergedCells, AreFilledDownWhereTheSchemaSaysSo) {
  const Read read = read_book(
      {{{"整改", sheet_data(text_row(1, {"编号", "责任单位", "整改事项"}) + text_row(2, {"R1", "办公室", "甲"}) +
                            text_row(3, {"R2", "", "乙"}) + text_row(4, {"R3", "藏着的", "丙"}) +
                            text_row(5, {"R4", "", "丁"}) + text_row(6, {"", "", ""})) +
                     merges({"B2:B4", "B5:B6", "A1"})}}});
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_THAT(column_of(read, "unit"), ElementsAre("办公室", "办公室", "办公室", ""));
  EXPECT_EQ(notes_of(read), (Messages{"台账.xlsx 整改!B2：合并单元格 B2:B4，每一行都读作“办公室”。"}));
}

// The merged cell reaches below the last row; columns merged over two sheet rows make one tall row.
TEST(MergedCells, MakeNoRows) {
  const Read read =
      read_book({{{"整改", sheet_data(text_row(1, {"编号", "责任单位", "整改事项"}) +
                                      text_row(2, {"R1", "办公室", "甲"}) + "<row r=\"3\"/>" + text_row(4, {" "})) +
                               merges({"A2:A4", "B2:B9", "C2:C4"})}}});
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.sink.rows.size(), 1U);
  EXPECT_THAT(notes_of(read), IsEmpty());
}

TEST(MergedCells, ElsewhereAreRefused) {
  EXPECT_EQ(
      read_book({{{"整改", sheet_data(text_row(1, {"编号", "整改事项", "责任单位"}) + text_row(2, {"R1", "甲", "乙"}) +
                                      text_row(3, {"R2", "", "丙"}) + text_row(4, {"R3", "丁"}) + text_row(5, {"R4"})) +
                               merges({"B2:B3", "B4:C4", "B5:C5"})}}})
          .messages(),
      (Messages{"台账.xlsx 整改!B3：B2:B3 是合并单元格，只有第一格有内容。请取消合并，每一行都写上内容。",
                "台账.xlsx 整改!B4：B4:C4 "
                "是合并单元格，占了几列。请取消合并，每一格写上自己的内容；不是台账的内容请移出这张表。"}));
}

TEST(MergedCells, InTheHeaderAreRefused) {
  EXPECT_EQ(read_book({{{"整改", sheet_data(text_row(1, {"编号", "责任人"}) + text_row(2, {"R1", "张三"})) +
                                     merges({"B1:C1"})}}})
                .messages(),
            (Messages{"台账.xlsx 整改!B1：表头 B1:C1 是合并单元格。请取消合并：表头只占一行，一列写一个列名。"}));
}

TEST(Headers, BelongIntoTheFirstRow) {
  const std::string what =
      "台账.xlsx 整改!第1行：第一行里没有认得的列名。第一行要写列名，请删去上面的标题行和空行。本表的列有：";
  const Read titled =
      read_book({{{"整改", sheet_data(text_row(1, {"整改清单"}) + text_row(2, {"编号"})) + merges({"A1:H1"})}}});
  ASSERT_EQ(titled.messages().size(), 1U);
  EXPECT_THAT(titled.messages()[0], testing::StartsWith(what));
  const Read low = read_book({{{"整改", sheet_data(text_row(3, {"编号"}) + text_row(4, {"R1"}))}}});
  ASSERT_EQ(low.messages().size(), 1U);
  EXPECT_THAT(low.messages()[0], testing::StartsWith(what));
}

}  // namespace

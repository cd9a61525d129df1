// SPDX-License-Identifier: MIT
#include "sheet/marked_copy.h"

#include <gtest/gtest.h>

#include "sheet/package.h"
#include "sheet/xlsx_fixture.h"

using namespace sheet;
using namespace sheet_test;

namespace {

const std::string kStyles =
    R"(<fonts count="1"><font><sz val="11"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="49" fontId="0" fillId="1"><alignment wrapText="1"/></xf></cellXfs>)";

Reject refusal(int row, int column, const std::string& what, const std::string& hint,
               const std::string& sheet = "整改") {
  return {0, 0, row, column, "", what, hint, sheet, ""};
}

std::string sheet_of(const std::string& workbook, const std::string& part = "xl/worksheets/sheet1.xml") {
  const std::string xml = Package(workbook, "台账.xlsx").part(part).value_or("");
  const std::size_t begin = xml.find('>') + 1;  // the inside of <worksheet>
  return xml.substr(begin, xml.rfind("</") - begin);
}

std::string message(const std::string& cell, int style, const std::string& text) {
  return "<c r=\"" + cell + "\" s=\"" + std::to_string(style) + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
         text + "</t></is></c>";
}

const std::string kWidth = R"(<cols><col min="3" max="3" width="60" customWidth="1"/></cols>)";

}  // namespace

TEST(MarkedCopy, ColoursTheCellAndSaysWhatToWrite) {
  BookParts book{
      {{"整改", sheet_data(R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>)"
                           R"(<row r="2" spans="1:2"><c r="A2" s="1"><v>3</v></c><c r="B2"><v>4</v></c></row>)")}}};
  book.styles = kStyles;
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(2, 1, "编号“3<”不对", "请写 R1。")});
  ASSERT_TRUE(marked);
  EXPECT_EQ(
      kWidth + sheet_data(R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>)" + message("C1", 2, "错误") +
                          R"(</row><row r="2"><c r="A2" s="3"><v>3</v></c><c r="B2"><v>4</v></c>)" +
                          message("C2", 2, "编号“3&lt;”不对。请写 R1。") + "</row>"),
      sheet_of(*marked));
}

TEST(MarkedCopy, AddsItsFormatsBehindThoseThatAreThere) {
  BookParts book{{{"整改", sheet_data(R"(<row r="1"><c r="A1" s="1"><v>1</v></c></row>)")}}};
  book.styles = kStyles;
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(1, 1, "表头不对", "请改。")});
  ASSERT_TRUE(marked);
  const std::string styles = sheet_of(*marked, "xl/styles.xml");
  EXPECT_NE(std::string::npos, styles.find(R"(<fills count="3">)"));
  EXPECT_NE(std::string::npos, styles.find(R"(<fgColor rgb="FFFFC7CD"/>)"));
  EXPECT_NE(std::string::npos, styles.find(R"(<cellXfs count="4">)"));
  EXPECT_NE(std::string::npos,
            styles.find(R"(<xf numFmtId="49" fontId="0" fillId="2" applyFill="1"><alignment wrapText="1"/></xf><xf )"));
}

// Some web systems write but one fill. The second is Excel's own: ours must be the third.
TEST(MarkedCopy, LeavesTheFillsAloneThatExcelKeepsForItself) {
  BookParts book{{{"整改", sheet_data(R"(<row r="1"><c r="A1"><v>1</v></c></row>)")}}};
  book.styles =
      R"(<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><cellXfs><xf fillId="0"/></cellXfs>)";
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(1, 1, "表头不对", "请改。")});
  ASSERT_TRUE(marked);
  const std::string styles = sheet_of(*marked, "xl/styles.xml");
  EXPECT_NE(
      std::string::npos,
      styles.find(R"(<fills count="3"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill>)"
                  R"(<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CD"/>)"));
  EXPECT_NE(std::string::npos, styles.find(R"(<xf fillId="2" applyFill="1"/>)"));
}

TEST(MarkedCopy, MakesCellsThatAreEmptyInTheFormatOfTheirColumn) {
  BookParts book{{{"整改", R"(<cols><col min="1" max="2" width="9" style="1"/></cols>)" +
                               sheet_data(R"(<row r="1"><c r="C1"><v>1</v></c></row>)"
                                          R"(<row r="2"><c r="C2"><v>2</v></c></row><row r="3"/>)")}}};
  book.styles = kStyles;
  const auto marked =
      marked_copy(workbook(book), "台账.xlsx",
                  {refusal(2, 2, "必填的“编号”是空的", "请填写。"), refusal(3, 0, "整行不对", "请删去。")});
  ASSERT_TRUE(marked);
  EXPECT_EQ(
      R"(<cols><col min="1" max="2" width="9" style="1"/><col min="4" max="4" width="60" customWidth="1"/></cols>)" +
          sheet_data(R"(<row r="1"><c r="C1"><v>1</v></c>)" + message("D1", 2, "错误") +
                     R"(</row><row r="2"><c r="B2" s="3"/><c r="C2"><v>2</v></c>)" +
                     message("D2", 2, "必填的“编号”是空的。请填写。") + R"(</row><row r="3">)" +
                     message("D3", 2, "整行不对。请删去。") + "</row>"),
      sheet_of(*marked));
}

TEST(MarkedCopy, TakesThePlaceOfAnEmptyCellThatHasAFormat) {
  BookParts book{
      {{"整改", sheet_data(text_row(1, {"编号"}) + R"(<row r="2"><c r="A2"/><c r="B2" s="1"/><c r="C2"/></row>)")}}};
  book.styles = kStyles;
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(2, 0, "不对", "请改。")});
  ASSERT_TRUE(marked);
  const std::string sheet = sheet_of(*marked);
  EXPECT_EQ(sheet.find(R"(r="B2")"), sheet.rfind(R"(r="B2")"));
  EXPECT_NE(std::string::npos, sheet.find("不对。请改。</t></is></c><c r=\"C2\"/></row>"));
}

TEST(MarkedCopy, WorksOnPrefixesAndOnRowsWithoutReferences) {
  BookParts book{{{"整改", ""}}};
  book.others["xl/worksheets/sheet1.xml"] =
      R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(2, 1, "不对", "请改。")});
  ASSERT_TRUE(marked);
  EXPECT_EQ(
      R"(<x:cols><x:col min="2" max="2" width="60" customWidth="1"/></x:cols><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>)"
      R"(<x:c r="B1" s="0" t="inlineStr"><x:is><x:t xml:space="preserve">错误</x:t></x:is></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c>)"
      R"(<x:c r="B2" s="0" t="inlineStr"><x:is><x:t xml:space="preserve">不对。请改。</x:t></x:is></x:c></x:row></x:sheetData>)",
      sheet_of(*marked));
}

TEST(MarkedCopy, SeveralRefusalsOfARowAreLinesAndTheRowGrows) {
  const BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}) + text_row(2, {"一"}))}}};
  const auto marked = marked_copy(workbook(book), "台账.xlsx",
                                  {refusal(2, 1, "编号不对", "请改。"), refusal(2, 0, "缺少时限", "请填。")});
  ASSERT_TRUE(marked);
  EXPECT_NE(std::string::npos, sheet_of(*marked).find(R"(<row r="2" ht="32" customHeight="1">)"));
  EXPECT_NE(std::string::npos, sheet_of(*marked).find("编号不对。请改。\n缺少时限。请填。"));
}

TEST(MarkedCopy, ARowThatAFilterHasHiddenIsSeen) {
  const BookParts book{
      {{"整改", sheet_data(R"(<row r="1"/><row r="2" hidden="1"/><row r="3" spans="1:2" hidden="1" ht="20"/>)")}}};
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(3, 1, "不对", "请改。")});
  ASSERT_TRUE(marked);
  EXPECT_NE(std::string::npos, sheet_of(*marked).find(R"(<row r="2" hidden="1"/><row r="3" ht="20">)"));
}

TEST(MarkedCopy, WhatIsWrongWithTheHeadersStandsInTheHeader) {
  const BookParts book{{{"整改", sheet_data(text_row(1, {"编号", "某"}))}}};
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(1, 2, "没有“某”这一列", "请删去。")});
  ASSERT_TRUE(marked);
  EXPECT_NE(std::string::npos, sheet_of(*marked).find("错误：\n没有“某”这一列。请删去。"));
}

TEST(MarkedCopy, MarkedAgainItHasOnlyTheNewMarks) {
  BookParts book{
      {{"整改", sheet_data(text_row(1, {"编号", "时限"}) + text_row(2, {"一", "二"}) + text_row(3, {"三", "四"}))}}};
  book.styles = kStyles;
  const auto once =
      marked_copy(workbook(book), "台账.xlsx", {refusal(2, 1, "不对", "请改。"), refusal(3, 2, "也不对", "请改。")});
  ASSERT_TRUE(once);
  const auto again = marked_copy(*once, "台账.xlsx", {refusal(3, 2, "还不对", "请改。")});
  ASSERT_TRUE(again);
  const std::string sheet = sheet_of(*again);
  EXPECT_EQ(std::string::npos, sheet.find("不对。请改。</t></is></c></row><row r=\"3\""));
  EXPECT_EQ(std::string::npos, sheet.find("也不对"));
  EXPECT_NE(std::string::npos, sheet.find(R"(<c r="B3" t="inlineStr" s="3">)"));  // red before and now
  EXPECT_NE(std::string::npos, sheet.find(R"(<c r="A2" t="inlineStr" s="4">)"));  // red before
  EXPECT_EQ(sheet.find("错误"), sheet.rfind("错误"));
}

// Run again, a half mended copy must not look like another one, nor grow.
TEST(MarkedCopy, MarkedAgainForTheSameItIsTheSame) {
  BookParts book{{{"整改", sheet_data(text_row(1, {"编号", "时限"}) + text_row(2, {"一", "二"}))}}};
  book.styles = kStyles;
  const std::vector<Reject> rejects{refusal(2, 1, "不对", "请改。"), refusal(2, 2, "也不对", "请改。")};
  const auto once = marked_copy(workbook(book), "台账.xlsx", rejects);
  ASSERT_TRUE(once);
  EXPECT_EQ(once, marked_copy(*once, "台账.xlsx", rejects));
}

TEST(MarkedCopy, WithoutMarksItSaysWhatTheOriginalSaid) {
  BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}) + text_row(2, {"一"}))}, {"说明", sheet_data("")}}};
  book.styles = kStyles;
  book.others["docProps/app.xml"] = "<Properties/>";
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(2, 1, "不对", "请改。")});
  ASSERT_TRUE(marked);
  const std::string clean = unmarked(*marked, "台账.xlsx");
  EXPECT_EQ(std::string("<cols>") + R"(<col min="2" max="2" width="60" customWidth="1"/></cols>)" +
                sheet_data(text_row(1, {"编号"}) +
                           R"(<row r="2"><c r="A2" t="inlineStr" s="4"><is><t>一</t></is></c></row>)"),
            sheet_of(clean));
  const Package package(clean, "台账.xlsx");
  EXPECT_EQ("<Properties/>", package.part("docProps/app.xml"));
}

// A clerk may keep a column 错误 too. Only what has our colour is ours to take out.
TEST(MarkedCopy, AColumnOfTheSameNameStaysTheClerks) {
  BookParts book{{{"整改", sheet_data(text_row(1, {"编号", "错误"}) + text_row(2, {"一", "算错了"}))}}};
  book.styles = kStyles;
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(2, 1, "不对", "请改。")});
  ASSERT_TRUE(marked);
  EXPECT_NE(std::string::npos, sheet_of(*marked).find(message("C2", 2, "不对。请改。")));
  EXPECT_NE(std::string::npos, sheet_of(*marked).find(text_cell("B2", "算错了")));
  const std::string clean = sheet_of(unmarked(*marked, "台账.xlsx"));
  EXPECT_NE(std::string::npos, clean.find(text_cell("B1", "错误")));
  EXPECT_NE(std::string::npos, clean.find(text_cell("B2", "算错了")));
  EXPECT_EQ(std::string::npos, clean.find("C1"));
}

// What is typed far to the right must not drive the column 错误 off the sheet, or out of sight.
TEST(MarkedCopy, ItsColumnIsTheFirstEmptyOneBehindTheHeaders) {
  const BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}) + "<row r=\"2\">" + text_cell("A2", "一") +
                                            text_cell("B2", "二") + text_cell("XFD2", "远") + "</row>")}}};
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(2, 16384, "没有表头", "请清空。")});
  ASSERT_TRUE(marked);
  EXPECT_EQ(
      kWidth + sheet_data(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c>)" + message("C1", 0, "错误") +
                          "</row><row r=\"2\">" + text_cell("A2", "一") + text_cell("B2", "二") +
                          message("C2", 0, "没有表头。请清空。") + text_cell("XFD2", "远") + "</row>"),
      sheet_of(*marked));
}

TEST(MarkedCopy, ItsColumnIsWideAndSeenWhateverTheColumnsAroundItAre) {
  const auto columns_of = [](const std::string& cols) {
    const BookParts book{{{"整改", cols + sheet_data(text_row(1, {"编号"}) + text_row(2, {"一"}))}}};
    const std::string sheet =
        sheet_of(marked_copy(workbook(book), "台账.xlsx", {refusal(2, 1, "不对", "请改。")}).value_or(""));
    return sheet.substr(0, sheet.find("<sheetData>"));
  };
  EXPECT_EQ(R"(<cols><col min="1" width="9" hidden="1" max="1"/><col min="2" max="2" width="60" customWidth="1"/>)"
            R"(<col width="9" hidden="1" max="16384" min="3"/></cols>)",
            columns_of(R"(<cols><col min="1" width="9" hidden="1" max="16384"></col></cols>)"));
  EXPECT_EQ(R"(<cols><col min="2" max="2" width="60" customWidth="1"/></cols>)",
            columns_of(R"(<cols><col min="2" max="2" hidden="1"/></cols>)"));
  EXPECT_EQ(R"(<cols><col min="1" max="1" width="9"/><col min="2" max="2" width="60" customWidth="1"/>)"
            R"(<col min="3" max="7" width="4"/></cols>)",
            columns_of(R"(<cols><col min="1" max="1" width="9"/><col min="3" max="7" width="4"/></cols>)"));
}

TEST(MarkedCopy, AMessageFitsIntoItsCellAndARowOntoTheScreen) {
  const BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}))}}};
  const std::vector<Reject> rejects(600, refusal(1, 0, "没有“某”这一列", "请改名或删去，列名都在说明里写着。"));
  const auto marked = marked_copy(workbook(book), "台账.xlsx", rejects);
  ASSERT_TRUE(marked);
  EXPECT_NE(std::string::npos, sheet_of(*marked).find(R"(<row r="1" ht="409" customHeight="1">)"));
  EXPECT_LT(sheet_of(*marked).size(), 9'000U);
}

TEST(MarkedCopy, OtherPartsStayByteForByte) {
  BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}))}, {"备忘", sheet_data(text_row(1, {"随手记"}))}}};
  book.others["xl/comments1.xml"] = "<comments>  <!-- as it stands -->\r\n</comments>";
  const std::string original = workbook(book);
  const auto marked = marked_copy(original, "台账.xlsx", {refusal(1, 1, "不对", "请改。")});
  ASSERT_TRUE(marked);
  const Package before(original, "台账.xlsx");
  const Package after(*marked, "台账.xlsx");
  EXPECT_EQ(before.names(), after.names());
  for (const std::string& name : before.names()) {
    if (name == "xl/worksheets/sheet1.xml") continue;
    EXPECT_EQ(before.part(name), after.part(name)) << name;
  }
}

// A sheet of the clerk's own may have a column of that name, even a cell of that colour.
TEST(MarkedCopy, SheetsThatAreNoTablesStayAsTheyAre) {
  BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}))}, {"草稿", sheet_data(text_row(1, {"事", "错误"}))}}};
  const auto marked = marked_copy(workbook(book), "台账.xlsx", {refusal(1, 1, "不对", "请改。")});
  ASSERT_TRUE(marked);
  EXPECT_EQ(sheet_data(text_row(1, {"事", "错误"})), sheet_of(*marked, "xl/worksheets/sheet2.xml"));
  EXPECT_EQ(sheet_data(text_row(1, {"事", "错误"})),
            sheet_of(unmarked(*marked, "台账.xlsx"), "xl/worksheets/sheet2.xml"));
}

TEST(MarkedCopy, AFileThatIsOneTableMayNameItsSheetAsItLikes) {
  const std::string original = workbook({{{"Sheet1", sheet_data(text_row(1, {"编号"}))}}});
  const auto marked = marked_copy(original, "整改.xlsx", {refusal(1, 1, "不对", "请改。", "Sheet1")});
  ASSERT_TRUE(marked);
  EXPECT_NE(std::string::npos, sheet_of(*marked).find("错误：\n不对。请改。"));
  EXPECT_EQ(std::string::npos, sheet_of(unmarked(*marked, "整改.xlsx")).find("错误"));
}

TEST(MarkedCopy, NothingWhereNoRefusalHasARow) {
  const BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}))}}};
  EXPECT_FALSE(marked_copy(workbook(book), "台账.xlsx", {refusal(0, 0, "没有表", "请加。", "")}));
}

TEST(MarkedCopy, SameRefusalsGiveTheSameBytes) {
  const BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}) + text_row(2, {"一"}))}}};
  const std::vector<Reject> rejects{refusal(2, 1, "不对", "请改。")};
  EXPECT_EQ(marked_copy(workbook(book), "台账.xlsx", rejects), marked_copy(workbook(book), "台账.xlsx", rejects));
}

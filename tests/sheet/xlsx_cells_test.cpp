// SPDX-License-Identifier: MIT
// What a stored cell reads as.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/xlsx_fixture.h"

namespace {

using namespace std::string_literals;
using sheet_test::BookParts;
using sheet_test::Messages;
using sheet_test::notes_of;
using sheet_test::Read;
using sheet_test::read_book;
using sheet_test::sheet_data;
using sheet_test::text_row;
using testing::IsEmpty;

// 整改事项 of a row whose second cell is `cell`.
BookParts book_with(const std::string& cell) {
  return {{{"整改", sheet_data(text_row(1, {"编号", "整改事项"}) +
                               "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>R1</t></is></c>" + cell + "</row>")}}};
}

std::string item(BookParts book) {
  const Read read = read_book(book);
  if (!read.messages().empty()) return read.messages().front();
  return read.sink.rows.size() == 1 ? read.sink.rows[0].at("item") : "(no row)";
}

std::string item(const std::string& cell) { return item(book_with(cell)); }

std::string shared_item(const std::string& inside) {
  BookParts book = book_with("<c r=\"B2\" t=\"s\"><v>1</v></c>");
  book.shared = {"<t>另一条</t>", inside};
  return item(book);
}

TEST(WorkbookTexts, AreSharedInlineOrRich) {
  EXPECT_EQ(shared_item("<t>学习</t>"), "学习");
  EXPECT_EQ(shared_item("<t xml:space=\"preserve\">a b&lt;&#10;</t>"), "a b<");
  EXPECT_EQ(shared_item("<r><rPr><b/></rPr><t>学</t></r><r><t>习</t></r>"), "学习");
  EXPECT_EQ(shared_item("<t>学习</t><rPh sb=\"0\" eb=\"1\"><t>ガク</t></rPh><phoneticPr fontId=\"1\"/>"), "学习");
  EXPECT_EQ(item("<c r=\"B2\" t=\"inlineStr\"><is><r><t>学</t></r><rPh><t>x</t></rPh><r><t>习</t></r></is></c>"),
            "学习");
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><v>学习</v></c>"), "学习");
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><v>𠮷䶮</v></c>"), "𠮷䶮");
  EXPECT_EQ(shared_item("<t>第一行\n第二行</t>"), "第一行\n第二行");
}

TEST(WorkbookTexts, UndoEscapes) {
  EXPECT_EQ(shared_item("<t>一_x000D_\n二</t>"), "一\n二");
  EXPECT_EQ(shared_item("<t>_x005F_x000D_</t>"), "_x000D_");
  EXPECT_EQ(shared_item("<t>_xD842__xDFB7_</t>"), "𠮷");
  EXPECT_EQ(shared_item("<t>_xD842_ _x12_ _xZZZZ_ _x</t>"), "_xD842_ _x12_ _xZZZZ_ _x");
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><v>_x4E8C_</v></c>"), "二");
  EXPECT_EQ(shared_item("<t>学_x0000_习</t>"), "学习");  // a mark that nobody sees, removed as in any cell
}

TEST(WorkbookNumbers, AreTheDigitsThatASpreadsheetShows) {
  const auto number = [](const std::string& digits) { return item("<c r=\"B2\"><v>" + digits + "</v></c>"); };
  EXPECT_EQ(number("12"), "12");
  EXPECT_EQ(number("-12"), "-12");
  EXPECT_EQ(number("1E3"), "1000");
  EXPECT_EQ(number("-0"), "0");
  EXPECT_EQ(number("92.5"), "92.5");
  EXPECT_EQ(number("0.30000000000000004"), "0.3");
  EXPECT_EQ(number("0.1"), "0.1");
  EXPECT_EQ(number("1.0000000000000001E-5"), "0.00001");
  EXPECT_EQ(number("999999999999999"), "999999999999999");
  EXPECT_EQ(number(" 12 "), "12");
}

TEST(WorkbookNumbers, ThatLostDigitsAreRefused) {
  const std::string lost =
      "台账.xlsx 整改!B2：整改事项是 16 位以上的数字，表格软件已经丢了后面几位。请先把这一列设成文本格式，再重新输入。";
  for (const char* digits : {"1000000000000000", "1.1010119900101123E+17", "-1234567890123456789"})
    EXPECT_EQ(item("<c r=\"B2\"><v>"s + digits + "</v></c>"), lost) << digits;
  EXPECT_EQ(
      item("<c r=\"B2\" t=\"str\"><v>1.2E+17</v></c>"),
      "台账.xlsx "
      "整改!B2：整改事项“1.2E+17”是被表格软件缩短了的数字，后面几位已经丢了。请先把这一列设成文本格式，再重新输入。");
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><v>E+17</v></c>"), "E+17");
  EXPECT_EQ(item("<c r=\"B2\"><v>12x</v></c>"), "台账.xlsx 整改!B2：这一格存的数“12x”读不出来。请重新输入这一格。");
  EXPECT_EQ(item("<c r=\"B2\"><v>1E999</v></c>"), "台账.xlsx 整改!B2：这一格存的数“1E999”读不出来。请重新输入这一格。");
  EXPECT_EQ(item("<c r=\"B2\"><v>nan</v></c>"), "台账.xlsx 整改!B2：这一格存的数“nan”读不出来。请重新输入这一格。");
}

TEST(WorkbookNumbers, InColumnsOfNumbersAreLeftToThem) {
  const BookParts book{
      {{"测评", sheet_data(text_row(1, {"党员编号", "有效", "平均分"}) +
                           "<row><c t=\"str\"><v>D1</v></c><c><v>1E+20</v></c><c><v>92.50</v></c></row>")}}};
  EXPECT_EQ(read_book(book).messages(),
            (Messages{"台账.xlsx 测评!B2：有效“1e+20”不是人数或票数。请写 0 或正整数，例如 12。"}));
}

TEST(WorkbookCells, OfOtherTypes) {
  EXPECT_EQ(item("<c r=\"B2\" t=\"b\"><v>1</v></c>"), "TRUE");
  EXPECT_EQ(item("<c r=\"B2\" t=\"b\"><v>0</v></c>"), "FALSE");
  EXPECT_EQ(item("<c r=\"B2\" t=\"d\"><v>2024-03-08T00:00:00</v></c>"), "2024-03-08");
  EXPECT_EQ(item("<c r=\"B2\" t=\"e\"><v>#REF!</v></c>"),
            "台账.xlsx 整改!B2：整改事项“#REF!”是表格软件的错误值。请改正公式，或直接写上内容。");
  EXPECT_EQ(item("<c r=\"B2\" s=\"1\"/>"), "");
  EXPECT_EQ(item("<c r=\"B2\" t=\"s\"/>"), "");
  EXPECT_EQ(item("<c r=\"B2\"><v/></c>"), "");
}

TEST(WorkbookFormulas, AreReadByTheirStoredResults) {
  EXPECT_EQ(item("<c r=\"B2\"><f>1+1</f><v>2</v></c>"), "2");
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><f>A1</f><v>学习</v></c>"), "学习");
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><f>A1</f><v></v></c>"), "");
  const std::string none =
      "台账.xlsx 整改!B2：这一格是公式，文件里没有存它的结果。请在表格软件中打开并保存一次，或直接写上内容。";
  for (const char* inside : {"<f>1+1</f>", "<f>1+1</f><v></v>", "<f t=\"shared\" si=\"0\"/><v/>"})
    EXPECT_EQ(item("<c r=\"B2\">"s + inside + "</c>"), none) << inside;
  EXPECT_EQ(item("<c r=\"B2\" t=\"str\"><f>A1</f></c>"), none);
}

TEST(WorkbookRows, MayLeaveOutWhereTheyAre) {
  const BookParts book{{{"整改", sheet_data("<row><c t=\"str\"><v>编号</v></c><c t=\"str\"><v>整改事项</v></c></row>"
                                            "<row><c t=\"str\"><v>R1</v></c><c t=\"str\"><v>甲</v></c></row>"
                                            "<row r=\"5\"><c r=\"B5\" t=\"str\"><v>乙</v></c></row><row/>"
                                            "<row><c t=\"str\"><v>R3</v></c></row>")}}};
  const Read read = read_book(book);
  ASSERT_EQ(read.sink.rows.size(), 2U);
  EXPECT_EQ(read.sink.rows[0].number, 2);
  EXPECT_EQ(read.sink.rows[0].at("item"), "甲");
  EXPECT_EQ(read.sink.rows[1].number, 7);
  EXPECT_EQ(read.messages(), (Messages{"台账.xlsx 整改!A5：必填的“编号”是空的。请填写。"}));
}

TEST(WorkbookRows, WithoutContentAreNoRows) {
  const BookParts book{
      {{"整改", sheet_data(text_row(1, {"编号"}) + text_row(2, {"R1"}) + "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>" +
                           text_row(4, {" "}) + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>")}}};
  const Read read = read_book(book);
  EXPECT_EQ(read.sink.rows.size(), 1U);
  EXPECT_THAT(read.messages(), IsEmpty());
}

TEST(WorkbookRows, OutsideTheHeaderAreRefused) {
  const BookParts book{
      {{"整改", sheet_data(text_row(1, {"编号", "", "整改事项"}) + text_row(2, {"R1", "甲", "乙", "丙"}))}}};
  EXPECT_EQ(read_book(book).messages(),
            (Messages{"台账.xlsx 整改!B2：“甲”所在的列没有表头。请给这一列写上表头，或清空这一格。",
                      "台账.xlsx 整改!D2：“丙”所在的列没有表头。请给这一列写上表头，或清空这一格。"}));
}

// The marked copy's own column, wherever it stands; a row that has nothing else is none.
TEST(WorkbookRows, PassOverTheColumnOfErrors) {
  const BookParts book{
      {{"整改", sheet_data(text_row(1, {"编号", "错误", "整改事项", "错误"}) +
                           text_row(2, {"R1", "B2：要改", "乙", "x"}) + text_row(3, {"", "B3：要改", "", "y"}) +
                           "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>R2</v></c><c r=\"D4\"><f>1</f></c></row>")}}};
  const Read read = read_book(book);
  EXPECT_THAT(read.messages(), IsEmpty());
  ASSERT_EQ(read.sink.rows.size(), 2U);
  EXPECT_EQ(read.sink.rows[0].at("item"), "乙");
}

TEST(CsvRows, PassOverTheColumnOfErrors) {
  const Read read = sheet_test::read_ledger("整改.csv", "编号,错误,整改事项,错误\nR1,要改,乙,\n,要改,,又错\n");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.sink.rows.size(), 1U);
}

}  // namespace

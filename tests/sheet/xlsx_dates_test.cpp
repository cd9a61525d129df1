// SPDX-License-Identifier: MIT
// Which formats make a number a day, and which day it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/xlsx_cell.h"
#include "sheet/xlsx_fixture.h"

namespace {

using model::CellKind;
using sheet::cell_text;
using sheet::CellText;
using sheet::number_format;
using sheet::NumberFormat;
using sheet::SheetCell;
using sheet_test::BookParts;
using sheet_test::Messages;
using sheet_test::notes_of;
using sheet_test::Read;
using sheet_test::read_book;
using sheet_test::sheet_data;
using sheet_test::text_row;
using testing::IsEmpty;

const NumberFormat kDay = number_format("yyyy-mm-dd");

CellText read(const std::string& digits, CellKind kind = CellKind::date, bool from_1904 = false,
              const NumberFormat& format = kDay) {
  return cell_text({1, SheetCell::Holds::number, digits, 0}, format, {"", "日期", kind}, from_1904);
}

std::string day(const std::string& digits, bool from_1904 = false) {
  const CellText text = read(digits, CellKind::date, from_1904);
  return text.what.empty() ? text.text : text.what + "。" + text.hint;
}

TEST(NumberFormats, ThatAreDates) {
  for (const char* code :
       {"yyyy-mm-dd", "m/d/yy", "YYYY/M/D", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "h:mm", "[h]:mm:ss",
        "mm:ss.0", "[mm]:ss", "上午/下午h\"时\"mm\"分\"", "aaaa", "yyyy年m月d日", "[红色]m-d", "e\"年\"m\"月\""})
    EXPECT_TRUE(number_format(code).is_date) << code;
  for (const char* code : {"General",   "G/通用格式", "0",      "0.00",     "#,##0.00_);[Red](#,##0.00)",
                           "\"合格\"0", "0\"days\"",  "0%",     "0.00E+00", "@",
                           "\"y\"0",    "\\d0",       "[Red]0", "[$-804]0", "[DBNum2]General",
                           "_d0",       "0;yyyy",     "",       "\"未完",   "[未完"})
    EXPECT_FALSE(number_format(code).is_date) << code;
}

TEST(NumberFormats, ThatShowNoDay) {
  for (const char* code : {"yyyy\"年\"m\"月\"", "yyyy-mm", "mmm-yy", "yyyy"})
    EXPECT_FALSE(number_format(code).shows_day);
  for (const char* code : {"yyyy-mm-dd", "m\"月\"d\"日\"", "h:mm"}) EXPECT_TRUE(number_format(code).shows_day);
  for (const int id : {17, 27, 36, 50, 52, 57}) EXPECT_FALSE(sheet::built_in_format(id).shows_day) << id;
}

TEST(NumberFormats, BuiltInOnesHaveNumbers) {
  for (const int id : {14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33,
                       34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58})
    EXPECT_TRUE(sheet::built_in_format(id).is_date) << id;
  for (const int id : {0, 1, 9, 10, 13, 23, 26, 37, 44, 48, 49, 59, 164})
    EXPECT_FALSE(sheet::built_in_format(id).is_date) << id;
}

TEST(NumberFormats, MayPadWithZeros) {
  const auto shown = [](const std::string& code, const std::string& digits, CellKind kind) {
    return read(digits, kind, false, number_format(code)).text;
  };
  EXPECT_EQ(shown("000", "7", CellKind::identifier), "007");
  EXPECT_EQ(shown("\"D\"000", "7", CellKind::identifier), "D007");
  EXPECT_EQ(shown("\\R\\-00", "123", CellKind::text), "R-123");
  EXPECT_EQ(shown("0\"个\"", "7", CellKind::text), "7个");
  EXPECT_EQ(shown("000", "7", CellKind::number), "7");
  EXPECT_EQ(shown("0\"票\"", "7", CellKind::number), "7");
  EXPECT_EQ(shown("0", "7", CellKind::identifier), "7");
  EXPECT_EQ(shown("000", "7.5", CellKind::text), "7.5");
  EXPECT_EQ(shown("000-0000", "7", CellKind::text), "7");
}

TEST(SerialDates, CountFrom1900WithADayThatNeverWas) {
  EXPECT_EQ(day("1"), "1900-01-01");
  EXPECT_EQ(day("59"), "1900-02-28");
  EXPECT_EQ(day("60"), "1900-02-29 没有这一天。请写成 2024-12-31。");
  EXPECT_EQ(day("61"), "1900-03-01");
  EXPECT_EQ(day("45292"), "2024-01-01");
  EXPECT_EQ(day("45292.0"), "2024-01-01");
  EXPECT_EQ(day("4.5292E4"), "2024-01-01");
  EXPECT_EQ(day("2958465"), "9999-12-31");
}

TEST(SerialDates, OrFrom1904) {
  EXPECT_EQ(day("0", true), "1904-01-01");
  EXPECT_EQ(day("43830", true), "2024-01-01");
}

TEST(SerialDates, WithATimeOfDayKeepIt) {
  EXPECT_EQ(day("45292.5"), "2024-01-01 12:00:00");
  EXPECT_EQ(day("45292.999999999"), "2024-01-02");
  EXPECT_EQ(day("45292.000000001"), "2024-01-01");
  EXPECT_EQ(day("0.75"), "18:00:00");
}

TEST(SerialDates, OutOfRangeAreRefused) {
  for (const char* digits : {"-1", "-0.5", "2958466", "1E+300"})
    EXPECT_EQ(day(digits), "这一格的日期不在 1900 年到 9999 年之间。请写成 2024-12-31。") << digits;
  EXPECT_EQ(day("-1", true), "这一格的日期不在 1900 年到 9999 年之间。请写成 2024-12-31。");
}

// 2021-1 typed as the number of a meeting becomes January 2021.
TEST(SerialDates, AreNoIdentifiers) {
  const CellText text = read("44197", CellKind::identifier, false, number_format("mmm-yy"));
  EXPECT_EQ(text.what, "日期被表格软件变成了日期 2021-01-01");
  EXPECT_EQ(text.hint, "请先把这一列设成文本格式，再重新输入。");
  EXPECT_EQ(read("44197", CellKind::text).text, "2021-01-01");
}

TEST(SerialDates, OfAMonthAreTold) {
  const NumberFormat month = number_format("yyyy\"年\"m\"月\"");
  EXPECT_EQ(read("45474", CellKind::deadline, false, month).note,
            "这一格只显示到月，按 2024-07-01 读；如果是月底，请写上日");
  EXPECT_EQ(read("45475", CellKind::deadline, false, month).note, "");
  EXPECT_EQ(read("45474", CellKind::text, false, month).note, "这一格存的是日期，读作“2024-07-01”");
  EXPECT_EQ(read("45474", CellKind::deadline).note, "");
}

TEST(IsoDates, LoseTheirTimeAtMidnight) {
  const auto iso = [](const std::string& text) {
    return cell_text({1, SheetCell::Holds::iso_date, text, 0}, {}, {"", "日期", CellKind::date}, false).text;
  };
  EXPECT_EQ(iso("2024-03-08"), "2024-03-08");
  EXPECT_EQ(iso("2024-03-08T00:00:00"), "2024-03-08");
  EXPECT_EQ(iso("2024-03-08T00:00:00.000Z"), "2024-03-08");
  EXPECT_EQ(iso("2024-12-31T16:00:00.000Z"), "2025-01-01");  // midnight in China
  EXPECT_EQ(iso("2024-03-08T16:00:00"), "2024-03-08 16:00:00");
  EXPECT_EQ(iso("2024-03-08T10:30:00.000Z"), "2024-03-08 10:30:00");
}

// What a workbook declares anew holds; a number without a format of dates stays a number.
TEST(WorkbookDates, GoByTheStylesOfTheirCells) {
  BookParts book{
      {{"整改",
        sheet_data(text_row(1, {"编号", "整改时限"}) +
                   "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>R1</v></c><c r=\"B2\" s=\"1\"><v>45292</v></c></row>"
                   "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>R2</v></c><c r=\"B3\" s=\"2\"><v>45293</v></c></row>"
                   "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>R3</v></c><c r=\"B4\" s=\"3\"><v>45294</v></c></row>"
                   "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>R4</v></c><c r=\"B5\" s=\"9\"><v>45295</v></c></row>")}}};
  book.styles =
      "<numFmts><numFmt numFmtId=\"31\" formatCode=\"0\"/><numFmt numFmtId=\"176\" "
      "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"58\"><alignment/></xf><xf numFmtId=\"176\"/><xf "
      "numFmtId=\"31\"/></cellXfs>";
  const Read read = read_book(book);
  ASSERT_EQ(read.sink.rows.size(), 4U);
  EXPECT_EQ(read.sink.rows[0].at("deadline"), "2024-01-01");
  EXPECT_EQ(read.sink.rows[1].at("deadline"), "2024-01-02");
  EXPECT_EQ(
      read.messages(),
      (Messages{"台账.xlsx 整改!B4：整改时限“45294”是一个数字，不是日期。请把这一列设成“日期”格式后再另存，或写成 "
                "2024-12-31。",
                "台账.xlsx 整改!B5：整改时限“45295”是一个数字，不是日期。请把这一列设成“日期”格式后再另存，或写成 "
                "2024-12-31。"}));
  for (const char* value : {"1", "true"}) {
    book.workbook_properties = "<workbookPr date1904=\"" + std::string(value) + "\"/>";
    EXPECT_EQ(read_book(book).sink.rows[0].at("deadline"), "2028-01-02");
  }
  EXPECT_THAT(notes_of(read), IsEmpty());
}

}  // namespace

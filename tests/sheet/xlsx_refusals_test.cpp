// SPDX-License-Identifier: MIT
// Workbooks that are damaged inside: one message each, naming the part.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/xlsx_fixture.h"

namespace {

using sheet_test::BookParts;
using sheet_test::Messages;
using sheet_test::read_book;
using sheet_test::sheet_data;
using sheet_test::text_row;

// Of the only message, what stands between the file's name and the advice to save it anew.
std::string refusal(const BookParts& book) {
  const Messages messages = read_book(book).messages();
  if (messages.size() != 1) return std::to_string(messages.size()) + " messages";
  const std::string before = "台账.xlsx：", after = "。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。";
  const std::string& message = messages.front();
  if (!message.starts_with(before) || !message.ends_with(after)) return message;
  return message.substr(before.size(), message.size() - before.size() - after.size());
}

std::string sheet_refusal(const std::string& inside) { return refusal({{{"整改", inside}}}); }

BookParts with(const std::string& part, const std::string& bytes) {
  BookParts book{{{"整改", sheet_data(text_row(1, {"编号"}) + "<row><c t=\"s\"><v>0</v></c></row>")}}};
  book.shared = {"<t>R1</t>"};
  book.others[part] = bytes;
  return book;
}

TEST(DamagedWorkbooks, NameThePartThatIsWrong) {
  EXPECT_EQ(refusal(with("xl/workbook.xml", "<workbook>")), "里面的“xl/workbook.xml”写得不对（第 10 字节）");
  EXPECT_EQ(refusal(with("xl/workbook.xml", "")), "里面的“xl/workbook.xml”写得不对（第 1 字节）");
  EXPECT_EQ(refusal(with("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook/>")),
            "里面的“xl/workbook.xml”带有 DOCTYPE 声明，不能读");
  EXPECT_EQ(refusal(with("xl/workbook.xml", "<workbook><sheets/></workbook>")), "工作簿里没有工作表");
  EXPECT_EQ(refusal(with("xl/workbook.xml", "<workbook/>")), "工作簿里没有工作表");
  EXPECT_EQ(
      refusal(with("xl/workbook.xml", "<workbook><sheets><sheet name=\"整改\" sheetId=\"1\"/></sheets></workbook>")),
      "找不到工作表“整改”的内容");
  EXPECT_EQ(
      refusal(with(
          "xl/workbook.xml",
          "<workbook><sheets><sheet name=\"问题\" id=\"s1\"/><sheet name=\"整改\" id=\"s1\"/></sheets></workbook>")),
      "找不到工作表“整改”的内容");
  EXPECT_EQ(refusal(with("xl/sharedStrings.xml", "<sst><si><t>R1</t>")), "里面的“xl/sharedStrings.xml”没有写完整");
  EXPECT_EQ(refusal(with("xl/sharedStrings.xml", "<sst/>")), "里面的“xl/worksheets/sheet1.xml”里 A2 的文字找不到");
  EXPECT_EQ(refusal(with("xl/workbook.xml", "<workbook><sheets><sheet name=\"\xB1\xE0\"/></sheets></workbook>")),
            "里面的“xl/workbook.xml”里有不是 UTF-8 的字节");
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "<a>";
  for (int i = 0; i < 70; ++i) deep += "</a>";
  EXPECT_EQ(refusal(with("xl/workbook.xml", deep)), "里面的“xl/workbook.xml”套了 64 层以上，不能读");
}

TEST(DamagedWorkbooks, MissingPartsAreNamed) {
  BookParts book{{{"整改", ""}}};
  book.others["xl/_rels/workbook.xml.rels"] = sheet_test::relationships({{"s1", "worksheet", "worksheets/none.xml"}});
  EXPECT_EQ(read_book(book).messages(),
            (Messages{"台账.xlsx：里面缺少“xl/worksheets/none.xml”。请重新复制一份；如果在 WPS 或 Excel "
                      "中还能打开，请打开后另存为“Excel 工作簿（.xlsx）”。"}));
}

TEST(DamagedWorkbooks, RowsAndCellsStandInOrder) {
  const std::string part = "里面的“xl/worksheets/sheet1.xml”";
  EXPECT_EQ(sheet_refusal(sheet_data(text_row(1, {"编号"}) + text_row(3, {"R1"}) + text_row(2, {"R2"}))),
            part + "里第2行写了两次，或次序颠倒");
  EXPECT_EQ(sheet_refusal(sheet_data(text_row(1, {"编号"}) + text_row(1, {"R1"}))),
            part + "里第1行写了两次，或次序颠倒");
  EXPECT_EQ(sheet_refusal(sheet_data("<row><c r=\"B1\"/><c r=\"A1\"/></row>")), part + "里 A1 写了两次，或次序颠倒");
  EXPECT_EQ(sheet_refusal(sheet_data("<row><c r=\"A1\"/><c r=\"A1\"/></row>")), part + "里 A1 写了两次，或次序颠倒");
  for (const char* number : {"0", "-1", "1048577", "x", "", "1.5", "99999999999999999999"})
    EXPECT_EQ(sheet_refusal(sheet_data("<row r=\"" + std::string(number) + "\"/>")),
              part + "里的行号“" + number + "”写得不对");
  for (const char* reference : {"A2", "1", "A", "XFE1", "AAAA1", "A0", "A-1", "A1:B1", "A 1", ""})
    EXPECT_EQ(sheet_refusal(sheet_data("<row><c r=\"" + std::string(reference) + "\"/></row>")),
              part + "里第1行有一格的位置“" + reference + "”写得不对");
  for (const char* index : {"1", "-1", "x", "99999999999999999999"})
    EXPECT_EQ(refusal(with("xl/worksheets/sheet1.xml",
                           "<worksheet>" + sheet_data("<row><c t=\"s\"><v>" + std::string(index) + "</v></c></row>") +
                               "</worksheet>")),
              part + "里 A1 的文字找不到");
  for (const char* range : {"A1:", "B1:A1", "A2:A1", "x", ""})
    EXPECT_EQ(sheet_refusal(sheet_data(text_row(1, {"编号"})) + "<mergeCells><mergeCell ref=\"" + range +
                            "\"/></mergeCells>"),
              part + "里合并单元格的位置写得不对");
}

// Damage at the end is met before any row is handed over.
TEST(DamagedWorkbooks, GiveNoRows) {
  BookParts book{{{"整改", ""}}};
  book.others["xl/worksheets/sheet1.xml"] = "<worksheet>" + sheet_data(text_row(1, {"编号"}) + text_row(2, {"R1"}));
  const sheet_test::Read read = read_book(book);
  EXPECT_EQ(read.messages().size(), 1U);
  EXPECT_TRUE(read.sink.rows.empty());
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "sheet/package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/xlsx_fixture.h"
#include "support/failure_of.h"

namespace {

using namespace std::string_literals;
using sheet::Package;
using sheet_test::kTypes;
using sheet_test::little;
using sheet_test::Parts;
using sheet_test::stored_zip;
using support::failure_of;
using testing::ElementsAre;

const Parts kSmall{{"[Content_Types].xml", kTypes}, {"xl/workbook.xml", "<workbook/>"}, {"xl/A.xml", "a"}};

std::string package_refusal(const std::string& bytes) {
  return failure_of([&] { Package(bytes, "台账.xlsx"); });
}

TEST(Packages, GiveTheirPartsByNameWithoutRegardToCase) {
  const Package package(stored_zip(kSmall), "台账.xlsx");
  EXPECT_THAT(package.names(), ElementsAre("[Content_Types].xml", "xl/workbook.xml", "xl/A.xml"));
  EXPECT_EQ(package.part("XL/a.XML"), "a");
  EXPECT_EQ(package.part("/xl/A.xml"), "a");
  EXPECT_EQ(package.part("xl\\A.xml"), "a");
  EXPECT_EQ(package.part("xl/B.xml"), std::nullopt);
  EXPECT_EQ(failure_of([&] { (void)package.open("xl/B.xml"); }),
            "台账.xlsx：里面缺少“xl/B.xml”。请重新复制一份；如果在 WPS 或 Excel "
            "中还能打开，请打开后另存为“Excel 工作簿（.xlsx）”。");
}

TEST(Packages, AreReadPieceByPiece) {
  const Package package(stored_zip({{"[Content_Types].xml", kTypes}, {"a", "12345"}}), "台账.xlsx");
  const sheet::ByteSource source = package.open("a");
  char room[3];
  EXPECT_EQ(source(room, 3), 3U);
  EXPECT_EQ(std::string(room, 3), "123");
  EXPECT_EQ(source(room, 3), 2U);
  EXPECT_EQ(source(room, 3), 0U);
}

TEST(Packages, AreCopiedWithSomePartsChanged) {
  const std::string text(100'000, 'x');
  const std::string first = Package(stored_zip(kSmall), "a.xlsx").with({{"XL/a.xml", text}, {"xl/新.xml", "b"}});
  const Package package(first, "b.xlsx");
  EXPECT_THAT(package.names(), ElementsAre("[Content_Types].xml", "xl/workbook.xml", "xl/A.xml", "xl/新.xml"));
  EXPECT_EQ(package.part("xl/A.xml"), text);
  EXPECT_EQ(package.part("xl/新.xml"), "b");
  EXPECT_EQ(package.part("xl/workbook.xml"), "<workbook/>");
  EXPECT_LT(first.size(), 2000U);
  EXPECT_EQ(first, Package(stored_zip(kSmall), "a.xlsx").with({{"XL/a.xml", text}, {"xl/新.xml", "b"}}));
  EXPECT_EQ(Package(package.with({}), "c.xlsx").names(), package.names());
}

// libzip 1.7 frees bytes that are not its own when the first part stays as it is.
TEST(Packages, StandAfterTheyWereCopied) {
  Parts parts = kSmall;
  parts[0].second.resize(20'000, ' ');
  const Package package(stored_zip(parts), "a.xlsx");
  const std::string first = package.with({{"xl/B.xml", "b"}});
  const std::vector<std::string> others(20, std::string(20'000, 'y'));  // would lie where freed bytes were
  EXPECT_EQ(package.part("[Content_Types].xml"), parts[0].second);
  EXPECT_EQ(package.with({{"xl/B.xml", "b"}}), first);
  EXPECT_EQ(Package(first, "b.xlsx").part("[Content_Types].xml"), parts[0].second);
}

TEST(Packages, ThatAreSomethingElseSayWhat) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(512, '\0');
  const std::string save = "请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。";
  EXPECT_EQ(package_refusal(""), "台账.xlsx：文件是空的。请换上保存好的文件，或删去。");
  EXPECT_EQ(package_refusal(ole), "台账.xlsx：内容是旧格式（.xls、.et），不是 .xlsx。" + save);
  EXPECT_EQ(package_refusal(ole + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s),
            "台账.xlsx：文件设了打开密码。请在 WPS 或 Excel 中打开，取消打开密码后再保存。");
  EXPECT_EQ(package_refusal("\xEF\xBB\xBF\r\n<HTML><body>"), "台账.xlsx：内容是网页（HTML），不是 .xlsx。" + save);
  EXPECT_EQ(package_refusal("<meta charset=gb2312><table border=1>"),
            "台账.xlsx：内容是网页（HTML），不是 .xlsx。" + save);
  EXPECT_EQ(package_refusal("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"),
            "台账.xlsx：内容是 XML，不是 .xlsx。" + save);
  EXPECT_EQ(package_refusal("编号,整改事项\nR1,a\n"),
            "台账.xlsx：内容是纯文本（CSV 之类），不是 .xlsx。" + save + "CSV 文件的扩展名要写成 .csv。");
  EXPECT_EQ(package_refusal("%PDF-1.4\n\1\2"), "台账.xlsx：内容不是 .xlsx 工作簿，或已损坏。" + save);
}

TEST(Packages, OfOtherProgramsAreNamed) {
  const std::string save = "请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。";
  EXPECT_EQ(package_refusal(
                stored_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ""}})),
            "台账.xlsx：内容是 .ods 表格，不是 .xlsx。" + save);
  EXPECT_EQ(package_refusal(stored_zip({{"[Content_Types].xml", kTypes}, {"xl/workbook.bin", ""}})),
            "台账.xlsx：内容是 .xlsb 工作簿，不是 .xlsx。" + save);
  EXPECT_EQ(package_refusal(stored_zip({{"Index/Document.iwa", ""}})),
            "台账.xlsx：内容是 Numbers 表格，不是 .xlsx。" + save);
  const std::string document =
      "台账.xlsx：内容是文字文稿或演示文稿，不是表格。请把台账填在 .xlsx 工作簿里；不是台账的文件请移出 ledger "
      "文件夹。";
  EXPECT_EQ(package_refusal(stored_zip({{"[Content_Types].xml", kTypes}, {"word/document.xml", ""}})), document);
  EXPECT_EQ(package_refusal(stored_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})), document);
  EXPECT_EQ(package_refusal(stored_zip({{"xl/workbook.xml", ""}})),
            "台账.xlsx：里面缺少“[Content_Types].xml”。" + save);
  const std::string archive =
      "台账.xlsx：是一个压缩包，不是 .xlsx 工作簿。请解开压缩包，放进里面的工作簿；不是台账的文件请移出 ledger "
      "文件夹。";
  EXPECT_EQ(package_refusal(stored_zip({{"台账.xlsx", ""}})), archive);
  EXPECT_EQ(package_refusal(stored_zip({})), archive);
}

TEST(Packages, DamagedOnesAreRefused) {
  const std::string again = "请重新复制一份；如果在 WPS 或 Excel 中还能打开，请打开后另存为“Excel 工作簿（.xlsx）”。";
  std::string bytes = stored_zip(kSmall);
  EXPECT_EQ(package_refusal(bytes.substr(0, bytes.size() - 30)), "台账.xlsx：文件已损坏，或没有传完整。" + again);
  bytes[bytes.find("<workbook/>") + 1] = 'W';  // its checksum does not fit any more
  const Package package(bytes, "台账.xlsx");
  EXPECT_EQ(failure_of([&] { (void)package.part("xl/workbook.xml"); }),
            "台账.xlsx：文件已损坏，读不出里面的“xl/workbook.xml”。" + again);
  EXPECT_EQ(package_refusal(stored_zip({{"[Content_Types].xml", kTypes}, {"xl/a.xml", ""}, {"XL/A.xml", ""}})),
            "台账.xlsx：里面有两个同名的部分“XL/A.xml”。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。");
  EXPECT_EQ(package_refusal(stored_zip(kSmall, 1)),
            "台账.xlsx：里面的内容加了密码。请在 WPS 或 Excel 中打开，取消密码后再保存。");
}

// The sizes of the third part, in both places where they stand.
std::string with_size(std::string bytes, std::uint64_t packed, std::uint64_t unpacked) {
  for (const char* mark : {"PK\1\2", "PK\3\4"}) {
    const std::size_t at = bytes.rfind(mark) + (mark[2] == 1 ? 20 : 18);
    bytes.replace(at, 8, little(packed, 4) + little(unpacked, 4));
  }
  return bytes;
}

TEST(Packages, BombsAreRefused) {
  const std::string shrink = "请在表格软件中删去空白的行、列和用不着的工作表，再另存为 .xlsx。";
  const std::string bomb = Package(stored_zip(kSmall), "a.xlsx").with({{"xl/A.xml", std::string(9U << 20U, ' ')}});
  EXPECT_LT(bomb.size(), 20'000U);
  EXPECT_EQ(package_refusal(bomb), "台账.xlsx：里面的“xl/A.xml”压缩得不合情理（超过 200 倍）。" + shrink);
  EXPECT_EQ(package_refusal(with_size(stored_zip(kSmall), 600U << 20U, 600U << 20U)),
            "台账.xlsx：里面的“xl/A.xml”展开后超过 512 MiB。" + shrink);
  const std::string liar = with_size(bomb, 20'000, 1000);  // unpacks to more than it says
  EXPECT_EQ(failure_of([&] { (void)Package(liar, "台账.xlsx").part("xl/A.xml"); }),
            "台账.xlsx：文件已损坏，读不出里面的“xl/A.xml”。请重新复制一份；如果在 WPS 或 Excel "
            "中还能打开，请打开后另存为“Excel 工作簿（.xlsx）”。");
  Parts many{{"[Content_Types].xml", kTypes}};
  for (int i = 0; i < 10'000; ++i) many.emplace_back("p" + std::to_string(i), "");
  EXPECT_EQ(package_refusal(stored_zip(many)),
            "台账.xlsx：里面的部分超过 10000 个。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。");
}

}  // namespace

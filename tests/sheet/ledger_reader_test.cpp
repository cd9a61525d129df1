// SPDX-License-Identifier: MIT
#include "sheet/ledger_reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/ledger_fixture.h"
#include "support/failure_of.h"

namespace {

using sheet::FileKind;
using sheet_test::Messages;
using sheet_test::Read;
using sheet_test::read_into;
using sheet_test::read_ledger;
using testing::IsEmpty;

TEST(FileKinds, GoByNameAndIgnoreLockFiles) {
  const std::pair<const char*, FileKind> cases[] = {
      {"整改.csv", FileKind::csv},          {"ZZ/整改.CSV", FileKind::csv},     {"台账.json", FileKind::json},
      {"台账.Json", FileKind::json},        {"台账.xlsx", FileKind::workbook},  {"说明.txt", FileKind::unknown},
      {"台账.XLSM", FileKind::workbook},    {"台账.xls", FileKind::unknown},    {"整改", FileKind::unknown},
      {"csv", FileKind::unknown},           {"~$台账.xlsx", FileKind::ignored}, {".~lock.整改.csv#", FileKind::ignored},
      {"ZZ/~$整改.csv", FileKind::ignored}, {".DS_Store", FileKind::ignored},   {".git/整改.csv", FileKind::ignored},
      {"~bak/整改.csv", FileKind::ignored}, {"a~/整改.csv", FileKind::csv},
  };
  for (const auto& [shown, kind] : cases) EXPECT_EQ(sheet::kind_of({shown, shown, 0}), kind) << shown;
}

TEST(LedgerFiles, IgnoredOnesSayNothing) {
  const Read read = read_ledger("~$整改.csv", "\xFF\xFF\xFF");
  EXPECT_THAT(read.messages(), IsEmpty());
  EXPECT_EQ(read.encoding, "");
}

TEST(LedgerFiles, OtherKindsAreRefusedWithAWayOut) {
  for (const char* name : {"说明.docx", "整改"})
    EXPECT_EQ(read_ledger(name, "x").messages(),
              (Messages{std::string(name) +
                        "：不能读这种文件。台账请存成“Excel 工作簿（.xlsx）”；不是台账的文件请移出 ledger 文件夹。"}));
  for (const char* name : {"ZZ/旧台账.xls", "台账.et", "台账.ods", "台账.xlsb", "台账.numbers"})
    EXPECT_EQ(
        read_ledger(name, "x").messages(),
        (Messages{fmt::format("{}：不能读 {} 格式的表格。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。",
                              name, std::filesystem::path(name).extension().string())}));
}

TEST(LedgerFiles, CsvNamesMustBeTables) {
  EXPECT_EQ(
      read_ledger("整改清单.csv", "编号\nR1\n").messages(),
      (Messages{"整改清单.csv：文件名不是台账的表名。请改名为表名加 .csv"
                "（组织、年度、安排、党员、测评、班子评议、问题、整改、进展、承诺、践诺、意见、谈话、报送、档案、公开）"
                "，或移出 ledger 文件夹。"}));
  EXPECT_EQ(read_ledger("ZZ/rectification.csv", "编号\nR1\n").sink.rows.size(), 1U);
}

TEST(LedgerFiles, EmptyOnesAreRefused) {
  const Messages expected{"整改.csv：文件是空的。请写上表头，或删去这个文件。"};
  EXPECT_EQ(read_ledger("整改.csv", "").messages(), expected);
  EXPECT_EQ(read_ledger("整改.csv", "\xEF\xBB\xBF").messages(), expected);
  EXPECT_THAT(read_ledger("整改.csv", "编号\r\n").messages(), IsEmpty());
}

TEST(LedgerFiles, ReportTheEncodingThatWasChosen) {
  EXPECT_EQ(read_ledger("整改.csv", "编号\nR1\n").encoding, "UTF-8");
  EXPECT_EQ(read_ledger("整改.csv", "\xEF\xBB\xBF编号\nR1\n").encoding, "UTF-8（带 BOM）");
  const Read read =
      read_ledger("整改.csv", "\xB1\xE0\xBA\xC5,\xD5\xFB\xB8\xC4\xCA\xC2\xCF\xEE\r\nR1,\x95\x34\xB2\x35\xFE\x9F\r\n");
  EXPECT_EQ(read.encoding, "GB18030");
  EXPECT_THAT(read.messages(), IsEmpty());
  ASSERT_EQ(read.sink.rows.size(), 1U);
  EXPECT_EQ(read.sink.rows[0].at("item"), "𠮷䶮");
}

TEST(LedgerFiles, ThatCannotBeReadAreOneRejectEachNamedAsInTheLedger) {
  const support::TempDir dir;
  base::write_file(dir.path() / "ZZ/整改.csv", "编号\nR1,\"\n");
  base::write_file(dir.path() / "ZZ/问题.csv", std::string("编号\nQ\0\n", 10));
  base::write_file(dir.path() / "ZZ/安排.csv", "阶段\n学习\n\xFF\n");
  base::write_file(dir.path() / "ZZ/进展.csv", "");
  std::filesystem::resize_file(dir.path() / "ZZ/进展.csv", (64U << 20U) + 1);  // sparse
  base::write_file(dir.path() / "ZZ/年度.csv", "会议编号,方案,主题\n2024,P11,学习\n");
  Read read;
  int order = 0;
  for (const char* name : {"ZZ/整改.csv", "ZZ/问题.csv", "ZZ/安排.csv", "ZZ/进展.csv", "ZZ/年度.csv"})
    read_into(read, dir.path(), name, order++);
  EXPECT_EQ(read.messages(), (Messages{"ZZ/整改.csv B2：这一格的引号没有结束。请检查这一格的英文双引号是否成对。",
                                       "ZZ/问题.csv 第2行：有空字节，这不是文本文件。请从表格软件重新另存为 CSV。",
                                       "ZZ/安排.csv 第3行：有既不是 UTF-8 也不是 GB18030 "
                                       "的字节。请在表格软件中打开核对这一行，再另存为“CSV UTF-8”。",
                                       "ZZ/进展.csv：文件有 65 MiB，超过上限 64 MiB。请拆成几个文件。"}));
  EXPECT_EQ(read.sink.rows.size(), 1U);  // the other files are still read
}

TEST(LedgerFiles, ThatAreGoneEndTheRun) {
  const support::TempDir dir;
  const std::string path = (dir.path() / "整改.csv").string();
  Read read;
  EXPECT_EQ(support::failure_of([&] { read_into(read, dir.path(), "整改.csv"); }, base::ExitCode::failed),
            path + "：不能读取（找不到）。请检查路径、权限和磁盘空间。");
}

}  // namespace

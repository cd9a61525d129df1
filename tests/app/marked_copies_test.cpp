// SPDX-License-Identifier: MIT
// Which of a workbook and its marked copy is read, and that whatever a clerk typed stays, wherever a run ends.
#include "app/marked_copies.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/file_system.h"
#include "base/hash.h"
#include "sheet/marked_copy.h"
#include "sheet/xlsx_fixture.h"
#include "support/failure_of.h"

namespace {

using app::MarkedCopies;
using support::failure_of;

const std::string kOriginal = "一支部/台账.xlsx", kCopy = "一支部/台账-请修改.xlsx";
const std::string kMade =
    "已做好 ledger/一支部/台账-请修改.xlsx：红色的格要改，最右边的“错误”一列写着怎样改。改好存盘，再运行一次就行，"
    "不用改名。\n";

std::string book(const std::string& text) {
  return sheet_test::workbook(
      {{{"整改", sheet_test::sheet_data(sheet_test::text_row(1, {"编号"}) + sheet_test::text_row(2, {text}))}}});
}

class MarkedCopiesTest : public testing::Test {
 protected:
  MarkedCopiesTest() { write(kOriginal, book("一")); }

  void write(const std::string& file, const std::string& bytes) const { base::write_file(dir_.path() / file, bytes); }
  [[nodiscard]] bool is_there(const std::string& file) const { return base::exists(dir_.path() / file); }
  [[nodiscard]] std::string bytes(const std::string& file) const {
    return base::read_file(dir_.path() / file, sheet::kMostFileBytes);
  }
  [[nodiscard]] MarkedCopies look(const std::vector<std::string>& files = {}) const { return {dir_.path(), files}; }

  // What a refused import leaves.
  void refuse() const {
    const sheet::Reject reject{0, 0, 2, 1, "", "编号“一”不对", "请改。", "整改", "编号"};
    EXPECT_EQ(kMade, mark(reject));
  }
  std::string mark(const sheet::Reject& reject, const std::string& file = kOriginal) const {
    std::ostringstream out, err;
    look().mark({{file, {reject}}}, {out, err});
    EXPECT_EQ("", out.str());
    return err.str();
  }
  std::string settle() const {
    std::ostringstream out, err;
    look().settle({out, err});
    EXPECT_EQ("", err.str());
    return out.str();
  }

  support::TempDir dir_;
};

TEST_F(MarkedCopiesTest, WithoutACopyEveryFileIsReadAsItself) {
  EXPECT_FALSE(look().any());
  EXPECT_EQ(kOriginal, look().read_as(kOriginal));
}

TEST_F(MarkedCopiesTest, ACopyThatNobodyTouchedIsNotRead) {
  refuse();
  EXPECT_EQ(kOriginal, look().read_as(kOriginal));
  EXPECT_EQ("", look().read_as(kCopy));
  EXPECT_EQ(kOriginal, look().read_from(kOriginal));
  EXPECT_EQ(book("一"), bytes(kOriginal));
}

TEST_F(MarkedCopiesTest, AMendedCopyIsReadInTheOriginalsName) {
  refuse();
  write(kCopy, book("二"));
  EXPECT_EQ("", look().read_as(kOriginal));
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
  EXPECT_EQ(kCopy, look().read_from(kOriginal));
  EXPECT_EQ("整改.csv", look().read_from("整改.csv"));
}

TEST_F(MarkedCopiesTest, AMendedCopyWithoutAnOriginalIsReadInItsName) {
  refuse();
  write(kCopy, book("二"));
  base::remove_file(dir_.path() / kOriginal);
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
}

TEST_F(MarkedCopiesTest, AMendedOriginalIsReadAndTheCopyGoes) {
  refuse();
  write(kOriginal, book("二"));
  EXPECT_EQ(kOriginal, look().read_as(kOriginal));
  EXPECT_EQ("", look().read_as(kCopy));
  EXPECT_EQ("", settle());
  EXPECT_FALSE(is_there(kCopy));
  EXPECT_FALSE(is_there(MarkedCopies::kState));
  EXPECT_EQ(book("二"), bytes(kOriginal));
}

TEST_F(MarkedCopiesTest, BothChangedIsRefused) {
  refuse();
  write(kOriginal, book("二"));
  write(kCopy, book("三"));
  EXPECT_EQ(
      "一支部/台账-请修改.xlsx：和 一支部/台账.xlsx 都改过，不知道以哪一份为准。请留下要用的一份，把另一份移出 ledger "
      "文件夹，再运行一次。",
      failure_of([&] { static_cast<void>(look()); }));
}

TEST_F(MarkedCopiesTest, ACopyThatNothingIsKnownOfIsRefusedBesideItsOriginal) {
  write(kCopy, book("三"));
  EXPECT_NE("(no failure)", failure_of([&] { static_cast<void>(look({kCopy})); }));
}

TEST_F(MarkedCopiesTest, RefusedAgainTheMendedCopyIsMarkedAnewAndReadFromThenOn) {
  refuse();
  write(kCopy, book("二"));
  const sheet::Reject reject{0, 0, 2, 1, "", "编号“二”不对", "请改。", "整改", "编号"};
  EXPECT_EQ(kMade, mark(reject));
  const std::string marked = bytes(kCopy);
  EXPECT_NE(book("二"), marked);
  EXPECT_EQ(book("一"), bytes(kOriginal));
  EXPECT_EQ(kOriginal, look().read_as(kCopy));  // untouched, but what was mended stands only here
  EXPECT_EQ("", look().read_as(kOriginal));
  EXPECT_EQ(kMade, mark(reject));
  EXPECT_EQ(marked, bytes(kCopy));
  write(kCopy, book("三"));  // the original is still the one that it was made of
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
  write(kOriginal, book("四"));
  EXPECT_NE("(no failure)", failure_of([&] { static_cast<void>(look()); }));
}

TEST_F(MarkedCopiesTest, StoppedWhileMarkingTheNextRunReadsTheSame) {
  std::filesystem::create_directory(dir_.path() / "..请修改.json.new");  // the state cannot be written
  const sheet::Reject reject{0, 0, 2, 1, "", "编号“一”不对", "请改。", "整改", "编号"};
  EXPECT_TRUE(mark(reject).starts_with("没有做成 ledger/一支部/台账-请修改.xlsx：")) << mark(reject);
  EXPECT_FALSE(is_there(kCopy));
  write(MarkedCopies::kState, "{\"" + kCopy + "\": {\"copy\": \"\", \"originals\": []}}");  // written, but not the copy
  EXPECT_EQ(kOriginal, look().read_as(kOriginal));
}

TEST_F(MarkedCopiesTest, AnImportedCopyTakesThePlaceOfItsOriginal) {
  refuse();
  write(kCopy, book("二"));
  EXPECT_EQ("一支部/台账-请修改.xlsx 已经导入，去掉标记后改名为 一支部/台账.xlsx。原来的一份留在 ledger/.旧稿。\n",
            settle());
  EXPECT_EQ(book("一"), bytes(".旧稿/" + kOriginal));
  EXPECT_FALSE(is_there(kCopy));
  EXPECT_FALSE(look().any());
}

// As export writes a ledger: nobody else may read any form of it.
TEST_F(MarkedCopiesTest, WhatIsForItsOwnerOnlyStaysSo) {
  const auto mode = [&](const std::string& file) {
    return static_cast<unsigned>(std::filesystem::status(dir_.path() / file).permissions());
  };
  std::filesystem::permissions(dir_.path() / kOriginal, std::filesystem::perms{0600});
  refuse();
  EXPECT_EQ(0600U, mode(kCopy));
  base::remove_file(dir_.path() / kCopy);  // an office program saves it anew
  write(kCopy, book("二"));
  settle();
  EXPECT_EQ(0600U, mode(kOriginal));
  EXPECT_EQ(0600U, mode(".旧稿/" + kOriginal));
}

// Killed after the original was replaced and before the copy went: the state that is written before says by what.
TEST_F(MarkedCopiesTest, KilledWhileSettlingItGoesOnNextTime) {
  const std::string replacement = sheet::unmarked(book("二"), "台账.xlsx");
  write(kCopy, book("二"));
  write(kOriginal, replacement);
  write(MarkedCopies::kState, "{\"" + kCopy + "\": {\"copy\": \"\", \"originals\": [\"" + base::sha256_hex(book("一")) +
                                  "\", \"" + base::sha256_hex(replacement) + "\"]}}");
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
  settle();
  EXPECT_EQ(replacement, bytes(kOriginal));
  EXPECT_FALSE(is_there(kCopy));
}

// Deleted in the belief that the copy is all there is to be: it is.
TEST_F(MarkedCopiesTest, ACopyWithoutAnOriginalIsReadThoughNobodyTouchedIt) {
  refuse();
  const std::string marked = bytes(kCopy);
  base::remove_file(dir_.path() / kOriginal);
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
  EXPECT_EQ("一支部/台账-请修改.xlsx 已经导入，去掉标记后改名为 一支部/台账.xlsx。\n", settle());
  EXPECT_EQ(sheet::unmarked(marked, kCopy), bytes(kOriginal));
  EXPECT_FALSE(is_there(kCopy));
}

TEST_F(MarkedCopiesTest, MarkedAgainTheCopyIsTheSame) {
  refuse();
  const std::string first = bytes(kCopy);
  const auto time = std::filesystem::last_write_time(dir_.path() / kCopy);
  refuse();
  EXPECT_EQ(first, bytes(kCopy));
  EXPECT_EQ(time, std::filesystem::last_write_time(dir_.path() / kCopy));
}

TEST_F(MarkedCopiesTest, ACopySavedWhileTheRunWasReadingIsNotTouched) {
  const std::string saved = book("三");
  const sheet::Reject reject{0, 0, 2, 1, "", "编号“一”不对", "请改。", "整改", "编号"};
  refuse();
  MarkedCopies copies = look();
  write(kCopy, saved);
  std::ostringstream out, err;
  copies.mark({{kOriginal, {reject}}}, {out, err});
  copies.settle({out, err});
  EXPECT_EQ("", out.str());
  EXPECT_EQ(
      "没有做成 ledger/一支部/台账-请修改.xlsx：运行的时候又存过盘，没有动它。上面列出的各处，请直接在 "
      "一支部/台账.xlsx "
      "里改。\n"
      "台账已经导入，但 ledger/一支部/台账-请修改.xlsx 还没有收好：运行的时候又存过盘，没有动它。请再运行一次。\n",
      err.str());
  EXPECT_EQ(saved, bytes(kCopy));
  EXPECT_EQ(book("一"), bytes(kOriginal));
}

TEST_F(MarkedCopiesTest, AStateThatIsDamagedSaysNothing) {
  refuse();
  write(MarkedCopies::kState, "{\"一支部");
  EXPECT_FALSE(look().any());
  EXPECT_NE("(no failure)", failure_of([&] { static_cast<void>(look({kCopy})); }));
  write(MarkedCopies::kState, "[1]");
  EXPECT_FALSE(look().any());
}

TEST_F(MarkedCopiesTest, NothingOutsideTheLedgerIsACopy) {
  const std::filesystem::path outside = dir_.path() / "别处-请修改.xlsx";
  base::write_file(outside, book("一"));
  base::write_file(dir_.path() / "ledger" / MarkedCopies::kState,
                   "{\"../别处-请修改.xlsx\": {}, \"" + outside.string() + "\": {}, \"-请修改.xlsx\": {}}");
  EXPECT_FALSE(MarkedCopies(dir_.path() / "ledger", {}).any());
}

TEST_F(MarkedCopiesTest, ACopyIsOfTheSameKindAndForTheSamePeople) {
  for (const std::string extension : {".XLSX", ".xlsm"}) {
    const std::string original = "李 四/台 账" + extension, copy = "李 四/台 账-请修改" + extension;
    write(original, book("一"));
    std::filesystem::permissions(dir_.path() / original, std::filesystem::perms(0660));
    const sheet::Reject reject{0, 0, 2, 1, "", "编号“一”不对", "请改。", "整改", "编号"};
    EXPECT_NE("", mark(reject, original));
    EXPECT_EQ("", look().read_as(copy));
    EXPECT_EQ(std::filesystem::perms(0660), std::filesystem::status(dir_.path() / copy).permissions());
    write(copy, book("二"));
    EXPECT_EQ(original, look().read_as(copy));
    settle();
    EXPECT_EQ(book("二"), bytes(original));
    EXPECT_EQ(std::filesystem::perms(0660), std::filesystem::status(dir_.path() / original).permissions());
  }
}

TEST_F(MarkedCopiesTest, ALinkedOriginalStaysALink) {
  write("别处.xlsx", book("一"));
  base::remove_file(dir_.path() / kOriginal);
  std::filesystem::create_symlink(dir_.path() / "别处.xlsx", dir_.path() / kOriginal);
  refuse();
  write(kCopy, book("二"));
  settle();
  EXPECT_TRUE(std::filesystem::is_symlink(dir_.path() / kOriginal));
  EXPECT_EQ(book("二"), bytes("别处.xlsx"));
  EXPECT_EQ(book("一"), bytes(".旧稿/" + kOriginal));
}

TEST_F(MarkedCopiesTest, OnlyWorkbooksAreMarked) {
  const sheet::Reject reject{0, 0, 2, 1, "", "不对", "请改。", "", "编号"};
  EXPECT_EQ("", mark(reject, "整改.csv"));
}

}  // namespace

// SPDX-License-Identifier: MIT
// Which of a workbook and its marked copy is read, and that whatever a clerk typed stays, wherever a run ends.
#include "app/marked_copies.h"

#include <gmock/gmock.h>
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
using testing::ElementsAre;

const std::string kOriginal = "一支部/台账.xlsx", kCopy = "一支部/台账-请修改.xlsx";

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
    EXPECT_THAT(look().mark({{kOriginal, {reject}}}), ElementsAre(kCopy));
  }
  std::string settle() const {
    std::ostringstream out, err;
    look().settle({out, err});
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
  EXPECT_EQ(book("一"), bytes(kOriginal));
}

TEST_F(MarkedCopiesTest, AMendedCopyIsReadInTheOriginalsName) {
  refuse();
  write(kCopy, book("二"));
  EXPECT_EQ("", look().read_as(kOriginal));
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
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

TEST_F(MarkedCopiesTest, RefusedAgainTheMendedCopyIsMarkedAnew) {
  refuse();
  write(kCopy, book("二"));
  const sheet::Reject reject{0, 0, 2, 1, "", "编号“二”不对", "请改。", "整改", "编号"};
  EXPECT_THAT(look().mark({{kOriginal, {reject}}}), ElementsAre(kCopy));
  EXPECT_EQ("", look().read_as(kCopy));
  EXPECT_EQ(book("一"), bytes(kOriginal));
  EXPECT_NE(bytes(kCopy), book("二"));
  write(kCopy, book("三"));  // the original is still the one that it was made of
  EXPECT_EQ(kOriginal, look().read_as(kCopy));
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

TEST_F(MarkedCopiesTest, OnlyWorkbooksAreMarked) {
  const sheet::Reject reject{0, 0, 2, 1, "", "不对", "请改。", "", "编号"};
  EXPECT_THAT(look().mark({{"整改.csv", {reject}}}), testing::IsEmpty());
}

}  // namespace

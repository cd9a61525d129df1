// SPDX-License-Identifier: MIT
#include "base/repair.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace {

using base::repair;

// What a text becomes; as it stands if there is nothing to repair.
std::string repaired(const std::string& text) {
  const auto result = repair(text);
  return result ? result->text : text;
}

TEST(Repair, LeavesWhatIsRight) {
  for (const char* text :
       {"", "R-2024_01", "补齐“三会一课”记录，每月核对……", "一行\n又一行\t\r\n", "　　首行缩进", "①②③ Ⅳ → ■ ㎡ ½ é",
        "李䶮、吴𠮷", "\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29", "１２％（全角）～￥",
        "Иван 안녕 👍", "\uE000\uF8FF"})
    EXPECT_FALSE(repair(text)) << text;
}

TEST(Repair, GivesOldFontsTheirCharacters) {
  const auto result = repair("朱\uE863与\uE816\uE5E5\uE000");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->text, "朱䶮与𠂇　\uE000");
  EXPECT_EQ(result->replaced,
            (std::vector<std::pair<char32_t, char32_t>>{{0xE863, U'䶮'}, {0xE816, U'𠂇'}, {0xE5E5, 0x3000}}));
  EXPECT_TRUE(result->removed.empty());
}

TEST(Repair, TakesTheUsualCodeOfTwo) {
  EXPECT_EQ(repaired("\u2F45\u2F65\u2EF3"), "方田龟");      // radicals, as copied from a PDF file
  EXPECT_EQ(repaired("\uF92C\uFA19\U0002F81A"), "郎神冬");  // compatibility ideographs
  EXPECT_EQ(repaired("⺁⺮"), "⺁⺮");                      // radicals without another code
}

TEST(Repair, ComposesLettersAndAccents) {
  const auto result = repair("Rene\u0301");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->text, "René");
  EXPECT_TRUE(result->composed);
  EXPECT_EQ(repaired("\u304B\u3099"), "が");
}

TEST(Repair, RemovesWhatNobodySees) {
  const auto result = repair("张\u200B三\u202E李\u00AD四\U000E0100\uFE0F\x01\uFFFC");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->text, "张三李四");
  EXPECT_EQ(result->removed, (std::vector<char32_t>{0x200B, 0x202E, 0xAD, 0xE0100, 0xFE0F, 0x01, 0xFFFC}));
  EXPECT_EQ(repaired(std::string("a\0b", 3)), "ab");
}

TEST(Repair, MakesOddBlanksAndLineEndsPlain) {
  const auto blank = repair("一\u00A0二\u2003三\u202F四");
  ASSERT_TRUE(blank);
  EXPECT_EQ(blank->text, "一 二 三 四");
  EXPECT_TRUE(blank->blanks && !blank->lines);
  const auto line = repair("一\x0B二\u2028三\u0085四");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "一\n二\n三\n四");
  EXPECT_TRUE(line->lines && !line->blanks);
}

// The quick look at the bytes must not pass over anything, whatever stands beside it.
TEST(Repair, IsTheSameWhetherLookedAtQuicklyOrNot) {
  const std::string looked_at = "\u0410";  // a letter that is not plain, and needs no repair
  ASSERT_FALSE(base::is_plain(looked_at));
  std::size_t changed = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = base::to_utf8({&c, 1});
    const std::string alone = repaired(text);
    ASSERT_EQ(repaired(looked_at + "整" + text), looked_at + repaired("整" + text)) << std::hex << unsigned{c};
    ASSERT_FALSE(repair(alone)) << "once is enough: " << std::hex << unsigned{c};
    if (alone != text) {
      ++changed;
      ASSERT_FALSE(base::is_plain(text)) << std::hex << unsigned{c};
    } else if (base::is_plain(text)) {
      ASSERT_FALSE(base::has_hidden_controls(text + looked_at)) << std::hex << unsigned{c};
    }
  }
  EXPECT_GT(changed, 5'000U);  // tags are 4096, compatibility ideographs a thousand
}

}  // namespace

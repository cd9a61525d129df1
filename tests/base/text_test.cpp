// SPDX-License-Identifier: MIT
#include "base/text.h"

#include <gtest/gtest.h>

namespace {

using base::first_invalid_utf8;

TEST(Utf8, AcceptsEveryWellFormedLength) {
  for (const char* text : {"", "a", "é", "编", "𠮷", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_EQ(first_invalid_utf8(text), std::nullopt) << text;
}

TEST(Utf8, FindsTheFirstByteThatIsNot) {
  const std::pair<std::string, std::size_t> cases[] = {
      {"\x80", 0},              // a tail without a lead
      {"\xC0\xAF", 0},          // overlong, two bytes
      {"\xC1\xBF", 0},          //
      {"\xE0\x9F\xBF", 0},      // overlong, three bytes
      {"\xF0\x8F\xBF\xBF", 0},  // overlong, four bytes
      {"\xED\xA0\x80", 0},      // a surrogate
      {"\xF4\x90\x80\x80", 0},  // beyond the last code point
      {"\xF5\x80\x80\x80", 0},  //
      {"\xFF", 0},
      {"编\xE7\xBC", 3},  // cut at the end
      {"a\xF0\xA0\xAE", 1},
      {"ab\xC3(", 2},
  };
  for (const auto& [text, at] : cases) EXPECT_EQ(first_invalid_utf8(text), at) << text;
}

TEST(Utf8, CodePointsGoThereAndBack) {
  const std::string text = "aé编𠮷\xF4\x8F\xBF\xBF";
  EXPECT_EQ(base::to_code_points(text), U"aé编𠮷\U0010FFFF");
  EXPECT_EQ(base::to_utf8(base::to_code_points(text)), text);
  EXPECT_EQ(base::to_code_points("a\xFF\x80"), U"a\uFFFD\uFFFD");
  EXPECT_EQ(base::length("䶮𠮷a"), 3U);
  EXPECT_EQ(base::length(""), 0U);
}

TEST(Trim, TakesEveryBlankFromBothEndsOnly) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {" \t\r\n", ""},
      {"　", ""},
      {" 张 三 ", "张 三"},
      {"\u00A0\u3000整改\u200B\uFEFF", "整改"},
      {"\u2003\u2028\u202F\u2060a\u2029", "a"},
      {"\xFF ", "\xFF"},
      {"  \x80", "\x80"},
  };
  for (const auto& [text, trimmed] : cases) EXPECT_EQ(base::trim(text), trimmed) << text;
}

TEST(HalfWidth, MapsFullWidthAsciiAndBlanksOnly) {
  EXPECT_EQ(base::to_half_width("２０２４－０３／０８　Ｒ＿ａ（～）"), "2024-03/08 R_a(~)");
  EXPECT_EQ(base::to_half_width("、。“”年ｱ\u00A0"), "、。“”年ｱ ");
  EXPECT_EQ(base::to_half_width(""), "");
}

TEST(Split, TrimsPartsAndDropsEmptyOnes) {
  using Parts = std::vector<std::string>;
  EXPECT_EQ(base::split("", "、"), Parts{});
  EXPECT_EQ(base::split("、、 ", "、"), Parts{});
  EXPECT_EQ(base::split("书记", "、"), Parts{"书记"});
  EXPECT_EQ(base::split("、书记、 委员　、", "、"), (Parts{"书记", "委员"}));
}

TEST(Join, PutsTheSeparatorBetween) {
  EXPECT_EQ(base::join({}, "、"), "");
  EXPECT_EQ(base::join({"甲"}, "、"), "甲");
  EXPECT_EQ(base::join({"甲", "乙", "丙"}, "、"), "甲、乙、丙");
}

TEST(Integer, IsAWholeDecimalNumberWithNothingBeside) {
  EXPECT_EQ(base::to_integer("0"), 0);
  EXPECT_EQ(base::to_integer("007"), 7);
  EXPECT_EQ(base::to_integer("-12"), -12);
  EXPECT_EQ(base::to_integer("9223372036854775807"), INT64_MAX);
  for (const char* bad : {"", " 1", "1 ", "+1", "1.0", "0x1", "1e3", "一", "９", "9223372036854775808"})
    EXPECT_EQ(base::to_integer(bad), std::nullopt) << bad;
}

TEST(Replace, ReplacesEveryOccurrenceOnce) {
  EXPECT_EQ(base::replace_all("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(base::replace_all("a\r\nb\r\n", "\r\n", "\n"), "a\nb\n");
  EXPECT_EQ(base::replace_all("abc", "b", ""), "ac");
  EXPECT_EQ(base::replace_all("abc", "", "x"), "abc");
}

TEST(Excerpt, ShowsAtMostFortyCharactersOnOneLine) {
  std::string forty;
  for (int i = 0; i < 40; ++i) forty += "𠮷";
  EXPECT_EQ(base::excerpt(forty), forty);
  EXPECT_EQ(base::excerpt(forty + "a"), forty + "…");
  EXPECT_EQ(base::excerpt("甲\r\n乙\t丙"), "甲  乙 丙");
  EXPECT_EQ(base::excerpt("\x1B[31m红\x7F"), " [31m红 ");  // nothing a terminal would obey
}

}  // namespace

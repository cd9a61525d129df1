// SPDX-License-Identifier: MIT
#include "base/text.h"

#include <gtest/gtest.h>

namespace {

using base::first_invalid_utf8;

TEST(Text, ChineseTakesTwoColumns) {
  EXPECT_EQ(base::width(""), 0U);
  EXPECT_EQ(base::width("W24-01"), 6U);
  EXPECT_EQ(base::width("第1党小组。"), 11U);
}

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

// Every code point there is, as UTF-8; surrogates are none.
template <class Use>
void each_character(const Use& use) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c)
    if (c < 0xD800 || c > 0xDFFF) use(c, base::to_utf8({&c, 1}));
}

TEST(Trim, KnowsEveryBlankAmongAllCharacters) {
  std::u32string blanks;
  each_character([&](char32_t c, const std::string& text) {
    const std::string both = text + "x" + text;
    const std::string_view trimmed = base::trim(both);
    if (trimmed == "x") {
      blanks.push_back(c);
    } else if (trimmed != both) {
      ADD_FAILURE() << "cut at one end only: U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  });
  EXPECT_EQ(blanks,
            U"\t\n\v\f\r \u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028\u2029"
            U"\u202F\u2060\u3000\uFEFF");
}

TEST(HalfWidth, IsTheSameWhateverElseStandsInTheText) {
  each_character([](char32_t c, const std::string& text) {  // alone it may be left as it is, beside Ａ it is looked at
    const std::string alone = base::to_half_width(text);
    ASSERT_EQ(base::to_half_width(text + "Ａ"), alone + "A") << std::hex << static_cast<std::uint32_t>(c);
    const bool wide = (c >= 0xFF01 && c <= 0xFF5E) || c == 0x3000 || c == 0xA0;
    ASSERT_EQ(alone != text, wide) << std::hex << static_cast<std::uint32_t>(c);
  });
}

TEST(HiddenControls, AreFoundAmongAllCharacters) {
  std::size_t found = 0;
  each_character([&](char32_t c, const std::string& text) {
    if (!base::has_hidden_controls("整" + text + "改")) return;
    ++found;
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool direction = c >= 0x2028 && c <= 0x2069;
    const bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFFU) >= 0xFFFE;
    EXPECT_TRUE(control || direction || none) << std::hex << static_cast<std::uint32_t>(c);
  });
  // C0 but tab and line feed, DEL and C1, two separators, five overrides, four isolates, noncharacters.
  EXPECT_EQ(found, 30U + 33U + 2U + 5U + 4U + 32U + 34U);
  EXPECT_FALSE(base::has_hidden_controls("一\t二\n三"));
  EXPECT_FALSE(base::has_hidden_controls(""));
  EXPECT_TRUE(base::has_hidden_controls(std::string("a\0b", 3)));
}

TEST(Replace, NeverLooksAtWhatItPutIn) {
  EXPECT_EQ(base::replace_all("{a}{b}", "{a}", "{a}{b}"), "{a}{b}{b}");
  EXPECT_EQ(base::replace_all("aaaa", "aa", "a"), "aa");
  EXPECT_EQ(base::replace_all("", "a", "b"), "");
}

TEST(Split, OfOneLineEndKeepsOrderAndInnerBlanks) {
  EXPECT_EQ(base::split("add a b\nend\n", "\n"), (std::vector<std::string>{"add a b", "end"}));
  EXPECT_EQ(base::split("a\r\n\r\nb", "\n"), (std::vector<std::string>{"a", "b"}));
}

}  // namespace

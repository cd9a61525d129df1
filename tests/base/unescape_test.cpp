// SPDX-License-Identifier: MIT
#include "base/unescape.h"

#include <gmock/gmock.h>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "number:text" a step.
std::vector<std::string> steps(std::string_view bytes) {
  const base::UnescapedLines plain = base::unescaped_lines(bytes);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < plain.lines.size(); ++i) {
    const std::size_t end = i + 1 < plain.lines.size() ? plain.lines[i + 1].at : plain.text.size();
    all.push_back(std::to_string(plain.lines[i].number) + ":" +
                  plain.text.substr(plain.lines[i].at, end - plain.lines[i].at - 1));
  }
  return all;
}

TEST(Unescape, ReadsEveryWayOfWriting) {
  EXPECT_EQ(base::unescaped("&#24352;&#x4e09;&#X4E09 &amp;&lt;&quot;&nbsp;", base::kHtml), "张三三 &<\" ");
  EXPECT_EQ(base::unescaped(R"(\u5f20\u{4e09}\ud83d\ude00\x41\/\"\n)", base::kBackslash), "张三😀A/\"\n");
  EXPECT_EQ(base::unescaped("%E5%BC%A0%e4%b8%89", base::kPercent), "张三");
  EXPECT_EQ(base::unescaped("\"他说\"\"好\"\"\"", base::kQuotes), "\"他说\"好\"\"");
  EXPECT_EQ(base::unescaped("SUMMARY:\xE5\r\n \xBC\xA0", base::kFolded), "SUMMARY:张");
}

TEST(Unescape, LeavesWhatCannotBeReadAsItIs) {
  for (const char* text :
       {"&", "&x", "&#", "&#x;", "&nothing;", "\\", "\\u12", "\\u{zz}", "\\x4", "%", "%4", "%zz", "100%"})
    EXPECT_EQ(base::unescaped(text, base::kEveryEscape), text);
  EXPECT_EQ(base::unescaped("&#xD800;&#x110000;", base::kHtml), "");
}

TEST(Unescape, GivesOnlyLinesWithEscapesAndTheirNumbers) {
  EXPECT_THAT(steps("<p>甲\n乙&amp;丙\n丁\n100%\n%41"), ElementsAre("2:乙&丙", "5:A"));
  EXPECT_THAT(steps("<p>没有\n什么"), IsEmpty());
}

TEST(Unescape, UndoesOneEscapeWithinAnother) {
  EXPECT_THAT(steps("<a href=\"&#37;E5%BC%A0\">"), ElementsAre("1:<a href=\"%E5\xBC\xA0\">", "1:<a href=\"张\">"));
}

TEST(Unescape, UnfoldsCalendarsAndNothingElse) {
  EXPECT_THAT(steps("BEGIN:VCALENDAR\r\nSUMMARY:张\r\n 三\r\nEND"), ElementsAre("2:SUMMARY:张三\r"));
  EXPECT_THAT(steps("<p>\r\n <b>张\r\n 三"), IsEmpty());
}

TEST(Unescape, KnowsTheLineOfAPlace) {
  const base::UnescapedLines plain = base::unescaped_lines("&lt;\n甲\n&gt;乙");
  EXPECT_EQ(plain.text, "<\n>乙\n");
  EXPECT_EQ(plain.line_at(0).number, 1U);
  EXPECT_EQ(plain.line_at(3).number, 3U);
}

}  // namespace

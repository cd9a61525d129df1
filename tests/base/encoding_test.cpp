// SPDX-License-Identifier: MIT
#include "base/encoding.h"

#include <gtest/gtest.h>

#include "support/failure_of.h"

namespace {

using base::Encoding;
using support::failure_of;
using namespace std::string_literals;

struct Accepted {
  const char* what;
  std::string bytes, text;
  Encoding encoding;
};

TEST(Encoding, ReadsStrictUtf8FirstThenStrictGb18030) {
  const Accepted cases[] = {
      {"nothing", "", "", Encoding::utf8},
      {"ASCII", "a,b\r\n", "a,b\r\n", Encoding::utf8},
      {"UTF-8", "编号,䶮𠮷", "编号,䶮𠮷", Encoding::utf8},
      {"UTF-8 with BOM", "\xEF\xBB\xBF编号", "编号", Encoding::utf8_bom},
      {"only a BOM", "\xEF\xBB\xBF", "", Encoding::utf8_bom},
      {"a second BOM is text", "\xEF\xBB\xBF\xEF\xBB\xBF", "\xEF\xBB\xBF", Encoding::utf8_bom},
      {"GB18030, two bytes", "\xB1\xE0\xBA\xC5", "编号", Encoding::gb18030},
      {"GB18030, 䶮 of the 2005 edition", "\xFE\x9F", "䶮", Encoding::gb18030},
      {"GB18030, 𠮷 in four bytes", "\x95\x34\xB2\x35", "𠮷", Encoding::gb18030},
      {"GB18030, 镕, commas and line ends", "\xE9\x46,\x95\x34\xB2\x35\r\n1", "镕,𠮷\r\n1", Encoding::gb18030},
  };
  for (const Accepted& each : cases) {
    SCOPED_TRACE(each.what);
    const base::Decoded decoded = base::decode(each.bytes, "整改.csv");
    EXPECT_EQ(decoded.text, each.text);
    EXPECT_EQ(decoded.encoding, each.encoding);
  }
}

TEST(Encoding, LongGb18030TextKeepsEveryCharacter) {
  std::string bytes, text;
  for (int i = 0; i < 20'000; ++i) {
    bytes += "\x95\x34\xB2\x35\xFE\x9F";
    text += "𠮷䶮";
  }
  EXPECT_EQ(base::decode(bytes, "党员.csv").text, text);
}

TEST(Encoding, NamesWhatItChose) {
  EXPECT_EQ(base::name(Encoding::utf8), "UTF-8");
  EXPECT_EQ(base::name(Encoding::utf8_bom), "UTF-8（带 BOM）");
  EXPECT_EQ(base::name(Encoding::gb18030), "GB18030");
}

struct Refused {
  const char* what;
  std::string bytes, message;
};

TEST(Encoding, RefusesWhatIsNeitherAndNamesTheLine) {
  const std::string neither =
      "：有既不是 UTF-8 也不是 GB18030 的字节。请在表格软件中打开核对这一行，再另存为“CSV UTF-8”。";
  const std::string utf16 = "整改.csv：文件是 UTF-16 编码，不能读。请另存为“CSV UTF-8（逗号分隔）”。";
  const std::string nul = "：有空字节，这不是文本文件。请从表格软件重新另存为 CSV。";
  const Refused cases[] = {
      {"UTF-16, little end first", "\xFF\xFE\x16\x7F", utf16},
      {"UTF-16, big end first", "\xFE\xFF\x7F\x16", utf16},
      {"NUL on line 1", "a\0b"s, "整改.csv 第1行" + nul},
      {"NUL on line 3 of a GB18030 file", "\xB1\xE0\n\xBA\xC5\n\0\n"s, "整改.csv 第3行" + nul},
      {"UTF-16 without a mark holds NULs", "a\0,\0"s, "整改.csv 第1行" + nul},
      {"a byte no encoding has", "a\nb\n\xFF\n", "整改.csv 第3行" + neither},
      {"GB18030 cut within a character", "\xB1\xE0\n\xBA", "整改.csv 第2行" + neither},
      {"GB18030 with a bad second byte", "\xB1\xE0\xBA\xC5\r\n\xB1\xE0\r\n\xB1\x20", "整改.csv 第3行" + neither},
      {"four bytes that no character has", "\x84\x31\xA5\x30\n", "整改.csv 第1行" + neither},
      // 编\n is not GB18030 in line 1, but the file is meant as UTF-8 and breaks in line 3.
      {"one bad byte in a UTF-8 file", "编\n号\n\xE7\xBC\n", "整改.csv 第3行" + neither},
      {"a bad byte after a BOM is not read as GB18030", "\xEF\xBB\xBF\xE9\x94\n\xB1\xE0\xBA\xC5",
       "整改.csv 第1行：有不是 UTF-8 的字节。请在表格软件中打开核对这一行，再另存为“CSV UTF-8”。"},
  };
  for (const Refused& each : cases) {
    SCOPED_TRACE(each.what);
    EXPECT_EQ(failure_of([&] { base::decode(each.bytes, "整改.csv"); }), each.message);
  }
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "sheet/person_name.h"

#include <gtest/gtest.h>

namespace {

struct NameCase {
  const char *typed, *written;
};

std::string one(const std::string& typed) {
  const auto name = sheet::one_name(typed);
  return name ? name->text : typed;
}

std::string listed(const std::string& typed) {
  const auto names = sheet::listed_names(typed);
  return names ? names->text : typed;
}

TEST(OneName, HasNoBlanksBetweenChineseCharacters) {
  for (const auto& [typed, written] : {NameCase{"张 三", "张三"},
                                       {"张　三", "张三"},
                                       {"张 \t　三", "张三"},
                                       {"欧 阳 娜 娜", "欧阳娜娜"},
                                       {"王 小明", "王小明"},
                                       {"\uE000 三", "\uE000三"},
                                       {"𠮷 䶮", "𠮷䶮"},
                                       {"张三", "张三"},
                                       {"张三（女）", "张三（女）"},
                                       {"张 三 （女）", "张三 （女）"},
                                       {"Anna  Maria　Li", "Anna Maria Li"},
                                       {"艾力 Ali", "艾力 Ali"},
                                       {"张\n三", "张\n三"},
                                       {"", ""}})
    EXPECT_EQ(one(typed), written) << typed;
}

TEST(OneName, HasOneDot) {
  for (const char* dot : {"·", "•", "‧", "・", "･", "⋅", "∙", "ᐧ", "˙", "․", "﹒", "．", ".", "。", " · ", "　.　"})
    EXPECT_EQ(one(std::string("阿里木") + dot + "买买提"), "阿里木·买买提") << dot;
  EXPECT_EQ(one("阿·里.木"), "阿·里·木");
  for (const char* other : {"J.Smith", "J. 史", "张三.", "·张三", "1.5"}) EXPECT_EQ(one(other), other);
}

TEST(ListedNames, JoinOnlySingleCharacters) {
  for (const auto& [typed, written] : {NameCase{"张 三", "张三"},
                                       {"张 三、李 四", "张三、李四"},
                                       {"张三 李四", "张三 李四"},
                                       {"书记 张　三", "书记 张三"},
                                       {"张 三 李四", "张三 李四"},
                                       {"欧 阳 修", "欧阳修"},
                                       {"张 三 李 四", "张 三 李 四"},
                                       {"王 小明", "王 小明"},
                                       {"（张 三）", "（张三）"},
                                       {"张 三,李 四\n王 五", "张三,李四\n王五"},
                                       {"A 三", "A 三"},
                                       {"党支部", "党支部"}})
    EXPECT_EQ(listed(typed), written) << typed;
}

TEST(ListedNames, HaveOneDotButFullStopsAndListMarksStay) {
  EXPECT_EQ(listed("阿里木.买买提、阿依•古丽"), "阿里木·买买提、阿依·古丽");
  for (const char* other : {"张三。李四", "• 张三 • 李四", "1.张三 2.李四"}) EXPECT_EQ(listed(other), other);
}

TEST(Names, TellWhatWasChanged) {
  const auto blanks = sheet::one_name("张 三");
  ASSERT_TRUE(blanks);
  EXPECT_TRUE(blanks->blanks && !blanks->dots);
  const auto dots = sheet::one_name("阿•里");
  ASSERT_TRUE(dots);
  EXPECT_TRUE(dots->dots && !dots->blanks);
  const auto both = sheet::one_name("阿 • 里");
  ASSERT_TRUE(both);
  EXPECT_TRUE(both->dots && both->blanks);
  const auto wide = sheet::one_name("A　B");
  ASSERT_TRUE(wide);
  EXPECT_TRUE(wide->blanks && !wide->dots);
}

}  // namespace

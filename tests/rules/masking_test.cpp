// SPDX-License-Identifier: MIT
// Names before society: masked alone, inside texts and in 责任人; posts and bodies pass.
#include "rules/masking.h"

#include <gtest/gtest.h>

namespace {

TEST(MaskName, LeavesTheFirstAndOfLongerOnesTheLast) {
  EXPECT_EQ(rules::mask_name("张三"), "张*");
  EXPECT_EQ(rules::mask_name("张小三"), "张*三");
  EXPECT_EQ(rules::mask_name("欧阳小三"), "欧*三");
  EXPECT_EQ(rules::mask_name("阿卜杜热西提买买提江尔肯"), "阿*肯");  // twelve
  EXPECT_EQ(rules::mask_name("𠮷三"), "𠮷*");
  EXPECT_EQ(rules::mask_name("张小𠮷"), "张*𠮷");
  EXPECT_EQ(rules::mask_name("张"), "*");
  EXPECT_EQ(rules::mask_name("李　四"), "李*");  // a blank is not the character to hide
  EXPECT_EQ(rules::mask_name(""), "*");
}

TEST(MaskNames, EverywhereInAText) {
  const rules::KnownNames names({"王小", "王小明", "𠮷三"});
  EXPECT_EQ(rules::mask_names("王小明找王小，王小没来", names), "王*明找王*，王*没来");
  EXPECT_EQ(rules::mask_names("由𠮷三负责", names), "由𠮷*负责");
  EXPECT_EQ(rules::mask_names("没有名字", names), "没有名字");
  EXPECT_EQ(rules::mask_names("", names), "");
  EXPECT_EQ(rules::mask_names("王小明", rules::KnownNames()), "王小明");
  EXPECT_EQ(rules::mask_names("明明", rules::KnownNames({"明"})),
            "明明");  // a name of one character would mask too much
}

TEST(MaskNames, HoweverTheyAreWritten) {
  const rules::KnownNames names({"李　四", "赵七（女）", "阿卜杜·热合曼"});
  for (const char* text : {"李四", "李 四", "李　四"}) EXPECT_EQ(rules::mask_names(text, names), "李*") << text;
  EXPECT_EQ(rules::mask_names("由赵七办", names), "由赵*办");
  const rules::KnownNames longer({"王小明", "欧阳娜娜"});
  EXPECT_EQ(rules::mask_names("王 小 明和欧　阳　娜　娜", longer), "王*明和欧*娜");
  for (const char* text : {"阿卜杜·热合曼", "阿卜杜•热合曼", "阿卜杜．热合曼", "阿卜杜ᐧ热合曼", "阿卜杜热合曼"})
    EXPECT_EQ(rules::mask_names(text, names), "阿*曼") << text;
}

TEST(MaskResponsible, NamesKnownOrNot) {
  const rules::KnownNames names({"王小明", "张三"});
  const struct {
    const char *text, *expected;
  } cases[] = {
      {"张三", "张*"},
      {"赵六", "赵*"},
      {"赵小六", "赵*六"},
      {"张三、赵六", "张*、赵*"},
      {"张三，赵六", "张*，赵*"},
      {"张三,赵六;钱七/孙八", "张*,赵*;钱*/孙*"},
      {"张三 赵六", "张* 赵*"},
      {"张三　赵六", "张*　赵*"},
      {"张三（书记）", "张*（书记）"},
      {"书记（赵六）", "书记（赵*）"},
      {"办公室(赵六)", "办公室(赵*)"},
      {"书记张三", "书记张*"},
      {"书记赵六", "书记赵*"},
      {"支部书记：赵六", "支部书记：赵*"},
      {"王科", "王*"},
      {"刘建国主任", "刘*国主任"},
      {"刘建国科长", "刘*国科长"},
      {"刘建国支委", "刘*国支委"},
      {"张小庭", "张*庭"},
      {"张三和赵六", "张*和赵*"},
      {"外单位赵某某（书记）", "外单位赵*某（书记）"},
      {"办公室赵六", "办公室赵*"},
      {"", ""},
  };
  for (const auto& each : cases) EXPECT_EQ(rules::mask_responsible(each.text, names), each.expected) << each.text;
}

TEST(MaskResponsible, PostsAndBodiesPass) {
  for (const char* text : {"支部书记",
                           "支委会",
                           "全体党员",
                           "第一党小组",
                           "党小组组长",
                           "办公室",
                           "组织科",
                           "刑事审判庭",
                           "宣传部",
                           "村委会",
                           "班子成员",
                           "支部委员会",
                           "总支委员、各支部书记",
                           "党员干部",
                           "机关党委（办公室）",
                           "便民服务中心",
                           "院长",
                           "审判庭庭长",
                           "各党支部负责人",
                           "全体支委会成员"})
    EXPECT_EQ(rules::mask_responsible(text, rules::KnownNames({"张三"})), text);
}

TEST(MaskResponsible, SentencesKeepAllButKnownNames) {
  EXPECT_EQ(rules::mask_responsible("由张三牵头并会同有关单位按分工在年底前一起落实", rules::KnownNames({"张三"})),
            "由张*牵头并会同有关单位按分工在年底前一起落实");
  EXPECT_EQ(rules::mask_responsible("由有关单位按分工在年底前一起抓好落实工作", rules::KnownNames({"张三"})),
            "由有关单位按分工在年底前一起抓好落实工作");
}

}  // namespace

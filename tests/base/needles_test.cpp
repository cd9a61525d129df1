// SPDX-License-Identifier: MIT
#include "base/needles.h"

#include <gmock/gmock.h>

#include <string>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The texts that are found, in the order in which they stand.
std::vector<std::string> found(const std::vector<std::string>& sought, std::string_view haystack,
                               std::string_view allowed = "") {
  base::Needles needles;
  for (const std::string& each : sought) needles.add(each);
  needles.seal();
  needles.strike(allowed);
  std::vector<base::Needles::Hit> hits;
  needles.find(haystack, hits);
  std::vector<std::string> texts;
  for (const base::Needles::Hit& hit : hits) texts.push_back(sought[hit.needle] + "@" + std::to_string(hit.offset));
  return texts;
}

TEST(Needles, FindsTextsOfEveryLengthAndAtBothEnds) {
  const std::string longest = "一二三四五六七八九十甲乙丙丁";
  EXPECT_THAT(found({"山", "张三", "欧阳文", longest}, "张三<b>" + longest + "</b>欧阳文 山"),
              ElementsAre("张三@0", longest + "@9", "欧阳文@55", "山@65"));
}

TEST(Needles, TellsTextsOfOneBeginningApart) {
  EXPECT_THAT(found({"加强学习教育培训管理工作", "加强学习教育培训管理", "加强学习"}, "加强学习教育培训管理工作"),
              testing::UnorderedElementsAre("加强学习教育培训管理工作@0", "加强学习教育培训管理@0", "加强学习@0"));
  EXPECT_THAT(found({"加强学习教育培训管理工作"}, "加强学习教育培训管理"), IsEmpty());
}

TEST(Needles, FindsAsciiOnlyAsWholeWords) {
  EXPECT_THAT(found({"D01"}, "xD01 D012 #D01\"D01"), ElementsAre("D01@11", "D01@15"));
  EXPECT_THAT(found({"甲A1"}, "甲A12 甲A1"), ElementsAre("甲A1@7"));
}

TEST(Needles, NeverFindsWhatIsTooShortAndPassesOverMarksInFront) {
  EXPECT_THAT(found({"D1", "", "\""}, "D1 \" D1"), IsEmpty());
  EXPECT_THAT(found({"\"张三"}, "&quot;张三"), ElementsAre("\"张三@6"));
}

TEST(Needles, LeavesOutWhatAnAllowedTextHolds) {
  EXPECT_THAT(found({"张三", "李四"}, "张三、李四", "责任人张三"), ElementsAre("李四@9"));
}

TEST(Needles, FindsAmongManyWhatAPlainSearchFinds) {
  std::vector<std::string> sought;
  for (int i = 0; i < 20000; ++i) sought.push_back("第" + std::to_string(i) + "项没有公开的措施");
  EXPECT_THAT(found(sought, "见第19999项没有公开的措施"), ElementsAre("第19999项没有公开的措施@3"));
  EXPECT_THAT(found(sought, "见第20000项没有公开的措施"), IsEmpty());
}

}  // namespace

// SPDX-License-Identifier: MIT
// Personal numbers are found however they are written; other numbers pass. All numbers here are invented.
#include "rules/personal_data.h"

#include <gtest/gtest.h>

namespace {

std::string found(std::string_view text) { return std::string(rules::personal_data_in(text).value_or("")); }

TEST(PersonalData, FindsIdentityNumbers) {
  for (const char* text : {
           "110101199003078515",
           "身份证110101199003078515。",
           "11010119900307002X",
           "11010119900307002x",
           "11010119900307002X 张三",
           "１１０１０１１９９００３０７８５１５",
           "11010119900307002Ｘ",
           "110101 19900307 8515",
           "110101-19900307-8515",
           "110101　19900307　8515",
           "1 1 0 1 0 1 1 9 9 0 0 3 0 7 8 5 1 5",
           "2024 110101199003078515",
           "110101199003078515 2024-03-08",
           "电话010-12345678 110101199003078515",
       })
    EXPECT_EQ(found(text), "身份证号码") << text;
}

TEST(PersonalData, PassesOtherNumbersOfEighteenPlaces) {
  for (const char* text : {
           "110101199003078516",   // wrong checksum
           "110101199003070002X",  // 19 places
           "1101011990030785150",
           "9110101199003078515",
           "11010119900307851",   // 17
           "110101199013998518",  // right checksum, no day of birth: a code of an organisation may look so
           "11010119900307A515",
       })
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, FindsMobileNumbers) {
  for (const char* text : {
           "13812345678",
           "请打19912345678找张三",
           "１３８１２３４５６７８",
           "138 1234 5678",
           "138-1234-5678",
           "138　1234　5678",
           "1381234 5678",
           "138 12345678",
           "13812 345678",
           "13812345678x",
           "+86 138 1234 5678",
           "+8613812345678",
           "86-13812345678",
           "2024 13812345678",
           "13812345678 13912345678",
           "010-12345678 13812345678",
           "13812345678 2024-03-08",
           "R-2021-13 138-1234-5678",
           "1 3 8 1 2 3 4 5 6 7 8",
       })
    EXPECT_EQ(found(text), "手机号码") << text;
}

TEST(PersonalData, PassesWhatOnlyLooksSimilar) {
  for (const char* text : {
           "",
           "没有号码",
           "R-2021-13",
           "R-2021-13 R-2021-14 R-2021-15",
           "2024-03-08 2024-03-09",
           "2024年3月8日13时",
           "010-12345678",
           "0371-65512345",
           "12345678901",  // no such prefix
           "10012345678",
           "138123456789",  // twelve digits
           "1381234567",    // ten
           "6222138123456789012",
           "5013812345678",  // thirteen, not 86
           "128 1234 5678",
           "400-800-1234",
           "1.3812345",
           "共 138 人，1234 元，5678 件",
           "2024-138-1234",
           "投入 2024-07-31 150 2024-08-31",
       })
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, SurvivesBrokenText) {
  EXPECT_EQ(found("\xE5\xBC 13812345678"), "手机号码");
  EXPECT_EQ(found(std::string(100000, '1')), "");
  std::string groups;
  for (int i = 0; i < 20000; ++i) groups += "1 ";
  EXPECT_EQ(found(groups), "");
}

TEST(PersonalData, FindsNumbersThatOtherMarksBreak) {
  for (const char* text : {"138.0013.8000", "138_0013_8000", "138 0013  8000", "138‑0013–8000", "138\n0013\n8000"})
    EXPECT_EQ(found(text), "手机号码") << text;
  EXPECT_EQ(found("110101900307851"), "身份证号码");  // 15 places, of before 1999
  for (const char* text : {"110101901307851", "990101900307851", "13.5 2022.03.15"}) EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, AContactMayBeAMobileNumberButNoIdentityNumber) {
  EXPECT_FALSE(rules::personal_data_in("13800138000", true));
  EXPECT_EQ(rules::personal_data_in("110101199003078515", true), "身份证号码");
  EXPECT_EQ(rules::personal_data_in("13800138000 110101199003078515", true), "身份证号码");
}

}  // namespace

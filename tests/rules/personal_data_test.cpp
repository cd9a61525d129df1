// SPDX-License-Identifier: MIT
// Personal data is found however it is written; what only looks similar passes. All of it here is invented.
#include "rules/personal_data.h"

#include <gtest/gtest.h>

namespace {

// "手机号码 13812345678" of the first, or nothing.
std::string first(std::string_view text) {
  const auto all = rules::personal_data_in(text);
  return all.empty() ? "" : std::string(all.front().kind) + " " + all.front().text;
}

std::string found(std::string_view text) {
  const std::string all = first(text);
  return all.substr(0, all.find(' '));
}

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
           "12345678901",  // no such prefix
           "10012345678",
           "138123456789",  // twelve digits
           "1381234567",    // ten
           "6222138123456789012",
           "5013812345678",  // thirteen, not 86
           "128 1234 5678",
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

TEST(PersonalData, FindsBankCards) {
  for (const char* text : {
           "6222021234567890128",
           "卡号6222 0212 3456 7890 128",
           "6222-0212-3456-7890-128",
           "622202 1234567890128",
           "4111111111111111",
           "5105 1051 0510 5100",
           "６２２２０２１２３４５６７８９０１２８",
       })
    EXPECT_EQ(found(text), "银行卡号") << text;
  for (const char* text : {
           "6222021234567890129",   // wrong check digit
           "9999999999999995",      // no card begins so
           "41111111111111111111",  // twenty digits
           "4111 11 1111 1111 11",  // no grouping of a card
           "0004111111111111111",   // a longer code
       })
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, FindsLandlines) {
  for (const auto& [text, number] : {
           std::pair("值班电话010-65512345", "010-65512345"),
           {"（010）65512345", "010)65512345"},
           {"0371 6551 2345", "0371 6551 2345"},
           {"０３７１－６５５１２３４５", "0371-65512345"},
           {"0951-655-1234", "0951-655-1234"},
           {"请打037165512345。", "037165512345"},
           {"0371-65512345-801", "0371-65512345"},
           {"拨400-800-1234", "400-800-1234"},
           {"800 8001 234", "800 8001 234"},
           {"热线4008001234", "4008001234"},
           {"联系电话：65512345", "65512345"},
           {"座机（一楼）6551234", "6551234"},
           {"Tel 6551 2345", "6551 2345"},
       })
    EXPECT_EQ(first(text), std::string("电话号码 ") + number) << text;
  for (const char* text : {
           "2024-0371-6551234",          // part of a code
           "编号65512345",               // no word of telephones
           "电话回访，20240315 前完成",  // a day
           "电话回访20240315",
           "投入4000000000元",
           "来电当日登记，下班前全部回拨；共65512345字",
           "0371-655",
           "00371-65512345",
           "A0371-65512345",
       })
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, FindsMailboxes) {
  for (const auto& [text, mailbox] : {
           std::pair("写信到zhang.san@example.com。", "zhang.san@example.com"),
           {"zs ＠ example.com.cn", "zs @ example.com.cn"},
           {"a_b-1@qq.com，并抄送", "a_b-1@qq.com"},
       })
    EXPECT_EQ(first(text), std::string("电子邮箱 ") + mailbox) << text;
  for (const char* text : {"@所有人", "在群里@张三", "zs@", "@example.com", "5@3.1", "a@b"})
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, FindsPlates) {
  for (const auto& [text, plate] : {
           std::pair("公车私用（京A12345）", "京A12345"),
           {"豫C·8K2Q6", "豫C·8K2Q6"},
           {"沪 A12345", ""},
           {"粤BD12345", "粤BD12345"},
           {"苏e 12345", "苏e 12345"},
           {"鲁Ｂ－１２３４５", "鲁B-12345"},
           {"川A12345F", "川A12345F"},
       })
    EXPECT_EQ(first(text), *plate == '\0' ? "" : std::string("车牌号 ") + plate) << text;
  for (const char* text : {"更新B类设备12345件", "京A1234", "京A1234567", "京ABCDE1", "云平台2024年上线"})
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, FindsHomeAddresses) {
  for (const auto& [text, address] : {
           std::pair("走访人民路15号", "人民路15号"),
           {"到建设一路118号看望", "设一路118号"},
           {"住在幸福巷3号", "幸福巷3号"},
           {"长安街十五号", "长安街十五号"},
           {"为梨花村三组12号修屋顶", "梨花村三组12号"},
           {"梨花村第3组12号", "梨花村第3组12号"},
           {"幸福小区108号", "福小区108号"},
           {"住梨花苑3栋2单元501", "3栋2单元501"},
           {"3号楼2单元501室漏水", "3号楼2单元501室"},
           {"5幢-1203", "5幢-1203"},
           {"2单元501室", "2单元501室"},
           {"家住梨花苑3栋", "梨花苑3栋"},
           {"住址：和平里8号", "和平里8号"},
           {"人民路１５号", "人民路15号"},
       })
    EXPECT_EQ(first(text), std::string("家庭住址 ") + address) << text;
  for (const char* text : {
           "201会议室",
           "三楼会议室",
           "1号会议室",
           "第3会议室",
           "党员活动室(二楼201室)",
           "人民路小学",
           "行政楼205室",
           "3号楼201会议室",
           "办公楼2号楼301室",
           "教学楼3栋201教室",
           "2号楼3部电梯",
           "5号楼120户居民",
           "3号楼加装电梯",
           "为3号楼2单元加装扶手",
           "村3月12号前公示",
           "街道12号前上报",
           "本村20号前完成",
           "社区15号召开党员大会",
           "人民路15号前完成修缮",
           "线路12号",
           "3路25号车",
           "第一单元学习",
           "立行立改1号文件",
           "每月5号前核对",
           "第三党小组5号前报",
           "1号窗口",
           "每季度到结对社区走访1次",
           "梨花村三组12户",
           "幸福小区12号",
           "号",
           "路号",
       })
    EXPECT_EQ(found(text), "") << text;
}

TEST(PersonalData, FindsEachOfSeveral) {
  std::string all;
  for (const auto& each : rules::personal_data_in("13812345678、13912345678、010-65512345、人民路15号"))
    all += std::string(each.kind) + " " + each.text + "|";
  EXPECT_EQ(all, "手机号码 13812345678|手机号码 13912345678|电话号码 010-65512345|家庭住址 人民路15号|");
}

TEST(PersonalData, IsHiddenInMessages) {
  EXPECT_EQ(rules::hidden("138 0013 8000"), "138…00");
  EXPECT_EQ(rules::hidden("京A12345"), "京A1…45");
  EXPECT_EQ(rules::hidden("a@b.c"), "a…");
}

}  // namespace

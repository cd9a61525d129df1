// SPDX-License-Identifier: MIT
#include "app/screen_code.h"

#include <gtest/gtest.h>

#include "app/log_book.h"
#include "support/failure_of.h"

namespace {

using app::Minute;

store::LogLine built(const std::string& at, const std::string& code, const std::string& folder = "site",
                     const std::string& audience = "本单位党员群众") {
  store::LogLine line;
  line.at = at;
  line.action = "生成";
  line.detail = folder + "，范围 " + audience + "，计算日 " + at.substr(0, 10) + "，12 页，生成码 " + code;
  return line;
}

store::LogLine failed() {
  store::LogLine line;
  line.action = "生成";
  line.detail = "没有换上，仍是原来的网站：磁盘满了";
  return line;
}

Minute minute(const std::string& at) {
  const std::vector<store::LogLine> lines{built(at, "0000-0000")};
  return app::builds_of(lines).at(0).at;
}

std::string described(const app::LoggedBuild* build) { return build == nullptr ? "-" : build->code; }

// Each match: when on the wall, the build, what replaced it, what was newest, "?" where an earlier year is possible.
std::string found(const std::string& typed, const std::vector<store::LogLine>& lines, const std::string& now) {
  std::string text;
  const auto builds = app::builds_of(lines);
  for (const app::ScreenMatch& match : app::matches_of(app::parse_screen_code(typed), builds, minute(now)))
    text += app::chinese(match.moment) + " " + described(match.build) + " " + described(match.next) + " " +
            described(match.newest) + (match.maybe_earlier ? " ?\n" : "\n");
  return text;
}

TEST(ScreenCode, IsReadAsAPersonCopiesIt) {
  for (const char* typed :
       {"7F3A·0325·0910", "7F3A03250910", "7f3a-0325-0910", "码 7F3A·0325·0910", "码７Ｆ３Ａ・０３２５・０９１０",
        "码：7f3a 0325 09:10", "７ｆ３ａ／０３２５／０９１０", "7F3A.03.25.09.10"})
    EXPECT_EQ(app::shown(app::parse_screen_code(typed)), "7F3A·0325·0910") << typed;
}

TEST(ScreenCode, SaysWhatIsNone) {
  const auto said = [](const std::string& typed) {
    return support::failure_of([&] { static_cast<void>(app::parse_screen_code(typed)); }, base::ExitCode::usage);
  };
  const std::string hint = "。请照屏幕角上的写，例如 7F3A·0325·0910：四位生成码、月日、时分。";
  EXPECT_EQ(said("7F3A·0325"), "码“7F3A·0325”：有 8 个字母和数字，应当是 12 个" + hint);
  EXPECT_EQ(said(""), "码“”：有 0 个字母和数字，应当是 12 个" + hint);
  EXPECT_EQ(said("7FOA·0325·0910"),
            "码“7FOA·0325·0910”：前四位只有数字和 A 到 F，字母 O 是数字 0，字母 I 是数字 1" + hint);
  EXPECT_EQ(said("7F3A·O325·0910"), "码“7F3A·O325·0910”：后八位只有数字，字母 O 是数字 0，字母 I 是数字 1" + hint);
  EXPECT_EQ(said("7F3A·1325·0910"), "码“7F3A·1325·0910”：没有 13月25日" + hint);
  EXPECT_EQ(said("7F3A·0230·0910"), "码“7F3A·0230·0910”：没有 2月30日" + hint);
  EXPECT_EQ(said("7F3A·0325·2400"), "码“7F3A·0325·2400”：没有 24:00" + hint);
  EXPECT_EQ(said("7F3A·0325·0960"), "码“7F3A·0325·0960”：没有 09:60" + hint);
  EXPECT_EQ(app::shown(app::parse_screen_code("000002292359")), "0000·0229·2359");
}

TEST(ScreenCode, ALineOfTheLogIsReadBackWhateverItsFolderIsCalled) {
  const auto told = app::read_built_line(
      built("2024-03-25 09:10", "7F3A-2C1D", "/甲，范围 社会，计算日 2020-01-01，1 页，生成码 X/乙", "党员"));
  ASSERT_TRUE(told);
  EXPECT_EQ(told->folder, "/甲，范围 社会，计算日 2020-01-01，1 页，生成码 X/乙");
  EXPECT_EQ(told->audience + " " + model::iso(told->as_of) + " " + told->code, "党员 2024-03-25 7F3A-2C1D");
  EXPECT_FALSE(app::read_built_line(failed()));
  store::LogLine other = built("2024-03-25 09:10", "7F3A-2C1D");
  other.action = "导入";
  EXPECT_FALSE(app::read_built_line(other));
}

TEST(ScreenCode, WasTheNewestUntilTheMinuteInWhichItWasReplaced) {
  const std::vector<store::LogLine> lines{built("2024-03-25 08:12", "7F3A-2C1D"),
                                          built("2024-03-25 09:10", "91BC-0F2A"),
                                          built("2024-03-26 00:00", "55AA-0000")};
  const std::string now = "2024-04-01 12:00", of_day = "2024年3月25日 ";
  EXPECT_EQ(found("7F3A 0325 0812", lines, now), of_day + "08:12 7F3A-2C1D 91BC-0F2A 7F3A-2C1D\n");
  EXPECT_EQ(found("7F3A 0325 0909", lines, now), of_day + "09:09 7F3A-2C1D 91BC-0F2A 7F3A-2C1D\n");
  EXPECT_EQ(found("7F3A 0325 0910", lines, now), of_day + "09:10 7F3A-2C1D 91BC-0F2A 91BC-0F2A\n");
  EXPECT_EQ(found("91BC 0325 2359", lines, now), of_day + "23:59 91BC-0F2A 55AA-0000 91BC-0F2A\n");
  EXPECT_EQ(found("7F3A 0326 0000", lines, now), "2024年3月26日 00:00 7F3A-2C1D 91BC-0F2A 55AA-0000\n");
  EXPECT_EQ(found("55AA 0326 0000", lines, now), "2024年3月26日 00:00 55AA-0000 - 55AA-0000\n");
}

TEST(ScreenCode, AClockMayBeAMinuteOff) {
  const std::vector<store::LogLine> lines{built("2024-03-25 08:12", "7F3A-2C1D")};
  EXPECT_EQ(found("7F3A 0325 0811", lines, "2024-03-25 08:12"), "2024年3月25日 08:11 7F3A-2C1D - 7F3A-2C1D\n");
  EXPECT_EQ(found("7F3A 0325 0810", lines, "2024-03-25 08:12"), "");
  EXPECT_EQ(found("7F3A 0325 0901", lines, "2024-03-25 09:00"), "2024年3月25日 09:01 7F3A-2C1D - 7F3A-2C1D\n");
  EXPECT_EQ(found("7F3A 0325 0902", lines, "2024-03-25 09:00"), "");
}

TEST(ScreenCode, HasNoYear) {
  const std::vector<store::LogLine> lines{built("2023-12-30 08:12", "7F3A-2C1D")};
  EXPECT_EQ(found("7F3A 1231 2359", lines, "2024-03-01 08:00"), "2023年12月31日 23:59 7F3A-2C1D - 7F3A-2C1D\n");
  EXPECT_EQ(found("7F3A 1230 0800", lines, "2024-12-30 07:00"), "") << "not yet, and not there a year before";
  EXPECT_EQ(found("7F3A 1231 0800", lines, "2024-12-31 09:00"), "2024年12月31日 08:00 7F3A-2C1D - 7F3A-2C1D ?\n");
  EXPECT_EQ(found("7F3A 0229 0800", lines, "2027-03-01 08:00"), "2024年2月29日 08:00 7F3A-2C1D - 7F3A-2C1D\n");
  EXPECT_EQ(found("7F3A 0229 0800", lines, "2028-03-01 08:00"), "2028年2月29日 08:00 7F3A-2C1D - 7F3A-2C1D ?\n");
  EXPECT_EQ(found("7F3A 0229 0800", lines, "2024-02-29 07:00"), "");
}

TEST(ScreenCode, MayFitSeveral) {
  const std::vector<store::LogLine> lines{
      built("2024-03-25 08:00", "7F3A-0001"), built("2024-03-25 08:10", "7F3A-0002"),
      built("2024-03-25 08:10", "7F3A-0002", "/别处"), built("2024-03-25 08:20", "7F3A-0003", "site-members", "党员"),
      built("2024-03-25 09:20", "7F3A-0004")};
  EXPECT_EQ(found("7F3A 0325 0910", lines, "2024-03-25 10:00"),
            "2024年3月25日 09:10 7F3A-0001 7F3A-0002 7F3A-0002\n"
            "2024年3月25日 09:10 7F3A-0002 7F3A-0004 7F3A-0002\n"
            "2024年3月25日 09:10 7F3A-0002 - 7F3A-0002\n"
            "2024年3月25日 09:10 7F3A-0003 - 7F3A-0003\n");
}

TEST(ScreenCode, TheSameContentAgainIsTheLaterBuild) {
  const std::vector<store::LogLine> lines{
      built("2024-03-25 08:00", "AAAA-0001"), built("2024-03-25 08:10", "BBBB-0001"),
      built("2024-03-25 08:20", "AAAA-0001"), built("2024-03-25 08:30", "CCCC-0001")};
  EXPECT_EQ(found("AAAA 0325 0805", lines, "2024-03-25 10:00"), "2024年3月25日 08:05 AAAA-0001 BBBB-0001 AAAA-0001\n");
  EXPECT_EQ(found("AAAA 0325 0825", lines, "2024-03-25 10:00"), "2024年3月25日 08:25 AAAA-0001 CCCC-0001 AAAA-0001\n");
}

TEST(ScreenCode, WhatWasNotPutInPlaceWasOnNoWallAndReplacedNothing) {
  const std::vector<store::LogLine> lines{built("2024-03-25 08:00", "AAAA-0001"),
                                          built("2024-03-25 08:10", "BBBB-0001"), failed(),
                                          built("2024-03-25 08:30", "CCCC-0001")};
  EXPECT_EQ(found("BBBB 0325 0812", lines, "2024-03-25 10:00"), "");
  EXPECT_EQ(found("AAAA 0325 0812", lines, "2024-03-25 10:00"), "2024年3月25日 08:12 AAAA-0001 CCCC-0001 AAAA-0001\n");
}

}  // namespace

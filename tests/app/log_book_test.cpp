// SPDX-License-Identifier: MIT
#include "app/log_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/commands.h"
#include "base/user.h"
#include "support/records.h"

namespace {

using testing::MatchesRegex;

TEST(LogBook, ALineSaysWhenByWhomAndByWhichProgram) {
  const store::LogLine line = app::log_line(store::LogAction::withdrawn);
  EXPECT_THAT(line.at, MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]"));
  EXPECT_EQ(line.action, "撤下");
  EXPECT_EQ(line.program, app::version());
  EXPECT_EQ(line.user, base::user_name());
  EXPECT_EQ(line.organization + line.meeting + line.record + line.detail + line.inputs + line.hash, "");
}

TEST(LogBook, WhatIsPostedFirstIsCountedByUnit) {
  const store::LogLine line = app::posted_line({"ZB1", "2024"}, model::Audience::members, 5, 3);
  EXPECT_EQ(line.action, "首次公示");
  EXPECT_EQ(line.organization, "ZB1");
  EXPECT_EQ(line.meeting, "2024");
  EXPECT_EQ(line.detail, "整改 5 项，承诺 3 条，范围 党员");
  EXPECT_EQ(app::posted_line({"ZB1", "2024"}, model::Audience::unit, 0, 3).detail, "承诺 3 条，范围 本单位党员群众");
}

TEST(LogBook, ABuildIsKnownByItsVersionFile) {
  app::SiteState site;
  site.version = R"({"build_code": "0A1B-2C3D", "inputs": "0a1b2c3d4e", "as_of": "2024-03-08"})";
  site.code = "0A1B-2C3D";
  site.pages = 12;
  const store::LogLine line = app::built_line(site, model::Audience::society, support::day("2024-03-08"), "site");
  EXPECT_EQ(line.action, "生成");
  EXPECT_EQ(line.detail, "site，范围 社会，计算日 2024-03-08，12 页，生成码 0A1B-2C3D");
  EXPECT_EQ(line.inputs, "0a1b2c3d4e");
}

TEST(LogBook, AFolderIsNamedFromTheWorkspace) {
  EXPECT_EQ(app::shown_folder("/甲/支部/site", "/甲/支部"), "site");
  EXPECT_EQ(app::shown_folder("/甲/支部/../别处/", "/甲/支部"), "/甲/别处/");
  EXPECT_EQ(app::shown_folder("/甲/支部二/site", "/甲/支部"), "/甲/支部二/site");
}

}  // namespace

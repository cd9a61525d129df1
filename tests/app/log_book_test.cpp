// SPDX-License-Identifier: MIT
#include "app/log_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/commands.h"
#include "base/user.h"

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

}  // namespace

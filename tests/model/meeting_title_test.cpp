// SPDX-License-Identifier: MIT
#include "model/meeting_title.h"

#include <gtest/gtest.h>

namespace {

TEST(MeetingTitle, NamesYearsAndHalves) {
  EXPECT_EQ(model::meeting_title("2021"), "2021年度组织生活会");
  EXPECT_EQ(model::meeting_title("2021-1"), "2021年上半年组织生活会");
  EXPECT_EQ(model::meeting_title("2021-2"), "2021年下半年组织生活会");
  EXPECT_EQ(model::meeting_title("zt-01"), "zt-01 组织生活会");
}

}  // namespace

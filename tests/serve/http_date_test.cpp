// SPDX-License-Identifier: MIT
#include "serve/http_date.h"

#include <gtest/gtest.h>

namespace {

std::string date(long seconds) {
  return serve::http_date(std::chrono::system_clock::time_point(std::chrono::seconds(seconds)));
}

TEST(HttpDate, IsAsTheProtocolWantsIt) {
  EXPECT_EQ(date(1711329000), "Mon, 25 Mar 2024 01:10:00 GMT");
  EXPECT_EQ(date(951827696), "Tue, 29 Feb 2000 12:34:56 GMT");
  EXPECT_EQ(date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(date(1735689599), "Tue, 31 Dec 2024 23:59:59 GMT");
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "serve/screens.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "serve/query.h"

namespace {

using serve::query_value;
using serve::Screens;
using std::chrono::seconds;

const Screens::Clock::time_point kStart{};

std::string shown(const Screens& screens, seconds later = seconds(0)) {
  std::string all;
  const base::Json list = screens.list(kStart + later);
  for (const base::Json& each : *list.get<base::Json::List>())
    all += fmt::format("{} {} {} {}\n", *each.find("screen")->get<std::string>(),
                       *each.find("address")->get<std::string>(), *each.find("shown")->get<std::string>(),
                       *each.find("seconds")->get<std::int64_t>());
  return all;
}

TEST(Screens, AreListedWithWhatTheySayLast) {
  Screens screens;
  EXPECT_EQ(screens.list().dump(), "[]\n");
  screens.note("/kiosk/version.js?screen=b&shown=7F3A", "192.0.2.7", kStart);
  screens.note("/kiosk/version.js?screen=a_-9&shown=7F3A%C2%B70325%C2%B70910", "192.0.2.7", kStart + seconds(5));
  screens.note("/kiosk/version.js?shown=&screen=b", "192.0.2.8", kStart + seconds(5));
  screens.note("/kiosk/version.js?screen=b&shown=8000", "192.0.2.7", kStart + seconds(60));
  EXPECT_EQ(shown(screens, seconds(65)), "a_-9 192.0.2.7 7F3A·0325·0910 60\nb 192.0.2.7 8000 5\nb 192.0.2.8  60\n");
}

TEST(Screens, WhatIsOddIsPassedOver) {
  Screens screens;
  const std::string longest(32, 'a');
  for (const std::string& query :
       {std::string(), std::string("screen=a"), std::string("shown=a"), std::string("screen=&shown=a"),
        std::string("screen=a%20b&shown=a"), std::string("screen=%E5%85%9A&shown=a"), "screen=" + longest + "a&shown=a",
        "screen=a&shown=" + longest + "a", std::string("screen=a&shown=%0A"), std::string("screen=a&shown=%E2%80%AE"),
        std::string("screen=a&shown=%FF"), std::string("screen=a&shown=%4"), std::string("screen=a&shown=%00"),
        std::string("screen=<b>&shown=a"), std::string("screen&shown"), std::string("&&=&")})
    screens.note("/kiosk/version.js?" + query, "192.0.2.7");
  screens.note("/kiosk/version.js", "192.0.2.7");
  EXPECT_EQ(screens.list().dump(), "[]\n");
  screens.note("/kiosk/version.js?screen=" + longest + "&shown=" + longest, "192.0.2.7", kStart);
  EXPECT_EQ(shown(screens), longest + " 192.0.2.7 " + longest + " 0\n");
}

TEST(Screens, TheOneNotSeenForLongestIsForgotten) {
  Screens screens;
  const auto note = [&](int screen, int at) {
    screens.note(fmt::format("/?screen=s{}&shown=a", screen), "192.0.2.7", kStart + seconds(at));
  };
  for (int i = 0; i < 64; ++i) note(i, i);
  note(0, 64);
  EXPECT_EQ(screens.list().get<base::Json::List>()->size(), 64U);
  note(64, 65);
  EXPECT_EQ(screens.list().get<base::Json::List>()->size(), 64U);
  const std::string all = shown(screens, seconds(65));
  EXPECT_NE(all.find("s0 "), std::string::npos);
  EXPECT_EQ(all.find("s1 "), std::string::npos);
}

TEST(QueryValue, IsTheFirstOfItsName) {
  EXPECT_EQ(query_value("/a?x=1&y=2&x=3", "x"), "1");
  EXPECT_EQ(query_value("/a?xx=1&y=a=b", "y"), "a=b");
  EXPECT_EQ(query_value("/a?x", "x"), "");
  EXPECT_EQ(query_value("/a?x=%C2%B7", "x"), "·");
  EXPECT_EQ(query_value("/a", "x"), std::nullopt);
  EXPECT_EQ(query_value("/x=1", "x"), std::nullopt);
  EXPECT_EQ(query_value("/a?x=%C2", "x"), std::nullopt);
  EXPECT_EQ(query_value("/a?x=%", "x"), std::nullopt);
}

}  // namespace

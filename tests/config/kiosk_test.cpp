// SPDX-License-Identifier: MIT
#include "config/kiosk.h"

#include <gtest/gtest.h>

#include "config/settings.h"
#include "support/failure_of.h"

namespace {

using model::Scene;

config::Kiosk kiosk(const std::string& json) {
  return config::parse_settings(R"({"organization": "ZB1", "meeting": "2024", "kiosk": )" + json + "}",
                                "gongshilan.json")
      .kiosk;
}

std::string kiosk_message(const std::string& json) {
  return support::failure_of([&] { kiosk(json); });
}

TEST(Kiosk, WithoutTheKeyAllScenesInTheirOrder) {
  const config::Kiosk made = kiosk("null");
  EXPECT_EQ(made.theme, "dark");
  ASSERT_EQ(made.scenes.size(), model::kSceneCount);
  EXPECT_EQ(made.scenes.front(), Scene::title);
  EXPECT_EQ(made.scenes.back(), Scene::contact);
  EXPECT_TRUE(made.seconds.empty());
  EXPECT_FALSE(made.shows("ZB1"));
}

TEST(Kiosk, EveryKeyIsRead) {
  const config::Kiosk made = kiosk(
      R"({"theme": "light", "scenes": ["list", "title"], "seconds": {"title": 3, "list": 600}, "organizations": ["ZB2"]})");
  EXPECT_EQ(made.theme, "light");
  EXPECT_EQ(made.scenes, (std::vector<Scene>{Scene::list, Scene::title}));
  EXPECT_EQ(made.seconds, (std::map<Scene, int>{{Scene::title, 3}, {Scene::list, 600}}));
  EXPECT_TRUE(made.shows("ZB2"));
  EXPECT_FALSE(made.shows("ZB3"));
}

TEST(Kiosk, AStarIsEveryOrganization) { EXPECT_TRUE(kiosk(R"({"organizations": ["*"]})").shows("ZB9")); }

TEST(Kiosk, NamesWhatIsWrong) {
  const std::string scenes = "title、progress、due、list、moment、commitments、tiers、stages、units、years、contact";
  EXPECT_EQ(kiosk_message(R"({"theme": "red"})"),
            "gongshilan.json：“kiosk.theme”不是 dark 或 light。请二者选一：dark 深色，light 浅色。");
  EXPECT_EQ(kiosk_message(R"({"scenes": ["lists"]})"),
            "gongshilan.json：“kiosk.scenes”里的“lists”不是画面的名字。可以写的有：" + scenes + "。");
  EXPECT_EQ(kiosk_message(R"({"scenes": ["list", "list"]})"),
            "gongshilan.json：“kiosk.scenes”里的“list”写了两次。每个画面只写一次。");
  EXPECT_EQ(kiosk_message(R"({"seconds": {"lists": 8}})"),
            "gongshilan.json：“kiosk.seconds.lists”不是画面的名字。可以写的有：" + scenes + "。");
  EXPECT_EQ(kiosk_message(R"({"seconds": {"list": 2}})"),
            "gongshilan.json：“kiosk.seconds.list”不是 3 到 600 的整数。请改正，不加引号。");
  EXPECT_EQ(kiosk_message(R"({"organizations": ["第一支部"]})"),
            "gongshilan.json：“kiosk.organizations”里的“第一支部”不是组织编号。请写组织编号，或写 \"*\" 表示全部。");
  EXPECT_EQ(kiosk_message(R"({"speed": 3})"),
            "gongshilan.json：“kiosk.speed”不认识。请改名或删去。可以写的有：organizations、scenes、seconds、theme。");
}

}  // namespace

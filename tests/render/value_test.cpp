// SPDX-License-Identifier: MIT
#include "render/value.h"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

#include "render/qr.h"

namespace {

using render::Value;

static_assert(!std::is_constructible_v<Value, int>, "a number must be formatted first");
static_assert(!std::is_constructible_v<Value, const void*>, "a pointer is not a flag");
static_assert(!std::is_constructible_v<Value, std::nullptr_t>);
static_assert(!std::is_constructible_v<render::Raw, std::string>, "only render makes markup");

TEST(Value, TakesTextAsTextAndFlagsAsFlags) {
  EXPECT_EQ(*Value("字").get<std::string>(), "字");
  EXPECT_EQ(*Value(std::string_view("字")).get<std::string>(), "字");
  EXPECT_EQ(Value("false").get<bool>(), nullptr);
  EXPECT_TRUE(*Value(true).get<bool>());
}

TEST(Value, FindsKeysOfAnObjectOnly) {
  const Value value = Value::object().set("b", "2").set("a", "1");
  EXPECT_EQ(*value.find("a")->get<std::string>(), "1");
  EXPECT_EQ(*value.find("b")->get<std::string>(), "2");
  EXPECT_EQ(value.find("c"), nullptr);
  EXPECT_EQ(Value("a").find("a"), nullptr);
}

TEST(ValueDeathTest, SettingAKeyTwiceIsABug) {
  EXPECT_DEBUG_DEATH((void)Value::object().set("a", "1").set("a", "2"), "a key set twice");
}

std::string canonical(const Value& value) {
  std::string text;
  value.append_canonical(text);
  return text;
}

TEST(Value, CanonicalHasEveryKeyAndValueInOrder) {
  EXPECT_EQ(canonical(Value::object().set("a", "1").set("b", true)),
            "O\2aT\1"
            "1bF1");
  EXPECT_EQ(canonical(Value::object().set("b", true).set("a", "1")),
            "O\2bF1aT\1"
            "1");
}

TEST(Value, CanonicalTellsLookalikesApart) {
  const std::vector<Value> values = {
      "",
      "F1",
      true,
      false,
      Value::List{},
      Value::object(),
      Value::List{Value("a"), Value("b")},
      Value::List{Value("ab")},
      Value::List{Value("aT1:b")},
      Value::object().set("a", "b"),
      Value::object().set("a", Value::List{}),
      Value::List{Value::List{}, Value::List{}},
      Value::List{Value(Value::List{Value(Value::List{})})},
      render::qr_svg("a", "a"),
      render::qr_svg("a", "a").markup(),
  };
  std::set<std::string> texts;
  for (const Value& value : values) texts.insert(canonical(value));
  EXPECT_EQ(texts.size(), values.size());
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "base/json.h"

#include <gtest/gtest.h>

#include "support/failure_of.h"

namespace {

using base::Json;
using base::parse_json;
using support::failure_of;

std::string message(const std::string& text) {
  return failure_of([&] { parse_json(text, "台账.json"); });
}

TEST(ParseJson, KeepsKindsAndTheOrderOfKeys) {
  const Json json = parse_json(R"({"b": [1, -2, null, true], "a": "编\u53f7", "d": 92.50, "e": {}})", "x.json");
  const auto* object = json.get<Json::Object>();
  ASSERT_NE(object, nullptr);
  ASSERT_EQ(object->size(), 4U);
  EXPECT_EQ((*object)[0].first, "b");
  EXPECT_EQ((*object)[1].first, "a");
  const auto* list = json.find("b")->get<Json::List>();
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->size(), 4U);
  EXPECT_EQ(*(*list)[0].get<std::int64_t>(), 1);
  EXPECT_EQ(*(*list)[1].get<std::int64_t>(), -2);
  EXPECT_TRUE((*list)[2].is_null());
  EXPECT_TRUE(*(*list)[3].get<bool>());
  EXPECT_EQ(*json.find("a")->get<std::string>(), "编号");
  EXPECT_EQ(json.find("d")->get<Json::Decimal>()->digits, "92.50");
  EXPECT_NE(json.find("e")->get<Json::Object>(), nullptr);
}

TEST(ParseJson, TakesABareValueAndNumbersOfAnySize) {
  EXPECT_TRUE(parse_json("null", "x.json").is_null());
  EXPECT_EQ(*parse_json("9223372036854775807", "x.json").get<std::int64_t>(), INT64_MAX);
  EXPECT_EQ(parse_json("9223372036854775808", "x.json").get<Json::Decimal>()->digits, "9223372036854775808");
  EXPECT_EQ(parse_json("1e3", "x.json").get<Json::Decimal>()->digits, "1e3");
}

TEST(ParseJson, NamesLineAndColumnOfASyntaxError) {
  const std::string hint = "：不是合法的 JSON。请检查这里的引号、逗号和括号。";
  const std::pair<const char*, const char*> cases[] = {
      {"", "台账.json 第1行第1列"},
      {"{", "台账.json 第1行第2列"},
      {"{\"a\": 1,}", "台账.json 第1行第9列"},
      {"{\n  \"整改\": 名\n}", "台账.json 第2行第9列"},
      {"[1, 2] 3", "台账.json 第1行第8列"},
      {"{\"a\" 1}", "台账.json 第1行第6列"},
      {"{\"a\": \"x\ny\"}", "台账.json 第1行第9列"},
      {"{\r\n\"a\": 01}", "台账.json 第2行第7列"},
      {"[\"\\ud800\"]", "台账.json 第1行第9列"},
      {"[1e999]", "台账.json 第1行第6列"},
      {"[\n\n\"a\"", "台账.json 第3行第4列"},
  };
  for (const auto& [text, where] : cases) EXPECT_EQ(message(text), where + hint) << text;
}

TEST(ParseJson, RefusesADoubledKeyAtAnyDepth) {
  EXPECT_EQ(message("{\"a\": 1,\n \"b\": {\"整改\": 1, \"整改\": 2}}"),
            "台账.json 第2行第20列：键“整改”出现了两次。请只留一个。");
  EXPECT_EQ(message(R"({"a": 1, "\u0061": 2})"), "台账.json 第1行第17列：键“a”出现了两次。请只留一个。");
  EXPECT_EQ(message(R"([{"a": 1}, {"a": 2}])"), "(no failure)");
}

TEST(ParseJson, BoundsNestingAndKeys) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_EQ(message(nested(64)), "(no failure)");
  EXPECT_EQ(message(nested(65)), "台账.json 第1行第65列：括号嵌套超过 64 层。请检查文件是否为台账。");
  EXPECT_EQ(message(nested(1'000'000)), "台账.json 第1行第65列：括号嵌套超过 64 层。请检查文件是否为台账。");
  const auto keys = [](int count) {
    std::string text = "{";
    for (int i = 0; i < count; ++i) text += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
    return text + "}";
  };
  EXPECT_EQ(message(keys(1000)), "(no failure)");
  EXPECT_EQ(message(keys(1001)), "台账.json 第1行第8898列：一个对象里超过 1000 个键。请检查文件是否为台账。");
}

TEST(ParseJson, RefusesTextThatIsNotUtf8) {
  EXPECT_EQ(message("[\"\xB1\xE0\"]"), "台账.json：第 3 个字节起不是 UTF-8。请把文件存为 UTF-8。");
}

TEST(AppendJsonText, WritesWhatTheReaderReads) {
  std::string all = "“编号” \x7F";
  for (char c = 0; c < 0x60; ++c) all += c;
  std::string out = "[";
  base::append_json_text(out, all);
  EXPECT_EQ(*parse_json(out + "]", "x.json").get<Json::List>()->at(0).get<std::string>(), all);
  out.clear();
  base::append_json_text(out, "a\"b\\c\n\t/编");
  EXPECT_EQ(out, "\"a\\\"b\\\\c\\n\\u0009/编\"");
}

TEST(Json, FindsOnlyKeysOfObjects) {
  const Json json = parse_json(R"({"a": null})", "x.json");
  ASSERT_NE(json.find("a"), nullptr);
  EXPECT_TRUE(json.find("a")->is_null());
  EXPECT_EQ(json.find("b"), nullptr);
  EXPECT_EQ(Json(3).find("a"), nullptr);
  EXPECT_EQ(Json(Json::List{}).find("a"), nullptr);
}

TEST(Json, DumpsTwoBlanksChineseAsItIsAndAFinalLineEnd) {
  Json json{Json::Object{}};
  json.set("数", 3).set("a", Json::List{true, false, "“x”\n", Json()}).set("平均", Json::Decimal{"92.5"});
  const char* expected =
      "{\n  \"数\": 3,\n  \"a\": [\n    true,\n    false,\n    \"“x”\\n\",\n    null\n  ],\n  \"平均\": 92.5\n}\n";
  EXPECT_EQ(json.dump(), expected);
  EXPECT_EQ(parse_json(expected, "x.json").dump(), expected);
  EXPECT_EQ(Json(Json::Object{}).dump(), "{}\n");
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "config/plan_values.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "config/checked_object.h"
#include "config/settings.h"

namespace config {
namespace {

using base::Json;

constexpr int kMost = 1000;

}  // namespace

Json filled(const Json& json, const PlanValues& values) {
  if (const auto* object = json.get<Json::Object>()) {
    Json::Object out;
    for (const auto& [key, value] : *object) out.emplace_back(key, filled(value, values));
    return out;
  }
  if (const auto* list = json.get<Json::List>()) {
    Json::List out;
    for (const Json& value : *list) out.push_back(filled(value, values));
    return out;
  }
  const auto* text = json.get<std::string>();
  if (text == nullptr) return json;
  std::string out = *text;
  for (const auto& [key, value] : values) {
    if (out == "{" + key + "}")
      if (const auto number = base::to_integer(value)) return *number;
    out = base::replace_all(out, "{" + key + "}", value);
  }
  return out;
}

OpenValues open_values(CheckedObject& json, const PlanValues& said) {
  const std::string plan = json.text("id");
  OpenValues open;
  for (CheckedObject& entry : json.objects("open")) {
    entry.text("comment", "");
    const std::string key = entry.text("key"), name = entry.text("name"), kind = entry.text("kind");
    if (kind != "count" && kind != "audience") entry.refuse("kind", "不是 count 或 audience", "请二者选一。");
    entry.finish();
    const auto value = said.find(key);
    if (value == said.end()) {
      open.values[key] = kind == "count" ? "1" : "members";
      open.unsaid.push_back(fmt::format("{}（plan_values 的 {}.{}）", name, plan, key));
      continue;
    }
    const auto number = base::to_integer(value->second);
    if (kind == "count" && (!number || *number < 1 || *number > kMost))
      throw base::Failure(kSettingsFile, fmt::format("“plan_values.{}.{}”不是 1 到 {} 的整数", plan, key, kMost),
                          fmt::format("这是{}，请改正。", name), base::ExitCode::refused);
    if (kind == "audience" && !audience_from_key(value->second))
      throw base::Failure(kSettingsFile, fmt::format("“plan_values.{}.{}”不是 members、unit 或 society", plan, key),
                          fmt::format("这是{}，请三者选一。", name), base::ExitCode::refused);
    open.values[key] = value->second;
  }
  for (const auto& [key, value] : said)
    if (!open.values.contains(key))
      throw base::Failure(kSettingsFile, fmt::format("“plan_values.{}.{}”不认识", plan, key),
                          fmt::format("方案 {} 没有这一项，请删去。", plan), base::ExitCode::refused);
  return open;
}

void refuse_unfilled(const Json& json, const PlanValues& values, const std::string& file) {
  if (const auto* object = json.get<Json::Object>())
    for (const auto& [key, value] : *object)
      if (key != "comment") refuse_unfilled(value, values, file);
  if (const auto* list = json.get<Json::List>())
    for (const Json& value : *list) refuse_unfilled(value, values, file);
  const auto* text = json.get<std::string>();
  if (text == nullptr || text->find('{') == std::string::npos) return;
  std::vector<std::string> keys;
  for (const auto& [key, value] : values) keys.push_back("{" + key + "}");
  throw base::Failure(
      file, fmt::format("“{}”里的大括号不是 open 里的项目", *text),
      keys.empty() ? "请先写 open，或去掉大括号。" : fmt::format("open 里有：{}。", base::join(keys, "、")),
      base::ExitCode::refused);
}

}  // namespace config

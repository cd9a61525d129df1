// SPDX-License-Identifier: MIT
#include "config/kiosk.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/table.h"

namespace config {
namespace {

constexpr const char* kAll = "*";
constexpr int kLeastSeconds = 3, kMostSeconds = 600;

std::string known_scenes() { return base::join({model::kSceneKeys.begin(), model::kSceneKeys.end()}, "、"); }

std::vector<model::Scene> scenes_of(const CheckedObject& json, const std::vector<std::string>& keys) {
  std::vector<model::Scene> scenes;
  for (const std::string& key : keys) {
    const auto scene = model::scene_from_key(key);
    if (!scene)
      json.refuse("scenes", fmt::format("里的“{}”不是画面的名字", key), "可以写的有：" + known_scenes() + "。");
    if (std::find(scenes.begin(), scenes.end(), *scene) != scenes.end())
      json.refuse("scenes", fmt::format("里的“{}”写了两次", key), "每个画面只写一次。");
    scenes.push_back(*scene);
  }
  return scenes;
}

}  // namespace

Kiosk::Kiosk() {
  for (std::size_t i = 0; i < model::kSceneCount; ++i) scenes.push_back(static_cast<model::Scene>(i));
}

bool Kiosk::shows(const std::string& organization) const {
  return std::any_of(organizations.begin(), organizations.end(),
                     [&](const std::string& each) { return each == kAll || each == organization; });
}

Kiosk read_kiosk(CheckedObject& settings) {
  Kiosk kiosk;
  auto json = settings.object("kiosk");
  if (!json) return kiosk;
  kiosk.theme = json->text("theme", kiosk.theme);
  if (kiosk.theme != "dark" && kiosk.theme != "light")
    json->refuse("theme", "不是 dark 或 light", "请二者选一：dark 深色，light 浅色。");
  if (const auto keys = json->texts("scenes"); !keys.empty()) kiosk.scenes = scenes_of(*json, keys);
  if (auto seconds = json->object("seconds")) {
    for (const std::string& key : seconds->keys()) {
      const auto scene = model::scene_from_key(key);
      if (!scene) seconds->refuse(key, "不是画面的名字", "可以写的有：" + known_scenes() + "。");
      kiosk.seconds[*scene] = static_cast<int>(seconds->number(key, kLeastSeconds, kMostSeconds));
    }
    seconds->finish();
  }
  kiosk.organizations = json->texts("organizations");
  for (const std::string& organization : kiosk.organizations)
    if (organization != kAll && !model::is_identifier(organization))
      json->refuse("organizations", fmt::format("里的“{}”不是组织编号", organization),
                   "请写组织编号，或写 \"*\" 表示全部。");
  json->finish();
  return kiosk;
}

}  // namespace config

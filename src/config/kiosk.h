// SPDX-License-Identifier: MIT
// The settings' key `kiosk`: what the lobby screen shows, for how long, and whose screens are made.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "config/checked_object.h"
#include "model/kiosk_scene.h"

namespace config {

struct Kiosk {
  std::string theme = "dark";                // or light
  std::vector<model::Scene> scenes;          // in this order; those that there is nothing to show in are left out
  std::map<model::Scene, int> seconds;       // how long a scene stands; of one with entries: the least an entry does
  std::vector<std::string> organizations{};  // with a screen of their own beside the workspace's; "*" for all

  Kiosk();  // as without the key
  [[nodiscard]] bool shows(const std::string& organization) const;
};

Kiosk read_kiosk(CheckedObject& settings);

}  // namespace config

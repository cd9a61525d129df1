// SPDX-License-Identifier: MIT
// What the lobby screen shows in turn, in the order in which it does so unless the settings say otherwise.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace model {

enum class Scene { title, progress, due, list, moment, commitments, tiers, stages, units, years, contact };
inline constexpr std::size_t kSceneCount = 11;

// As the settings and the screen's script call them.
inline constexpr std::array<std::string_view, kSceneCount> kSceneKeys{
    "title", "progress", "due", "list", "moment", "commitments", "tiers", "stages", "units", "years", "contact"};

inline std::string_view key_of(Scene scene) { return kSceneKeys[static_cast<std::size_t>(scene)]; }

inline std::optional<Scene> scene_from_key(std::string_view key) {
  for (std::size_t i = 0; i < kSceneCount; ++i)
    if (kSceneKeys[i] == key) return static_cast<Scene>(i);
  return std::nullopt;
}

}  // namespace model

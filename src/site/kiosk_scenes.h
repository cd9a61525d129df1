// SPDX-License-Identifier: MIT
// What a scene of the lobby screen shows and for how long. Values of pages are taken over where a scene is another
// reading of a page; what changes at midnight is made of spans (site/dated.h).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/kiosk_scene.h"
#include "render/value.h"
#include "site/dated.h"
#include "site/organization_node.h"
#include "site/page.h"

namespace site {

struct SceneContent {
  std::string heading{};
  render::Value value = false;         // false: there is nothing to show
  int seconds = 0, entry_seconds = 0;  // of the scene itself; of its entries seen on the day of the build
  Span span{};                         // while it is posted
};

SceneContent scene_content(const UnitContext& unit, const std::vector<UnitEntry>& units, model::Scene scene);

inline constexpr int kLeastEntry = 6;  // seconds of one in a list

// How long a text stands: time to find it and to read it from afar, within bounds.
int reading_seconds(std::size_t characters, int least);

// Scenes of items, in files of their own.
SceneContent progress_scene(const UnitContext& unit);         // kiosk_progress.cpp
SceneContent due_scene(const UnitContext& unit);              // kiosk_due.cpp
render::Value::List first_due_rows(const UnitContext& unit);  // of it, without a time of their own
SceneContent list_scene(const UnitContext& unit);             // kiosk_items.cpp
SceneContent moment_scene(const UnitContext& unit);           // kiosk_items.cpp

std::string title_of(const model::DisclosedMeeting& meeting);  // 2021年度组织生活会; empty before any

// "数据截至 …", and from the day on which that is too old to be believed another line in its place.
render::Value::List data_lines(const model::DisclosedRecord& record);

// What the settings say a scene, or an entry of it, stands at least.
int least_seconds(const UnitContext& unit, model::Scene scene, int otherwise);
Span posted_span(const model::DisclosedRecord& record, model::Matter matter);

}  // namespace site

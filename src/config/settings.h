// SPDX-License-Identifier: MIT
// gongshilan.json: what one workspace is and how it posts. Documented in docs/settings.md (a test compares them).
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/kiosk.h"
#include "config/plan_values.h"
#include "model/record.h"
#include "model/words.h"

namespace config {

inline constexpr const char* kSettingsFile = "gongshilan.json";

// A false alarm about personal information, allowed by somebody for a reason.
struct Allowance {
  std::string text, person, reason;
  model::Date date;
};

struct Settings {
  std::string organization;                // the workspace's own
  std::string meeting;                     // shown first; rows that leave 会议编号 out belong to it
  std::optional<model::Organization> own;  // name and contact, where no 组织 table gives them
  model::Audience audience = model::Audience::unit;
  std::string url;  // where the site can be read; drawn as QR code
  int due_soon_days = 15;
  int small_count = 3;  // a tier count below it is merged for audiences wider than members
  model::Audience appraisal_audience = model::Audience::unit;          // widest that sees the tier distribution
  model::Audience mask_names = model::Audience::society;               // narrowest that names are masked for
  std::map<std::string, PlanValues> plan_values;                       // by plan: what its seed leaves open
  std::optional<model::Audience> approval = model::Audience::society;  // the narrowest that approval is wanted for
  std::vector<Allowance> allowances;
  Kiosk kiosk;                  // the lobby screen
  std::string emblem;           // a picture in the workspace's public/; may be empty
  std::string retention;        // 保管期限 of archives, 永久 or 30年; empty: not decided, nothing is archived
  bool archive_copies = false;  // the site leads to copies of its archives' public layers
  std::vector<std::string> refuse;  // keys of rules whose findings are refusals; which there are is known to rules
  std::string digest;               // of the file's bytes
};

Settings read_settings(const std::filesystem::path& workspace);
Settings parse_settings(const std::string& json, const std::string& file);

// members, unit, society
std::optional<model::Audience> audience_from_key(std::string_view key);
std::string_view audience_key(model::Audience audience);

}  // namespace config

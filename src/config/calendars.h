// SPDX-License-Identifier: MIT
// Working-day calendars, schema-checked: data/calendars/YYYY.json in the binary, and calendars/YYYY.json of a
// workspace, read over those. A year is one notice with its days; where it says nothing, nothing is made up.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "model/calendar.h"

namespace config {

inline constexpr const char* kCalendarFolder = "calendars";

std::string read_calendar_file(const std::filesystem::path& path);  // bytes, with a cap, without a BOM

// Returns the year. One of the same number is replaced. Failure(refused) names the file and the key.
int add_calendar_year(model::Calendar& calendar, const std::string& json, const std::string& file);

model::Calendar shipped_calendar();  // every year in the binary

// What a workspace has of its own. The bytes are read once, so that the digest is that of what is understood later.
class OwnCalendars {
 public:
  explicit OwnCalendars(const std::filesystem::path& workspace);  // no folder: none

  [[nodiscard]] const std::string& digest() const { return digest_; }
  [[nodiscard]] bool contains(int year) const { return files_.contains(year); }
  [[nodiscard]] bool has_bytes(int year, const std::string& bytes) const;
  [[nodiscard]] model::Calendar over_shipped() const;

 private:
  std::map<int, std::string> files_;
  std::string digest_;
};

std::string calendar_file(int year);  // calendars/2027.json, from the workspace

}  // namespace config

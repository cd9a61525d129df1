// SPDX-License-Identifier: MIT
#include "config/calendars.h"

#include "base/embedded.h"
#include "base/json.h"
#include "config/checked_object.h"

namespace config {
namespace {

std::set<model::Date> dates(CheckedObject& json, const std::string& key, int year) {
  std::set<model::Date> out;
  for (const auto& [text, name] : json.all_texts(key)) {
    const auto date = model::parse_date(text);
    if (!date || model::parts(*date).year != year)
      json.refuse(key + "." + text, "不是这一年的日期", "请写成 2024-10-01。");
    out.insert(*date);
  }
  return out;
}

}  // namespace

void add_calendar_year(model::Calendar& calendar, const std::string& bytes, const std::string& file) {
  const base::Json document = base::parse_json(bytes, file);
  CheckedObject json(document, file);
  const int year = static_cast<int>(json.number("year", 2000, 2199));
  json.text("source");
  model::CalendarYear& entry = calendar.years[year];
  entry.off = dates(json, "holidays", year);
  entry.make_up = dates(json, "workdays", year);
  if (entry.off.empty())
    json.refuse("holidays", "没有写", "没有放假安排的年份请不要建文件。");  // unknown, never guessed
  json.finish();
}

model::Calendar shipped_calendar() {
  model::Calendar calendar;
  for (const base::EmbeddedFile& file : base::embedded_under("data/calendars/"))
    add_calendar_year(calendar, std::string(file.bytes), std::string(file.path));
  return calendar;
}

}  // namespace config

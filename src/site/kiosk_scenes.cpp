// SPDX-License-Identifier: MIT
#include "site/kiosk_scenes.h"

#include <algorithm>

#include "base/text.h"
#include "site/posting.h"
#include "site/rollup.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::Matter;
using model::Scene;
using render::Value;

// From afar and among others who read: five characters a second after two seconds to find one's place.
constexpr int kCharactersASecond = 5, kSecondsToFind = 2, kMostSeconds = 90;
constexpr int kLeastScene = 10, kLeastRow = 3;

std::size_t characters_of(const Value& row, std::initializer_list<std::string_view> keys) {
  std::size_t count = 0;
  for (const std::string_view key : keys)
    if (const Value* value = row.find(key))
      if (const auto* text = value->get<std::string>()) count += base::length(*text);
  return count;
}

// The rows of a page as entries: each with its key seconds.
Value::List entries_of(const Value::List& rows, std::initializer_list<std::string_view> keys, int least, int& sum) {
  Value::List entries;
  for (Value row : rows) {
    const int seconds = reading_seconds(characters_of(row, keys), least);
    sum += seconds;
    entries.push_back(std::move(row.set("seconds", std::to_string(seconds))));
  }
  return entries;
}

SceneContent title_scene(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  Value value = Value::object();
  value.set("organization_name", record.organization.name)
      .set("meeting_title", title_of(record.meeting))
      .set("audience_label", audience_label(record.audience));
  put(value, "has_theme", record.meeting.theme);
  value.set("data_lines", data_lines(record));
  put(value, "has_meeting_date", record.is_to_come() ? "" : shown_date(record.meeting.date));
  return {"总览", std::move(value), least_seconds(unit, Scene::title, kLeastScene)};
}

// The latest word on each, its text and who gave it.
SceneContent commitments_scene(const UnitContext& unit) {
  if (unit.record.commitments.empty() || !unit.record.has_commitments_page) return {};
  SceneContent content{"承诺", Value::object()};
  const Value page = commitments_page(unit).value;
  auto rows = *page.find("commitments")->get<Value::List>();
  for (Value& row : rows) {
    const auto* reports = row.find("reports")->get<Value::List>();
    Value newest = reports->empty() ? Value(false) : reports->back();
    row.set("has_newest", !reports->empty()).set("newest", std::move(newest));
  }
  content.value.set("count", std::to_string(rows.size())).set("strip", *page.find("strip"));
  content.value.set("commitments",
                    entries_of(rows, {"member", "post", "promise"},
                               least_seconds(unit, Scene::commitments, kLeastEntry), content.entry_seconds));
  content.span = posted_span(unit.record, Matter::commitments);
  return content;
}

SceneContent tiers_scene(const UnitContext& unit) {
  const auto& tiers = unit.node.all.distribution;
  if (!unit.node.has_appraisal_page || !tiers || tiers->members == 0) return {};
  return {"民主评议", appraisal_page(unit).value, least_seconds(unit, Scene::tiers, 2 * kLeastScene), 0,
          posted_span(unit.record, Matter::tiers)};
}

SceneContent stages_scene(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  if (!record.has_stages_page || record.stages.empty()) return {};
  SceneContent content{"工作安排", Value::object()};
  const Value page = stages_page(unit).value;
  const auto& rows = *page.find("stages")->get<Value::List>();
  content.value.set("stages_line", *page.find("stages_line"))
      .set("has_timeline", *page.find("has_timeline"))
      .set("ticks", *page.find("ticks"))
      .set("has_meeting_date", *page.find("has_meeting_date"))
      .set("meeting_date", *page.find("meeting_date"))
      .set("stages", entries_of(rows, {"name"}, least_seconds(unit, Scene::stages, kLeastRow), content.entry_seconds));
  content.span = posted_span(record, Matter::stages);
  return content;
}

SceneContent units_scene(const UnitContext& unit) {
  if (unit.children.empty() && unit.unregistered.empty()) return {};
  Rollup table = rollup_of(unit);
  if (unit.meetings.empty()) table.rows.erase(table.rows.begin());  // it has not met itself
  SceneContent content{"所属单位", rollup(table)};
  const auto rows = *content.value.find("rows")->get<Value::List>();
  content.value.set("entries", entries_of(rows, {"name", "missing"}, least_seconds(unit, Scene::units, kLeastRow),
                                          content.entry_seconds));
  return content;
}

SceneContent years_scene(const UnitContext& unit, const std::vector<UnitEntry>& units) {
  const std::vector<PageView> pages = units.empty() ? std::vector<PageView>() : organization_pages(unit, units);
  if (pages.empty()) return {};
  return {"历年", pages.front().value, least_seconds(unit, Scene::years, 2 * kLeastScene)};
}

SceneContent contact_scene(const UnitContext& unit) {
  const model::DisclosedOrganization& own = unit.record.organization;
  if (own.phone.empty() && own.mailbox.empty() && own.address.empty() && !unit.frame.qr) return {};
  Value value = Value::object();
  put(value, "has_phone", own.phone);
  put(value, "has_mailbox", own.mailbox);
  put(value, "has_address", own.address);
  value.set("has_qr", unit.frame.qr.has_value()).set("qr", unit.frame.qr ? Value(*unit.frame.qr) : Value(""));
  put(value, "has_page_url", unit.frame.url);
  return {"监督联系方式", std::move(value), least_seconds(unit, Scene::contact, kLeastScene)};
}

}  // namespace

int reading_seconds(std::size_t characters, int least) {
  const int seconds = kSecondsToFind + static_cast<int>(characters) / kCharactersASecond;
  return std::clamp(seconds, least, std::max(least, kMostSeconds));
}

int least_seconds(const UnitContext& unit, Scene scene, int otherwise) {
  const auto& seconds = unit.frame.kiosk.seconds;
  const auto said = seconds.find(scene);
  return said == seconds.end() ? otherwise : said->second;
}

Span posted_span(const model::DisclosedRecord& record, Matter matter) {
  const auto time = posted_time(record, matter);
  return {std::nullopt, time ? time->until : std::nullopt};
}

// "数据截至 …", and from the day on which it is too old to be believed another line in its place.
Value::List data_lines(const model::DisclosedRecord& record) {
  Value::List rows;
  const auto add = [&](const char* text, bool stale, const Span& span) {
    Value row = Value::object();
    row.set("text", text).set("stale", stale);
    put(row, "has_date", shown_date(record.figures.data_date));
    put_span(row, span, record.as_of);
    rows.push_back(std::move(row));
  };
  if (!record.figures.data_date) {
    add("尚无数据", false, {});
    return rows;
  }
  const std::optional<model::Date> stale = record.stale_from;
  add("数据截至", false, {std::nullopt, stale ? std::optional(*stale - 1) : std::nullopt});
  if (stale) add("公示信息未更新，数据截至", true, {stale, std::nullopt});
  return rows;
}

std::string title_of(const model::DisclosedMeeting& meeting) {
  return meeting.number.empty() ? "" : meeting_title(meeting.number);
}

SceneContent scene_content(const UnitContext& unit, const std::vector<UnitEntry>& units, Scene scene) {
  switch (scene) {
    case Scene::title:
      return title_scene(unit);
    case Scene::progress:
      return progress_scene(unit);
    case Scene::due:
      return due_scene(unit);
    case Scene::list:
      return list_scene(unit);
    case Scene::moment:
      return moment_scene(unit);
    case Scene::commitments:
      return commitments_scene(unit);
    case Scene::tiers:
      return tiers_scene(unit);
    case Scene::stages:
      return stages_scene(unit);
    case Scene::units:
      return units_scene(unit);
    case Scene::years:
      return years_scene(unit, units);
    case Scene::contact:
      return contact_scene(unit);
  }
  return {};
}

}  // namespace site

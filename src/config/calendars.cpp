// SPDX-License-Identifier: MIT
#include "config/calendars.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "config/checked_object.h"

namespace config {
namespace {

constexpr std::uintmax_t kMostCalendarBytes = 1U << 20U;
constexpr int kFirstYear = 2000, kLastYear = 2199;

bool belongs_to(model::Date date, int year) {
  const int own = model::parts(date).year;
  return own == year || (own == year - 1 && model::hangs_on_next_notice(date));
}

std::set<model::Date> dates(CheckedObject& json, const std::string& key, int year) {
  std::set<model::Date> out;
  for (const auto& [text, name] : json.all_texts(key)) {
    const auto date = model::parse_date(text);
    if (!date || !belongs_to(*date, year))
      json.refuse(key + "." + text, "不是这一年的日期",
                  fmt::format("请写成 {}-10-01；上一年的只能写 12 月 {} 日起的。", year, model::kFirstOpenDecemberDay));
    if (!out.insert(*date).second) json.refuse(key + "." + text, "写了两次", "请留一个。");
  }
  return out;
}

// What a notice can never leave out, and what it never says: half a year typed in would be a guess.
void refuse_implausible(const CheckedObject& json, const model::CalendarYear& entry, int year) {
  if (entry.off.empty())
    json.refuse("holidays", "没有写", "没有放假安排的年份请不要建文件。");  // unknown, never guessed
  for (const int month : {1, 5, 10}) {
    const model::Date holiday = *model::make_date(year, month, 1);
    if (!entry.off.contains(holiday))
      json.refuse("holidays", "里没有 " + model::iso(holiday), "元旦、劳动节、国庆节都放假，请按通知把全年写完。");
  }
  for (const model::Date date : entry.make_up) {
    const std::string place = "workdays." + model::iso(date);
    if (entry.off.contains(date)) json.refuse(place, "在 holidays 里也有", "放假和上班只能是一样，请删去一个。");
    if (model::weekday(date) <= 5) json.refuse(place, "不是星期六或星期日", "调休上班只写周末的日子，请对照通知核对。");
  }
}

// Nothing: a file of ours would not be called that.
std::optional<int> year_of(const std::string& name) {
  if (name.size() != 9 || !name.ends_with(".json")) return std::nullopt;
  int year = 0;
  for (const char c : name.substr(0, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = 10 * year + (c - '0');
  }
  return year < kFirstYear || year > kLastYear ? std::nullopt : std::optional(year);
}

}  // namespace

std::string calendar_file(int year) { return fmt::format("{}/{}.json", kCalendarFolder, year); }

std::string read_calendar_file(const std::filesystem::path& path) {
  std::string bytes = base::read_file(path, kMostCalendarBytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

int add_calendar_year(model::Calendar& calendar, const std::string& bytes, const std::string& file) {
  const base::Json document = base::parse_json(bytes, file);
  CheckedObject json(document, file);
  const int year = static_cast<int>(json.number("year", kFirstYear, kLastYear));
  json.text("source");
  model::CalendarYear entry;
  entry.off = dates(json, "holidays", year);
  entry.make_up = dates(json, "workdays", year);
  json.finish();
  refuse_implausible(json, entry, year);
  calendar.years[year] = std::move(entry);
  return year;
}

model::Calendar shipped_calendar() {
  model::Calendar calendar;
  for (const base::EmbeddedFile& file : base::embedded_under("data/calendars/"))
    add_calendar_year(calendar, std::string(file.bytes), std::string(file.path));
  return calendar;
}

OwnCalendars::OwnCalendars(const std::filesystem::path& workspace) {
  const std::filesystem::path folder = workspace / kCalendarFolder;
  if (!base::exists(folder)) return;
  base::Sha256 hash;
  for (const std::filesystem::path& file : base::files_below(folder)) {
    const std::string name = file.string();
    if (name.starts_with(".") || name.starts_with("~")) continue;  // half written, or not ours
    const auto year = year_of(name);
    if (!year)
      throw base::Failure(std::string(kCalendarFolder) + "/" + name, "文件名不是年份",
                          "这里只放放假安排，一年一个，如 2027.json。请改名，或移到别处。", base::ExitCode::refused);
    std::string bytes = read_calendar_file(folder / file);
    hash.add_field(name);
    hash.add_field(bytes);
    files_[*year] = std::move(bytes);
  }
  if (!files_.empty()) digest_ = hash.hex();
}

bool OwnCalendars::has_bytes(int year, const std::string& bytes) const {
  const auto own = files_.find(year);
  return own != files_.end() && own->second == bytes;
}

model::Calendar OwnCalendars::over_shipped() const {
  model::Calendar calendar = shipped_calendar();
  for (const auto& [year, bytes] : files_) {
    const std::string file = calendar_file(year);
    if (const int written = add_calendar_year(calendar, bytes, file); written != year)
      throw base::Failure(file, fmt::format("“year”是 {}，和文件名不一样", written), "请改正其中一个。",
                          base::ExitCode::refused);
  }
  return calendar;
}

}  // namespace config

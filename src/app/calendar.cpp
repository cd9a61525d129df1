// SPDX-License-Identifier: MIT
// calendar add, calendar list: the yearly notices of days off that a workspace has of its own, beside those that ship.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/workspace.h"

namespace app {
namespace {

std::string summary(int year, const model::CalendarYear& entry) {
  return fmt::format("{} 年：放假 {} 天，调休上班 {} 天", year, entry.off.size(), entry.make_up.size());
}

}  // namespace

// It needs no record: the folder is enough, so that an old or damaged record does not stand in the way.
base::ExitCode add_calendar(const CalendarOptions& options, const Console& console) {
  (void)config::read_settings(options.workspace);  // or it is no workspace
  const base::FileLock lock = lock_workspace(options.workspace);
  const config::OwnCalendars own(options.workspace);
  const std::string bytes = config::read_calendar_file(options.file);
  model::Calendar added;
  const int year = config::add_calendar_year(added, bytes, options.file.string());
  const std::string place = config::calendar_file(year);
  const std::string what = summary(year, added.years.at(year));
  if (own.has_bytes(year, bytes)) {
    console.say(fmt::format("{}。{} 里已经是这些，没有变化。", what, place));
    return base::ExitCode::done;
  }
  base::write_file_atomic(options.workspace / place, bytes);
  const bool ships = config::shipped_calendar().years.contains(year);
  const char* replaced = own.contains(year) ? "，替换了原来的" : ships ? "，代替程序自带的" : "";
  console.say(fmt::format("{}。已存为 {}{}。下次生成网站就按它算。", what, place, replaced));
  return base::ExitCode::done;
}

base::ExitCode list_calendars(const CalendarOptions& options, const Console& console) {
  (void)config::read_settings(options.workspace);
  const config::OwnCalendars own(options.workspace);
  const model::Calendar calendar = own.over_shipped();
  for (const auto& [year, entry] : calendar.years)
    console.say(
        fmt::format("{}（{}）", summary(year, entry), own.contains(year) ? config::calendar_file(year) : "程序自带"));
  const int newest = calendar.years.rbegin()->first;
  console.say(fmt::format("{} 年 12 月 {} 日起要等 {} 年的放假通知，装入以前按工作日算的时限写“待国务院通知”。", newest,
                          model::kFirstOpenDecemberDay, newest + 1));
  return base::ExitCode::done;
}

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/workspace.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/failure.h"
#include "base/hash.h"
#include "base/text.h"

namespace app {

namespace {
constexpr int kLockSeconds = 10;

std::set<rules::Rule> rules_of(const std::vector<std::string>& keys) {
  std::set<rules::Rule> refused;
  for (const std::string& key : keys) {
    const auto rule = rules::rule_from_key(key);
    if (!rule || *rule == rules::Rule::unapproved) {  // what is to be approved has to be imported first
      std::vector<std::string> known;
      for (const rules::FindingRule& each : rules::finding_rules())
        if (each.rule != rules::Rule::unapproved) known.emplace_back(each.key);
      throw base::Failure(config::kSettingsFile, fmt::format("“refuse”里的“{}”不认识", base::excerpt(key)),
                          fmt::format("请改名或删去。可以写的有：{}。", base::join(known, "、")),
                          base::ExitCode::refused);
    }
    refused.insert(*rule);
  }
  return refused;
}
}  // namespace

Workspace::Workspace(const std::filesystem::path& where)
    : folder(where),
      settings(config::read_settings(where)),
      refused_rules(rules_of(settings.refuse)),
      lock(lock_workspace(where)),
      calendars(where),
      database(store::Database::open(where / "gongshilan.db")),
      cache(where / ".cache" / "cache.db") {}

const config::Plans& Workspace::plans() const {
  std::call_once(plans_read_, [this] {
    plans_ = config::Plans::shipped(settings.plan_values);
    plans_.add_folder(folder / "plans");
    plans_.refuse_values_of_nobody();
  });
  return plans_;
}

std::string Workspace::digest_of_own_plans() const {
  constexpr std::uintmax_t most_bytes = 1U << 20U;
  base::Sha256 digest;
  const std::filesystem::path own = folder / "plans";
  if (!std::filesystem::is_directory(own)) return "";
  for (const std::filesystem::path& file : base::files_below(own)) {
    digest.add_field(file.string());
    digest.add_field(base::read_file(own / file, most_bytes));
  }
  return digest.hex();
}

const model::Calendar& Workspace::calendar() const {
  std::call_once(calendar_read_, [this] { calendar_ = calendars.over_shipped(); });
  return calendar_;
}

base::FileLock lock_workspace(const std::filesystem::path& folder) { return {folder / ".lock", kLockSeconds}; }

std::filesystem::path Workspace::site(model::Audience audience) const {
  return site_folder(folder, settings, audience);
}

std::filesystem::path site_folder(const std::filesystem::path& folder, const config::Settings& settings,
                                  model::Audience audience) {
  if (audience == settings.audience) return folder / "site";
  return folder / ("site-" + std::string(config::audience_key(audience)));
}

model::Date today() { return {static_cast<std::int32_t>(base::days_today_utc8())}; }

std::string minute_now() {
  constexpr std::int64_t minutes_an_hour = 60, minutes_a_day = 24 * minutes_an_hour;
  const std::int64_t minutes = base::minutes_now_utc8();
  const std::int64_t of_day = minutes % minutes_a_day;
  return fmt::format("{} {:02}:{:02}", model::iso({static_cast<std::int32_t>(minutes / minutes_a_day)}),
                     of_day / minutes_an_hour, of_day % minutes_an_hour);
}

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/workspace.h"

#include "base/clock.h"
#include "config/calendars.h"

namespace app {

namespace {
constexpr int kLockSeconds = 10;
}  // namespace

Workspace::Workspace(const std::filesystem::path& where)
    : folder(where),
      settings(config::read_settings(where)),
      lock(where / ".lock", kLockSeconds),
      database(store::Database::open(where / "gongshilan.db")),
      cache(where / ".cache" / "cache.db") {}

const config::Plans& Workspace::plans() {
  static const config::Plans kShipped = config::Plans::shipped();
  return kShipped;
}

const model::Calendar& Workspace::calendar() {
  static const model::Calendar kShipped = config::shipped_calendar();
  return kShipped;
}

std::filesystem::path Workspace::site(model::Audience audience) const {
  return site_folder(folder, settings, audience);
}

std::filesystem::path site_folder(const std::filesystem::path& folder, const config::Settings& settings,
                                  model::Audience audience) {
  if (audience == settings.audience) return folder / "site";
  return folder / ("site-" + std::string(config::audience_key(audience)));
}

model::Date today() { return {static_cast<std::int32_t>(base::days_today_utc8())}; }

}  // namespace app

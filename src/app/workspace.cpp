// SPDX-License-Identifier: MIT
#include "app/workspace.h"

#include "base/clock.h"
#include "base/hash.h"
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

const config::Plans& Workspace::plans() const {
  std::call_once(plans_read_, [this] {
    plans_ = config::Plans::shipped(settings.plan_values);
    plans_.add_folder(folder / "plans");
    plans_.refuse_values_of_nobody();
  });
  return plans_;
}

std::string Workspace::digest_of_own_files() const {
  constexpr std::uintmax_t most_bytes = 1U << 20U;
  base::Sha256 digest;
  for (const char* name : {"plans"}) {
    const std::filesystem::path own = folder / name;
    if (!std::filesystem::is_directory(own)) continue;
    for (const std::filesystem::path& file : base::files_below(own)) {
      digest.add_field((name / file).string());
      digest.add_field(base::read_file(own / file, most_bytes));
    }
  }
  return digest.hex();
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

// SPDX-License-Identifier: MIT
// One workspace on disk, opened for a command: settings, lock, record, plans, calendar.
#pragma once
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "base/file_system.h"
#include "config/calendars.h"
#include "config/plans.h"
#include "config/settings.h"
#include "model/calendar.h"
#include "rules/finding_rules.h"
#include "store/cache.h"
#include "store/database.h"
#include "store/loader.h"

namespace app {

struct Workspace {
  explicit Workspace(const std::filesystem::path& where);

  std::filesystem::path folder;
  config::Settings settings;
  std::set<rules::Rule> refused_rules;  // whose findings the settings make refusals
  base::FileLock lock;                  // every command that opens the record holds it
  config::OwnCalendars calendars;       // bytes only
  store::Database database;
  store::Cache cache;

  // Read when first asked for, by whichever thread asks: a run with nothing to do never does.
  [[nodiscard]] const config::Plans& plans() const;       // plans/ of the workspace over what ships
  [[nodiscard]] const model::Calendar& calendar() const;  // its own years over what ships
  [[nodiscard]] std::string digest_of_own_plans() const;

  [[nodiscard]] std::filesystem::path ledger() const { return folder / "ledger"; }
  // site/ for the settings' audience, site-members/ and so on for others.
  [[nodiscard]] std::filesystem::path site(model::Audience audience) const;

 private:
  mutable std::once_flag plans_read_;
  mutable config::Plans plans_;
  mutable std::once_flag calendar_read_;
  mutable model::Calendar calendar_;
};

base::FileLock lock_workspace(const std::filesystem::path& folder);  // for what writes without the record

std::filesystem::path site_folder(const std::filesystem::path& folder, const config::Settings& settings,
                                  model::Audience audience);

model::Date today();       // the only reading of the day
std::string minute_now();  // "2024-03-25 09:10" of the same clock: for the log and the terminal, never for a page

}  // namespace app

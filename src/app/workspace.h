// SPDX-License-Identifier: MIT
// One workspace on disk, opened for a command: settings, lock, record, plans, calendar.
#pragma once
#include <filesystem>
#include <optional>

#include "base/file_system.h"
#include "config/plans.h"
#include "config/settings.h"
#include "model/calendar.h"
#include "store/cache.h"
#include "store/database.h"
#include "store/loader.h"

namespace app {

struct Workspace {
  explicit Workspace(const std::filesystem::path& where);

  std::filesystem::path folder;
  config::Settings settings;
  base::FileLock lock;  // every command that opens the record holds it
  store::Database database;
  store::Cache cache;

  // What ships, read when it is first asked for: a run with nothing to do never asks.
  [[nodiscard]] static const config::Plans& plans();
  [[nodiscard]] static const model::Calendar& calendar();

  [[nodiscard]] std::filesystem::path ledger() const { return folder / "ledger"; }
  // site/ for the settings' audience, site-members/ and so on for others.
  [[nodiscard]] std::filesystem::path site(model::Audience audience) const;
};

std::filesystem::path site_folder(const std::filesystem::path& folder, const config::Settings& settings,
                                  model::Audience audience);

model::Date today();  // the only reading of the clock

}  // namespace app

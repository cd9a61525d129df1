// SPDX-License-Identifier: MIT
// One workspace on disk, opened for a command: settings, lock, record, plans, calendar.
#pragma once
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

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

  // Read when first asked for: a run with nothing to do never asks.
  [[nodiscard]] const config::Plans& plans() const;  // those that ship, over them plans/ of the workspace
  [[nodiscard]] static const model::Calendar& calendar();
  // Of the bytes of all that the workspace lays over what ships.
  [[nodiscard]] std::string digest_of_own_files() const;

  [[nodiscard]] std::filesystem::path ledger() const { return folder / "ledger"; }
  // site/ for the settings' audience, site-members/ and so on for others.
  [[nodiscard]] std::filesystem::path site(model::Audience audience) const;

 private:
  mutable std::once_flag plans_read_;
  mutable config::Plans plans_;
};

std::filesystem::path site_folder(const std::filesystem::path& folder, const config::Settings& settings,
                                  model::Audience audience);

model::Date today();  // the only reading of the clock

}  // namespace app

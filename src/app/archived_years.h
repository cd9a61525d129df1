// SPDX-License-Identifier: MIT
// What archive/ has to show on the site: the newest archive of each meeting, by its public bag alone. The record is not
// asked: it may be gone.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/workspace.h"
#include "site/archived_year.h"

namespace app {

struct ArchivedYears {
  std::vector<site::ArchivedYear> years;      // newest meetings first
  std::map<std::string, std::string> copies;  // path in the site → bytes
  std::vector<std::string> troubles;          // damaged, or not to be copied any more: a message each
  std::string digest;                         // over all of it
};

// Those made for this audience or a wider one. Copies only where the settings ask for them, and never of one from
// before something was withdrawn: it has that still.
ArchivedYears archived_years(const Workspace& workspace, model::Audience audience);

// Names in archive/ of public layers, newest numbers too.
std::vector<std::string> public_archives(const Workspace& workspace);

}  // namespace app

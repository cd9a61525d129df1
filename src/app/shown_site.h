// SPDX-License-Identifier: MIT
// What stands in a site's folder, as its version file says.
#pragma once
#include <filesystem>
#include <string>

#include "model/date.h"

namespace app {

struct ShownSite {
  std::string version;      // the bytes; empty: there is no site
  std::string code, as_of;  // 7F3A-2C1D, 2024-03-25; empty where they are not said
};

ShownSite read_shown_site(const std::filesystem::path& site);

// A machine that has lost its time must not put an older day's site in place of today's.
void refuse_earlier_day(const ShownSite& site, model::Date today);

}  // namespace app

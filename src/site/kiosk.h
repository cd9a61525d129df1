// SPDX-License-Identifier: MIT
// The lobby screen of an organisation: a shell and the scenes of its newest meeting, which it shows in turn. Scenes
// follow from the data, none is empty; how long each stands is decided here, how many pages it takes by the screen.
#pragma once
#include <string>
#include <vector>

#include "render/value.h"
#include "site/organization_node.h"
#include "site/page.h"
#include "site/root_pages.h"

namespace site {

inline constexpr const char* kKioskFolder = "kiosk/";
inline constexpr const char* kKioskPage = "index.html";
inline constexpr const char* kScenesFile = "scenes.js";               // beside the page: what a running screen loads
inline constexpr const char* kKioskVersionFile = "kiosk/version.js";  // one a site, brought in after all of them

struct Kiosk {
  render::Value page;  // of templates kiosk and kiosk_wall
  int seconds = 0;     // of a full round, as of the day of the build
};

// Where the screens of an organisation stand: kiosk/ of the workspace's own, ZB1/kiosk/ of one that was asked for;
// empty for others.
std::string kiosk_folder(const Frame& frame, const std::string& organization);

// units: of the organisation, oldest first, the last one is `newest`.
Kiosk kiosk_of(const UnitContext& newest, const std::vector<UnitEntry>& units);
// Of the workspace's own organisation where that has not met: what its site lists.
Kiosk kiosk_of(const Frame& frame, const SiteRoot& root);

// What stands in kScenesFile and kKioskVersionFile.
std::string scenes_script(const Frame& frame, const std::string& up, const std::string& wall);
std::string version_script(const std::string& code, model::Date as_of);

}  // namespace site

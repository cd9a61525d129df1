// SPDX-License-Identifier: MIT
// Where what is not masked may be written: never where a site is or may come to be.
#pragma once
#include <filesystem>

#include "app/workspace.h"

namespace app {

// Throws base::Failure for a folder that is a site, lies in one, or is where this workspace's sites are made.
void refuse_where_others_look(const Workspace& workspace, const std::filesystem::path& folder);

}  // namespace app

// SPDX-License-Identifier: MIT
// What a workspace brings for its sites: templates/ instead of single shipped templates, public/ as assets. Reads and
// refuses; what the pages make of it is not known here.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "config/settings.h"
#include "site/assets.h"

namespace app {

using TemplateFiles = std::vector<std::pair<std::string, std::string>>;  // path, bytes

TemplateFiles read_templates(const std::filesystem::path& folder);  // --templates: all of them
// The workspace's own; each must have the name of a shipped one.
TemplateFiles read_own_templates(const std::filesystem::path& workspace);

// Views of `files`, which must live as long; with the shipped ones that none of them replaces.
std::vector<base::EmbeddedFile> views_of(const TemplateFiles& files);
std::vector<base::EmbeddedFile> with_shipped(const TemplateFiles& files);

// The shipped stylesheet and script, and what stands in the workspace's public/. Failure if that holds something that
// has no place in a site, or not the emblem that the settings name.
site::Assets read_assets(const std::filesystem::path& workspace, const config::Settings& settings);

}  // namespace app

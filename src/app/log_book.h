// SPDX-License-Identifier: MIT
// What commands write into the log (store/log): who, when and by which program is filled in here, what was done by
// whoever did it. Lines belong into the transaction of what they tell of.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "app/row_feed.h"
#include "app/site_state.h"
#include "app/workspace.h"
#include "store/importer.h"
#include "store/log.h"

namespace app {

store::LogLine log_line(store::LogAction action);

store::LogLine imported_line(const store::Importer& importer, const FileHashes& files);
store::LogLine built_line(const SiteState& site, model::Audience audience, model::Date as_of,
                          const std::string& target);

// What built_line wrote, read back; nothing of any other line.
struct BuiltLine {
  std::string folder, audience, code;  // as written: site, 本单位党员群众, 37C8-138E
  model::Date as_of;
};
std::optional<BuiltLine> read_built_line(const store::LogLine& line);

// The line which says that the build of the line before it was not put in place.
store::LogLine failed_build_line(const std::string& why);
bool tells_of_failed_build(const store::LogLine& line);

// Items and commitments of a unit that this audience is shown for the first time.
store::LogLine posted_line(const store::UnitKey& unit, model::Audience audience, std::size_t items,
                           std::size_t commitments);

// One line for each entry of the settings that the log does not have yet; nothing is written where there is none.
void log_new_allowances(const store::Database& database, const config::Settings& settings);

// Ends the run: this line does not hang on those before it.
[[noreturn]] void refuse_broken(const store::LogLine& line);

// As the log names a folder: from the workspace where it lies in it.
std::string shown_folder(const std::filesystem::path& folder, const std::filesystem::path& workspace);

}  // namespace app

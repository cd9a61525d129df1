// SPDX-License-Identifier: MIT
// What is remembered of a site as it was last published: from which state of the record, under which settings.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "model/words.h"
#include "store/cache.h"
#include "store/loader.h"

namespace app {

struct SiteState {
  std::string program;  // which build of the program made it: another one may write the same values differently
  std::string inputs;   // a hash over everything but the record: date, audience, settings, plans, templates, program
  store::RecordState record;  // after the import it was made from
  std::string version;        // bytes of its version file: another one there, and nothing said here holds of the site
  std::string code;
  std::string root_files;  // the root's own pages, a blank between two
  std::string unposted;    // what is not posted now, a line each, as build says it
  int pages = 0, findings = 0;
  int round_seconds = 0;  // of the workspace's own lobby screen; 0: it has none
};

// Names of a site's entries in the cache.
std::string site_name(const std::filesystem::path& target, model::Audience audience);

std::optional<SiteState> remembered_site(store::Cache& cache, const std::string& site);
void remember_site(store::Cache& cache, const std::string& site, const SiteState& state);

}  // namespace app

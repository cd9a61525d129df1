// SPDX-License-Identifier: MIT
// The public layer's site, made of an internal layer and nothing else: for a new archive and for one that is rebuilt.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/archive_core.h"
#include "app/console.h"
#include "record/bag_source.h"

namespace app {

struct ArchiveSite {
  std::filesystem::path folder;
  std::vector<std::string> files;  // those of the public layer, by path
  std::string build_code;
  std::string data_date;                                     // empty without data
  std::string name, phone;                                   // of the workspace's organisation
  std::size_t shown = 0;                                     // items and commitments that were posted
  std::size_t items_left_out = 0, commitments_left_out = 0;  // not posted to this audience, though they could be
};

// scratch: an empty folder; a workspace and the site are made in it.
ArchiveSite make_archive_site(const record::BagSource& internal, const Making& making,
                              const std::filesystem::path& scratch, const Console& console);

}  // namespace app

// SPDX-License-Identifier: MIT
// Both bags of one archive and their ZIPs, made in an empty folder from the record as it stands. Knows nothing of
// where they go (archive_folder.h).
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/archive_folder.h"
#include "app/archive_site.h"
#include "app/materials.h"

namespace app {

struct ArchiveOrder {
  std::string meeting;
  model::Audience audience = model::Audience::unit;
  model::Date as_of;
  int number = 1;
  std::optional<FormerArchive> former;  // that it supersedes
  std::string reason;
  std::string secret_key, key_name;  // empty: not signed; the key's file, for messages
};

struct MadeArchive {
  std::string public_name, internal_name;
  std::uint64_t public_files = 0, public_bytes = 0, internal_files = 0, internal_bytes = 0;
  std::string key_number;  // empty: not signed
  ArchiveLine line;
  ArchiveSite site;
  Materials materials;
  std::vector<std::string> names;  // in the folder, to be brought in
};

// ledger: files of ledger/ that the record was read from.
MadeArchive make_archive(Workspace& workspace, const ArchiveOrder& order, const std::vector<std::string>& ledger,
                         const std::filesystem::path& folder, const Console& console);

}  // namespace app

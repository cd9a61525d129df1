// SPDX-License-Identifier: MIT
// archive/ of a workspace: the numbers of its archives, and how a new one comes in. It is made in a folder beside the
// others and then renamed in; a run that was stopped is finished or taken back by the next. What stands there is never
// written again.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/workspace.h"

namespace app {

// The newest archive of a meeting; the hashes of its tag manifests are empty where they are not known any more.
struct FormerArchive {
  int number = 0;
  std::string public_sha256, internal_sha256;
};

// What the log is to say of an archive.
struct ArchiveLine {
  std::string meeting;
  int number = 0;
  std::string public_sha256, internal_sha256;
  std::string audience, as_of;  // 本单位党员群众, 2022-03-25
};

class ArchiveFolder {
 public:
  // Ends what a stopped run left there.
  ArchiveFolder(Workspace& workspace, const Console& console);

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  // By the log, which knows those that were carried away, and by what lies here.
  [[nodiscard]] std::optional<FormerArchive> newest(const std::string& meeting) const;

  std::filesystem::path begin();  // an empty folder to make it in
  void give_up() noexcept;        // what was made there goes, unless it is coming in already
  // names: of what was made there and is to come in. The disk has it all before the first is seen.
  void bring_in(const std::vector<std::string>& names, const ArchiveLine& line);

 private:
  [[nodiscard]] std::filesystem::path making() const { return folder_ / ".making"; }
  void finish();  // what bring_in began
  void write_log(const ArchiveLine& line) const;

  Workspace& workspace_;
  std::filesystem::path folder_;
};

}  // namespace app

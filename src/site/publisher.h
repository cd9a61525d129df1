// SPDX-License-Identifier: MIT
// Puts a site into its folder. What differs is staged in a work folder beside it and then brought in at once by a
// journal: new files first, the version file last. Only files of our own manifest are ever deleted; a folder with
// anything else in it is refused.
#pragma once
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/early_sync.h"
#include "base/file_system.h"
#include "base/json.h"
#include "site/journal.h"
#include "site/manifest.h"

namespace site {

inline constexpr const char* kVersionFile = "version.json";

// The site that a folder is or lies in, by its marker.
std::optional<std::filesystem::path> site_around(const std::filesystem::path& folder);

class Publisher {
 public:
  // workspace and audience mark whose folder it is. Failure if the folder is not empty and not ours. Finishes or takes
  // back what a stopped run left.
  Publisher(std::filesystem::path target, std::string workspace, std::string audience);
  ~Publisher();  // removes what was staged and not published
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  [[nodiscard]] std::string version() const;  // the version file as it stands; empty without one

  // Every file of the site is put or kept, all others are deleted. Otherwise what is not mentioned stays as it is.
  void begin_whole() { whole_ = true; }

  // Told of every file before it is staged, by whichever thread puts it; a Failure of it ends the run.
  using Inspect = std::function<void(const std::string& path, std::string_view bytes)>;
  void inspect_with(Inspect inspect) { inspect_ = std::move(inspect); }

  // From several threads at once.
  void put(const std::string& path, std::string_view bytes);  // staged unless just these bytes stand there
  void keep(const std::string& path);                         // what stands there is known to be right
  void drop(const std::string& path);

  void publish(std::string_view version);

  [[nodiscard]] std::size_t changed() const { return changed_; }
  [[nodiscard]] std::size_t removed() const { return removed_; }

 private:
  void refuse_inside_another_site() const;
  void read_marker();
  [[nodiscard]] base::Json parse_marker() const;
  void stage(const std::string& path, std::string_view bytes, std::vector<Step>& steps) const;
  [[nodiscard]] std::string missing_folder(const std::string& folder) const;
  [[nodiscard]] Step bringing(const std::string& file) const;
  [[nodiscard]] std::vector<Step> coming_in() const;
  std::vector<std::string> stage_manifest(std::vector<Step>& steps) const;  // returns the files that go

  std::filesystem::path target_;
  std::string workspace_, audience_;
  base::FileLock lock_;
  Journal journal_;
  base::EarlySync early_sync_;
  Inspect inspect_;
  bool marked_ = false;  // the folder is known to be ours
  bool whole_ = false;
  std::mutex mutex_;
  Manifest present_, staged_;
  std::set<std::string> dropped_;
  std::size_t changed_ = 0, removed_ = 0;
};

}  // namespace site

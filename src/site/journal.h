// SPDX-License-Identifier: MIT
// The moment of publishing, as a list of steps that can be taken back. Staged files and what they replace stand in a
// work folder beside the site, on the same file system; the list is on the disk before the first step is done.
// Whatever happens in between, roll_back() or the next start makes the old site whole, or the new one if all is done.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace site {

struct Step {
  enum class Kind {
    add,      // a file that is not there
    folder,   // a folder that is not there, with all its files; "." is the site itself
    replace,  // a file that is there
    remove    // a file that is there
  };
  Kind kind = Kind::add;
  std::string path;  // from the site's root
};

class Journal {
 public:
  Journal(std::filesystem::path site, std::filesystem::path work) : site_(std::move(site)), work_(std::move(work)) {}

  [[nodiscard]] std::filesystem::path staged(const std::string& path) const { return within(work_ / "staged", path); }

  // Writes the list, brings it and all staged files onto the disk, takes the steps in their order. A Failure of any
  // has been rolled back when it is thrown; if even that failed, the next start does it.
  void publish(const std::vector<Step>& steps) const;

  void abandon() const;  // clears what was staged and will not be published

  // What an earlier run left: finishes if all steps were taken, rolls back otherwise; then clears the work folder.
  void recover() const;

 private:
  void take(const Step& step) const;
  void take_back(const Step& step) const;
  void roll_back(const std::vector<Step>& steps) const;
  void finish() const;
  [[nodiscard]] bool stands(const Step& step) const;
  static std::filesystem::path within(const std::filesystem::path& folder, const std::string& path) {
    return path == "." ? folder : folder / path;
  }
  static std::optional<std::vector<Step>> read(const std::filesystem::path& list);  // nothing unless it has its end
  [[nodiscard]] std::filesystem::path list() const { return work_ / "journal"; }
  [[nodiscard]] std::filesystem::path undo_list() const { return work_ / "undo"; }
  [[nodiscard]] std::filesystem::path replaced(const std::string& path) const { return work_ / "replaced" / path; }

  std::filesystem::path site_, work_;
};

// Removes the folders of a path that have become empty, from the innermost outwards.
void remove_empty_folders(const std::filesystem::path& root, const std::string& path);

}  // namespace site

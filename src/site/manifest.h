// SPDX-License-Identifier: MIT
// Which files of a site are ours: only these are ever deleted. Kept in the site as .gongshilan-files, a folder a line
// ("ZB1/2017 index.html rectification.html"); lines that begin with "-" name assets that no page uses any more and
// that go with the next change.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace site {

class Manifest {
 public:
  static constexpr const char* kFile = ".gongshilan-files";

  static Manifest read(const std::filesystem::path& site);  // empty if there is none
  [[nodiscard]] std::string text() const;

  void add(const std::string& path);
  void remove(const std::string& path);
  [[nodiscard]] bool contains(const std::string& path) const;
  [[nodiscard]] std::vector<std::string> paths() const;
  [[nodiscard]] std::vector<std::string> without(const Manifest& other) const;  // paths that other has not
  [[nodiscard]] bool empty() const { return folders_.empty(); }
  // The folders that have files of ours, each with their names, a blank between two; "" is the root.
  [[nodiscard]] const std::map<std::string, std::string>& folders() const { return folders_; }

  std::set<std::string> retired;

 private:
  std::map<std::string, std::string> folders_;  // one text a folder: there are tens of thousands
};

std::vector<std::string> names_in(std::string_view names);

// A path that cannot lead out of the site, whatever somebody wrote into a file.
bool is_inside(const std::string& path);

bool is_asset(const std::string& path);  // its name changes with its bytes

}  // namespace site

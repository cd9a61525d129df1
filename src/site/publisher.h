// SPDX-License-Identifier: MIT
// Puts a site into its folder: stages what differs in a hidden folder there, checks every link, then renames file by
// file. Only files of our own manifest are ever deleted; a folder with anything else in it is refused. A stop at any
// moment leaves whole files, and the next build finishes. (A journal that also rolls back is to come.)
#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "base/json.h"
#include "site/links.h"

namespace site {

class Publisher {
 public:
  // workspace and audience mark whose folder it is. Failure if the folder is not empty and not ours.
  Publisher(std::filesystem::path target, std::string workspace, std::string audience);
  ~Publisher();  // removes what was staged and not published
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  void add(const std::string& path, std::string_view bytes);
  void publish();

  [[nodiscard]] std::size_t changed() const { return staged_.size(); }
  [[nodiscard]] std::size_t removed() const { return removed_; }

 private:
  void refuse_inside_another_site() const;
  void read_marker();
  [[nodiscard]] base::Json parse_marker() const;
  void write_marker(const std::set<std::string>& files);

  std::filesystem::path target_, staging_;
  std::string workspace_, audience_;
  std::set<std::string> before_, files_, staged_;
  std::size_t removed_ = 0;
  bool marked_ = false;  // the folder is known to be ours
  LinkCheck links_;
};

}  // namespace site

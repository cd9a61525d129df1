// SPDX-License-Identifier: MIT
// Every internal link of a page leads somewhere: to another page given here, or to a file that the page plan says is
// there. Checked on the bytes as rendered, a unit at a time; no file is read again.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace site {

class LinkCheck {
 public:
  explicit LinkCheck(std::string root = "/") : root_(std::move(root)) {}  // what rooted links of the site begin with
  void expect(std::string file) { files_.insert(std::move(file)); }       // is there, its ids are not known here
  void add(const std::string& page, std::string_view bytes);              // HTML, which must live until check() is done
  void add_target(const std::string& target, const std::string& page);    // "A/2021/index.html#b"
  void check() const;  // Failure naming the page and the link that leads nowhere

 private:
  std::string root_;
  std::unordered_set<std::string> files_;
  std::unordered_map<std::string, std::vector<std::string_view>> ids_;  // of each page added, sorted
  std::unordered_map<std::string, std::string> links_;                  // target → first page that has it
  std::string folder_;                                                  // of the page added last,
  std::unordered_set<std::string_view> seen_;                           // and the links its pages have had so far
};

// Where `href` on `page` leads, from the site's root, which stands at the path `root`; empty for an address outside.
std::string resolve_link(const std::string& page, std::string_view href, std::string_view root = "/");

}  // namespace site

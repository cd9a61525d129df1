// SPDX-License-Identifier: MIT
// Every internal link of a site leads somewhere: pages name their files and ids, then all links are looked up.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace site {

class LinkCheck {
 public:
  void add(const std::string& path, std::string_view bytes);  // any file; HTML is searched for ids and links
  void check() const;                                         // Failure naming the page and the link that leads nowhere

 private:
  std::set<std::string> targets_;             // "a/b.html" and "a/b.html#id"
  std::map<std::string, std::string> links_;  // target → first page that has it
};

// Where `href` on `page` leads, from the site's root; empty for an address outside.
std::string resolve_link(const std::string& page, std::string_view href);

}  // namespace site

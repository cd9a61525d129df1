// SPDX-License-Identifier: MIT
// What a site holds besides its pages: stylesheets and scripts, and files that the workspace brings. Knows names and
// bytes, not where they come from.
#pragma once
#include <map>
#include <string>

namespace site {

inline constexpr const char* kAssetsFolder = "assets/";  // of the workspace's own files, from the site's root

struct Assets {
  std::string css, list_script;
  std::map<std::string, std::string> own;  // name → bytes
  std::string emblem;                      // one of `own`, or empty
  std::string posting_script{};
  std::string kiosk_css{}, kiosk_script{};

  // Their names in the site change with their bytes: site-1a2b3c4d5e.css.
  [[nodiscard]] std::string css_name() const;
  [[nodiscard]] std::string list_name() const;
  [[nodiscard]] std::string posting_name() const;
  [[nodiscard]] std::string kiosk_css_name() const;
  [[nodiscard]] std::string kiosk_script_name() const;
  [[nodiscard]] std::string digest() const;  // over all names and bytes
};

}  // namespace site

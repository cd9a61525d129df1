// SPDX-License-Identifier: MIT
// What a site holds besides its pages: the stylesheet and the script of lists. Knows bytes, not where they come from.
#pragma once
#include <string>

namespace site {

struct Assets {
  std::string css, list_script;

  // Their names in the site change with their bytes: site-1a2b3c4d5e.css.
  [[nodiscard]] std::string css_name() const;
  [[nodiscard]] std::string list_name() const;
  [[nodiscard]] std::string digest() const;  // over all bytes
};

}  // namespace site

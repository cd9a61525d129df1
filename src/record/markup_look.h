// SPDX-License-Identifier: MIT
// What a page, a stylesheet or a drawing leads to, runs and hides, and whether it is whole: what an archive must not
// depend on. Reads one text; whether a link leads somewhere is for who knows the bag.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace record {

struct MarkupLook {
  std::string fault;                 // in Chinese, why it is not whole; empty: it is
  std::vector<std::string> links;    // within the bag, as written, without what follows ? or #
  std::vector<std::string> outside;  // addresses of elsewhere
  std::vector<std::string> scripts;  // what would run: <script>, onclick=, javascript:
  std::vector<std::string> hidden;   // what is not shown: hidden, display:none, each as it is written
  bool has_text = false;             // something to read without anything being run
};

MarkupLook look_at_page(std::string_view html);
MarkupLook look_at_style(std::string_view css);
MarkupLook look_at_drawing(std::string_view svg);  // well-formed, besides

}  // namespace record

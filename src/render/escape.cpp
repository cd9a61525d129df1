// SPDX-License-Identifier: MIT
#include "render/escape.h"

namespace render {

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (true) {
    const std::size_t at = text.find_first_of("&<>\"'");
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
        break;
    }
    text.remove_prefix(at + 1);
  }
}

}  // namespace render

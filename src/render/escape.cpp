// SPDX-License-Identifier: MIT
#include "render/escape.h"

#include <array>

namespace render {
namespace {

// By byte; empty for those that stay as they are.
constexpr std::array<std::string_view, 256> kEntities = [] {
  std::array<std::string_view, 256> entities{};
  entities['&'] = "&amp;";
  entities['<'] = "&lt;";
  entities['>'] = "&gt;";
  entities['"'] = "&quot;";
  entities['\''] = "&#39;";
  return entities;
}();

// Most texts have nothing to escape, and a loop without branches is quick to say so.
bool is_plain(std::string_view text) {
  bool special = false;
  for (const char c : text)
    special |= static_cast<bool>(static_cast<int>(c == '&') | static_cast<int>(c == '<') | static_cast<int>(c == '>') |
                                 static_cast<int>(c == '"') | static_cast<int>(c == '\''));
  return !special;
}

}  // namespace

std::string escape_html(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t plain = 0;  // where the bytes begin that are not copied yet
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view entity = kEntities[static_cast<unsigned char>(text[i])];
    if (entity.empty()) continue;
    out += text.substr(plain, i - plain);
    out += entity;
    plain = i + 1;
  }
  return out += text.substr(plain);
}

}  // namespace render

// SPDX-License-Identifier: MIT
#include "serve/query.h"

#include "base/text.h"
#include "serve/header_text.h"
#include "serve/request_path.h"

namespace serve {

std::optional<std::string> query_value(std::string_view target, std::string_view name) {
  const std::size_t mark = target.find('?');
  std::string_view rest = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
  while (!rest.empty()) {
    std::string_view value = cut(rest, "&");
    if (cut(value, "=") != name) continue;
    auto decoded = percent_decode(value);
    if (decoded && base::first_invalid_utf8(*decoded)) return std::nullopt;
    return decoded;
  }
  return std::nullopt;
}

}  // namespace serve

// SPDX-License-Identifier: MIT
#include "site/assets.h"

#include <fmt/format.h>

#include <string_view>

#include "base/hash.h"

namespace site {
namespace {

std::string hashed_name(std::string_view stem, std::string_view ending, std::string_view bytes) {
  return fmt::format("{}-{}{}", stem, base::sha256_hex(bytes).substr(0, 10), ending);
}

}  // namespace

std::string Assets::css_name() const { return hashed_name("site", ".css", css); }
std::string Assets::list_name() const { return hashed_name("list", ".js", list_script); }
std::string Assets::posting_name() const { return hashed_name("posting", ".js", posting_script); }

std::string Assets::kiosk_css_name() const { return hashed_name("kiosk", ".css", kiosk_css); }
std::string Assets::kiosk_script_name() const { return hashed_name("kiosk", ".js", kiosk_script); }

std::string Assets::digest() const {
  base::Sha256 hash;
  for (const std::string& input : {css, list_script, posting_script, kiosk_css, kiosk_script, emblem})
    hash.add_field(input);
  for (const auto& [name, bytes] : own) {
    hash.add_field(name);
    hash.add_field(bytes);
  }
  return hash.hex();
}

}  // namespace site

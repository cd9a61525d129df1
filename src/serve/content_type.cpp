// SPDX-License-Identifier: MIT
#include "serve/content_type.h"

#include <algorithm>
#include <array>

namespace serve {
namespace {

struct Type {
  std::string_view extension, media_type;
  bool is_asset;  // may carry a hash in its name
};

constexpr std::array kTypes = {
    Type{"html", "text/html; charset=utf-8", false},
    Type{"css", "text/css; charset=utf-8", true},
    Type{"js", "text/javascript; charset=utf-8", true},
    Type{"json", "application/json; charset=utf-8", false},
    Type{"svg", "image/svg+xml; charset=utf-8", true},
    Type{"xml", "application/xml; charset=utf-8", false},
    Type{"txt", "text/plain; charset=utf-8", false},
    Type{"csv", "text/csv; charset=utf-8", false},
    Type{"ics", "text/calendar; charset=utf-8", false},
    Type{"webmanifest", "application/manifest+json; charset=utf-8", true},
    Type{"png", "image/png", true},
    Type{"jpg", "image/jpeg", true},
    Type{"ico", "image/x-icon", true},
    Type{"woff2", "font/woff2", true},
    Type{"pdf", "application/pdf", false},
    Type{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
    Type{"zip", "application/zip", false},
};

constexpr std::size_t kShortestHash = 8;
// What a page asks again and again to learn of a new site.
constexpr std::array<std::string_view, 2> kVersionFiles = {"version.json", "version.js"};

const Type* find_type(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string_view extension = file_name.substr(dot + 1);
  const auto* const at =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.extension == extension; });
  return at == kTypes.end() ? nullptr : at;
}

bool has_hash(std::string_view file_name) {
  const std::string_view stem = file_name.substr(0, file_name.rfind('.'));
  const std::size_t dash = stem.rfind('-');
  if (dash == std::string_view::npos || dash == 0) return false;
  const std::string_view hash = stem.substr(dash + 1);
  return hash.size() >= kShortestHash && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string_view content_type(std::string_view file_name) {
  const Type* type = find_type(file_name);
  return type == nullptr ? "application/octet-stream" : type->media_type;
}

std::string_view cache_control(std::string_view file_name) {
  if (std::find(kVersionFiles.begin(), kVersionFiles.end(), file_name) != kVersionFiles.end()) return "no-store";
  const Type* type = find_type(file_name);
  const bool immutable = type != nullptr && type->is_asset && has_hash(file_name);
  return immutable ? "public, max-age=31536000, immutable" : "no-cache";
}

bool is_compressible(std::string_view file_name) {
  const Type* type = find_type(file_name);
  return type != nullptr && type->media_type.ends_with("charset=utf-8");
}

}  // namespace serve

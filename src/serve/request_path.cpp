// SPDX-License-Identifier: MIT
#include "serve/request_path.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace serve {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_allowed(std::string_view segment) {
  if (segment.empty() || segment[0] == '.' || base::first_invalid_utf8(segment)) return false;
  return std::none_of(segment.begin(), segment.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
  });
}

}  // namespace

std::string RequestPath::relative() const { return base::join(segments, "/"); }

std::optional<std::string> percent_decode(std::string_view encoded) {
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] != '%') {
      out += encoded[i];
      continue;
    }
    if (i + 2 >= encoded.size()) return std::nullopt;
    const int high = hex_digit(encoded[i + 1]);
    const int low = hex_digit(encoded[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::optional<RequestPath> parse_request_path(std::string_view target) {
  std::string_view rest = target.substr(0, target.find('?'));
  if (!rest.starts_with('/')) return std::nullopt;
  rest.remove_prefix(1);
  RequestPath path;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    auto segment = percent_decode(rest.substr(0, slash));
    if (!segment || !is_allowed(*segment)) return std::nullopt;
    path.segments.push_back(std::move(*segment));
    if (slash == std::string_view::npos) return path;
    rest.remove_prefix(slash + 1);
  }
  path.ends_with_slash = true;
  return path;
}

std::string percent_encode_segment(std::string_view segment) {
  std::string out;
  for (const char c : segment) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace serve

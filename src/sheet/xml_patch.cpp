// SPDX-License-Identifier: MIT
#include "sheet/xml_patch.h"

#include <utility>

namespace sheet {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// Where ` name="value"` stands in a start tag, its blank included; equal ends: it does not.
std::pair<std::size_t, std::size_t> find_attribute(std::string_view tag, std::string_view name) {
  std::size_t at = tag.find_first_of(" \t\r\n/>");
  while (at < tag.size()) {
    const std::size_t begin = tag.find_first_not_of(kBlanks, at);
    const std::size_t equals = tag.find('=', at);
    if (begin >= tag.size() || equals == std::string_view::npos) break;
    const std::size_t open = tag.find_first_of("\"'", equals);
    if (open == std::string_view::npos) break;
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == std::string_view::npos) break;
    const std::string_view found = tag.substr(begin, tag.find_first_of(" \t\r\n=", begin) - begin);
    if (found == name) return {at, close + 1};
    at = close + 1;
  }
  return {0, 0};
}

}  // namespace

std::string XmlPatch::apply(std::string_view part) const {
  std::string out;
  out.reserve(part.size() + changes_.size() * 64);
  std::size_t at = 0;
  for (const Change& change : changes_) {
    out += part.substr(at, change.begin - at);
    out += change.with;
    at = change.end;
  }
  out += part.substr(at);
  return out;
}

std::string without_attribute(std::string tag, std::string_view name) {
  const auto [begin, end] = find_attribute(tag, name);
  return tag.erase(begin, end - begin);
}

std::string with_attribute(std::string tag, std::string_view name, std::string_view value) {
  tag = without_attribute(std::move(tag), name);
  const std::size_t end = tag.size() - (tag.ends_with("/>") ? 2 : 1);
  return tag.insert(end, " " + std::string(name) + "=\"" + std::string(value) + "\"");
}

std::string_view prefix_of(std::string_view tag) {
  const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon + 1);
}

ByteSource source_of(std::string_view part) {
  return [part](char* to, std::size_t room) mutable {
    const std::size_t size = part.copy(to, room);
    part.remove_prefix(size);
    return size;
  };
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '_':
        out += text.substr(i).starts_with("_x") ? "_x005F_" : "_";
        break;
      default:
        out += text[i];
    }
  }
  return out;
}

}  // namespace sheet

// SPDX-License-Identifier: MIT
// Tags and text of HTML, or of other markup written like it, in their order. Builds no tree and judges nothing but that
// what was begun is ended.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace record {

struct Tag {
  std::string name;  // in small letters
  bool is_end = false, closes_itself = false;
  std::vector<std::pair<std::string, std::string>> attributes;  // names in small letters, values without entities
  std::size_t line = 0;
};

struct MarkupSink {
  std::function<void(const Tag& tag)> tag;
  std::function<void(std::string_view text, std::string_view within)> text;  // within: style, script, or nothing
};

std::string small(std::string_view text);  // in small letters, of ASCII

// What is wrong with the text, in Chinese; empty: nothing.
std::string read_markup(std::string_view markup, const MarkupSink& sink);

}  // namespace record

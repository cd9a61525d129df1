// SPDX-License-Identifier: MIT
// Partials into pages, once, at load. Every tag gets a running number, so that at render time
// a lookup knows the file and the line it stands in, inside partials too. Must not know values or the Mustache library.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "render/template_tokens.h"

namespace render {

struct TemplateFile {
  std::string path;  // "site-templates/index.mustache"
  std::vector<Token> tokens;
  bool ends_with_line_end = false;
};
using TemplateFiles = std::map<std::string, TemplateFile, std::less<>>;  // by name: "index"

// A tag that looks something up.
struct Tag {
  TokenKind kind;  // text, raw, section or inverted
  std::string key;
  std::string where;  // "site-templates/x.mustache 第3行"
};

struct ExpandedTemplate {
  std::string text;       // without partials, blanks disguised; each key written as its index in `tags`
  std::vector<Tag> tags;  // in order
};

// The Mustache library makes a component of every white-space character and asks at each line end whether the line is
// to be dropped (we have done that): the blanks of a template wear a disguise while it renders. Half of a page's time.
std::string disguise_blanks(std::string text);
void show_blanks(std::string& page);

// A missing partial or a cycle is a Failure.
ExpandedTemplate expand(const std::string& name, const TemplateFiles& files);

}  // namespace render

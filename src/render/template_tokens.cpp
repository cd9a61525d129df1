// SPDX-License-Identifier: MIT
#include "render/template_tokens.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"

namespace render {
namespace {

using base::Failure;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_key(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

bool is_partial_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), fits);
}

class Reader {
 public:
  Reader(const std::string& path, std::string_view bytes) : path_(path), rest_(bytes) {}

  std::vector<Token> read() {
    while (!rest_.empty()) {
      const std::size_t tag = rest_.find("{{");
      const std::string_view literal = rest_.substr(0, tag);
      if (!literal.empty()) tokens_.push_back({TokenKind::literal, std::string(literal), line_, false});
      skip(literal.size());
      if (tag != std::string_view::npos) read_tag();
    }
    return std::move(tokens_);
  }

 private:
  void skip(std::size_t count) {
    line_ +=
        static_cast<std::size_t>(std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count), '\n'));
    rest_.remove_prefix(count);
  }

  [[noreturn]] void fail(std::string what, std::string hint) const {
    throw Failure(place(path_, line_), std::move(what), std::move(hint));
  }

  void read_tag() {
    const bool triple = rest_.starts_with("{{{");
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t end = rest_.find(closing, closing.size());
    if (end == std::string_view::npos || rest_.substr(2, end - 2).find("{{") != std::string_view::npos)
      fail("标签没有写完", fmt::format("请补上“{}”。", closing));
    const std::string_view whole = rest_.substr(0, end + closing.size());
    const std::string_view inside = trim(rest_.substr(closing.size(), end - closing.size()));
    if (rest_.substr(whole.size()).starts_with('}'))
      fail(fmt::format("标签“{}”后面多了一个“}}”", base::excerpt(whole)), "请删去它，或在前面也补成三个。");
    tokens_.push_back(triple ? typed(TokenKind::raw, inside, whole) : plain_tag(inside, whole));
    skip(whole.size());
  }

  Token plain_tag(std::string_view inside, std::string_view whole) const {
    switch (inside.empty() ? '\0' : inside[0]) {
      case '#':
        return typed(TokenKind::section, inside.substr(1), whole);
      case '^':
        return typed(TokenKind::inverted, inside.substr(1), whole);
      case '/':
        return typed(TokenKind::close, inside.substr(1), whole);
      case '>':
        return typed(TokenKind::partial, inside.substr(1), whole);
      case '!':
        return {TokenKind::comment, "", line_, false};
      default:
        return typed(TokenKind::text, inside, whole);
    }
  }

  Token typed(TokenKind kind, std::string_view untrimmed, std::string_view whole) const {
    const std::string_view name = trim(untrimmed);
    if (!(kind == TokenKind::partial ? is_partial_name(name) : is_key(name)))
      fail(fmt::format("不认识的标签“{}”", base::excerpt(whole)),
           "名字只用小写字母、数字和下划线；不用带点的名字、{{.}}、{{&}} 和 {{=}}。");
    return {kind, std::string(name), line_, false};
  }

  const std::string& path_;
  std::string_view rest_;
  std::size_t line_ = 1;
  std::vector<Token> tokens_;
};

void check_sections(const std::string& path, const std::vector<Token>& tokens) {
  std::vector<const Token*> open;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::section || token.kind == TokenKind::inverted) open.push_back(&token);
    if (token.kind != TokenKind::close) continue;
    if (open.empty())
      throw Failure(place(path, token.line), fmt::format("“{}”只有结束标签，没有开始标签", token.content),
                    "请补上开始标签或删去这一个。");
    if (open.back()->content != token.content)
      throw Failure(place(path, token.line),
                    fmt::format("第{}行开始的“{}”还没有结束，就遇到“{}”的结束标签", open.back()->line,
                                open.back()->content, token.content),
                    "请让区段先开始的后结束，不要交叉。");
    open.pop_back();
  }
  if (!open.empty())
    throw Failure(place(path, open.back()->line), fmt::format("区段“{}”没有结束标签", open.back()->content),
                  fmt::format("请补上 {{{{/{}}}}}。", open.back()->content));
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

bool may_stand_alone(TokenKind kind) {
  return kind != TokenKind::literal && kind != TokenKind::text && kind != TokenKind::raw;
}

// A section, comment or partial tag that has a line for itself takes the whole line with it, line end included.
void cut_standalone_lines(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!may_stand_alone(tokens[i].kind)) continue;
    const Token* before = i > 0 ? &tokens[i - 1] : nullptr;
    const Token* after = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
    if (before != nullptr) {
      if (before->kind != TokenKind::literal) continue;
      const std::size_t line_end = before->content.rfind('\n');
      if (line_end == std::string::npos && i > 1) continue;  // another tag stands earlier on this line
      if (!is_blank(std::string_view(before->content).substr(line_end == std::string::npos ? 0 : line_end + 1)))
        continue;
    }
    if (after != nullptr) {
      if (after->kind != TokenKind::literal) continue;
      const std::size_t line_end = after->content.find('\n');
      if (line_end == std::string::npos && i + 2 < tokens.size()) continue;
      if (!is_blank(std::string_view(after->content).substr(0, line_end))) continue;
    }
    tokens[i].standalone = true;
  }
  // Cutting waits until all are judged. A literal between two such tags loses its tail and its head.
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].standalone) continue;
    if (i > 0) {
      std::string& before = tokens[i - 1].content;
      const std::size_t line_end = before.rfind('\n');
      before.erase(line_end == std::string::npos ? 0 : line_end + 1);
    }
    if (i + 1 < tokens.size()) {
      std::string& after = tokens[i + 1].content;
      const std::size_t line_end = after.find('\n');
      after.erase(0, line_end == std::string::npos ? after.size() : line_end + 1);
    }
  }
}

}  // namespace

std::string place(const std::string& path, std::size_t line) { return fmt::format("{} 第{}行", path, line); }

std::vector<Token> tokenize(const std::string& path, std::string_view bytes) {
  if (base::first_invalid_utf8(bytes)) throw Failure(path, "模板不是 UTF-8 文本", "请把文件存为 UTF-8。");
  std::vector<Token> tokens = Reader(path, bytes).read();
  check_sections(path, tokens);
  cut_standalone_lines(tokens);
  std::erase_if(tokens, [](const Token& token) {
    return token.kind == TokenKind::comment || (token.kind == TokenKind::literal && token.content.empty());
  });
  return tokens;
}

}  // namespace render

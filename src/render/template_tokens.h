// SPDX-License-Identifier: MIT
// One template file to tokens: our own strict reading of the Mustache subset that site-templates may use.
// {{key}} {{{key}}} {{#key}} {{^key}} {{/key}} {{> partial}} {{! comment}}; every other tag is a Failure naming file
// and line. Must not know values or the Mustache library.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace render {

enum class TokenKind { literal, text, raw, section, inverted, close, partial, comment };

struct Token {
  TokenKind kind = TokenKind::literal;
  std::string content;  // the literal bytes, or the key, or the partial's name
  std::size_t line = 1;
  bool standalone = false;  // alone on its line; blanks and line end around it are cut already
};

// Sections are balanced within the file; comments are gone.
std::vector<Token> tokenize(const std::string& path, std::string_view bytes);

std::string place(const std::string& path, std::size_t line);  // "site-templates/x.mustache 第3行"

}  // namespace render

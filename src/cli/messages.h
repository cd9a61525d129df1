// SPDX-License-Identifier: MIT
// Chinese for what the options library says in English.
#pragma once
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's
class App;
class ParseError;
}  // namespace CLI

namespace cli {

void use_chinese(CLI::App& app);  // the program and each command, before their options are added
std::string in_chinese(const CLI::ParseError& error, const CLI::App& app);

}  // namespace cli

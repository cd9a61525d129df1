// SPDX-License-Identifier: MIT
// Chinese for what the options library says in English.
#pragma once
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace cli {

void use_chinese(CLI::App& app);  // before options and commands are added
std::string in_chinese(const CLI::ParseError& error);

}  // namespace cli

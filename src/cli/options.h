// SPDX-License-Identifier: MIT
// Options that several commands have, each with the same words.
#pragma once
#include <optional>
#include <string>

#include "model/date.h"

namespace CLI {  // NOLINT(readability-identifier-naming): of the library
class App;
}

namespace cli {

void add_common(CLI::App& command, std::string& workspace, bool& quiet);
void add_as_of(CLI::App& command, std::string& as_of);
std::optional<model::Date> as_of_date(const std::string& as_of);  // empty: nothing; throws for what is no date

}  // namespace cli

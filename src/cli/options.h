// SPDX-License-Identifier: MIT
// Options that several commands have, each with the same words.
#pragma once
#include <optional>
#include <string>

#include "model/date.h"
#include "model/words.h"

namespace CLI {  // NOLINT(readability-identifier-naming): of the library
class App;
}

namespace cli {

void add_common(CLI::App& command, std::string& workspace, bool& quiet);
void add_quiet(CLI::App& command, bool& quiet);  // for what has no workspace
void add_as_of(CLI::App& command, std::string& as_of);
void add_audience(CLI::App& command, std::string& audience);
std::optional<model::Audience> audience_of(const std::string& key);  // empty: nothing; throws for what is none
std::optional<model::Date> as_of_date(const std::string& as_of);     // empty: nothing; throws for what is no date

}  // namespace cli

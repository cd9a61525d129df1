// SPDX-License-Identifier: MIT
// What stands behind the question mark of a target. Nothing of it decides which file is sent.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace serve {

// The first value of that name, decoded; nothing where there is none or it is not well-formed UTF-8.
std::optional<std::string> query_value(std::string_view target, std::string_view name);

}  // namespace serve

// SPDX-License-Identifier: MIT
// 内容码: ten characters that people copy by hand from a signed sheet into the ledger, XXXXX-XXXXX. Digits and capitals
// without I, L, O and U; whoever writes one of those means 1, 1, 0 or V. What it is the code of: rules/content_code.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace model {

// The first 50 bits of a digest (of at least seven bytes).
std::string content_code_of_digest(std::string_view digest);

// As it is printed, whatever its case, blanks and dashes; nothing for what is no such code. Half-width.
std::optional<std::string> parse_content_code(std::string_view text);

}  // namespace model

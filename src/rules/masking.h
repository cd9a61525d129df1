// SPDX-License-Identifier: MIT
// Names as a wider audience may see them: 张* (two characters), 张*三 (three and more).
#pragma once
#include <string>
#include <string_view>

#include "rules/known_names.h"

namespace rules {

std::string mask_name(std::string_view name);

// Every known name in a free text, but where it is allowed there.
std::string mask_names(std::string_view text, const KnownNames& names);

// 责任人 is a column of names, where nothing is allowed to be anything else: known names and whatever is not a post or
// a body are masked, part by part, in brackets too.
std::string mask_responsible(std::string_view text, const KnownNames& names);

// The names that it masks there, known ones or not.
std::vector<std::string> persons_in(std::string_view responsible);

}  // namespace rules

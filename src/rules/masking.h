// SPDX-License-Identifier: MIT
// Names as a wider audience may see them: 张* (two characters), 张*三 (three and more).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rules {

std::string mask_name(std::string_view name);

// Every known name in a free text masked; longer names first, so that one name inside another is not torn.
std::string mask_names(std::string text, const std::vector<std::string>& longest_first);

// 责任人 is free text: known names and whatever is not a post or a body are masked, part by part, in brackets too.
std::string mask_responsible(const std::string& text, const std::vector<std::string>& longest_first);

}  // namespace rules

// SPDX-License-Identifier: MIT
// Small texts that several pages share: anchors, days left, hanging marks.
#pragma once
#include <string>
#include <string_view>

namespace site {

// A row's id on its page: its number, prefixed where the number could be one of the page's own ids.
std::string anchor(const std::string& number);

std::string days_left_text(int days);  // 今天到期, 还有6天

bool begins_with_opening_mark(std::string_view text);

}  // namespace site

// SPDX-License-Identifier: MIT
// Small texts that several pages share: anchors, days left, hanging marks, where the site stands.
#pragma once
#include <string>
#include <string_view>

namespace site {

// A row's id on its page: its number, prefixed where the number could be one of the page's own ids.
std::string anchor(const std::string& number);

std::string days_left_text(int days);  // 今天到期, 还有6天

// Where the site at this address begins, with a slash at its end; empty without an address.
std::string root_of(std::string url);

// The path of that: "/gongshi/" of "https://host/gongshi/index.html"; "/" without an address.
std::string root_path_of(const std::string& url);

bool begins_with_opening_mark(std::string_view text);

}  // namespace site

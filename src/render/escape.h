// SPDX-License-Identifier: MIT
// Text to HTML text and attribute values. Not for URLs, scripts or styles.
#pragma once
#include <string>
#include <string_view>

namespace render {

std::string escape_html(std::string_view text);  // & < > " '

}  // namespace render

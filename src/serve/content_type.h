// SPDX-License-Identifier: MIT
// What a file's name says about how it is sent: media type with charset, and how long a browser may keep it.
#pragma once
#include <string_view>

namespace serve {

std::string_view content_type(std::string_view file_name);

// Assets whose name carries a hash ("style-1a2b3c4d.css") never change; everything else is asked for again.
std::string_view cache_control(std::string_view file_name);

}  // namespace serve

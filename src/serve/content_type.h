// SPDX-License-Identifier: MIT
// What a file's name says about how it is sent: media type with charset, and how long a browser may keep it.
#pragma once
#include <string_view>

namespace serve {

std::string_view content_type(std::string_view file_name);

// Assets whose name carries a hash ("style-1a2b3c4d.css") never change; the version file, by which a screen sees that
// there is something new, is never kept; everything else is kept but asked for again.
std::string_view cache_control(std::string_view file_name);

bool is_compressible(std::string_view file_name);  // text; the others are compressed already

}  // namespace serve

// SPDX-License-Identifier: MIT
// The Accept-Encoding header: whether a client takes gzip.
#pragma once
#include <string_view>

namespace serve {

// Named by itself ("gzip", "x-gzip") or by "*", with a weight above 0. What is malformed is not asked for.
bool accepts_gzip(std::string_view header);

}  // namespace serve

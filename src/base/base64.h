// SPDX-License-Identifier: MIT
// Bytes as base64 text (RFC 4648, standard alphabet, padded) and back. Reading takes only what writing would give, so
// that one value has one text.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace base

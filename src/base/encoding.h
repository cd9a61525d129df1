// SPDX-License-Identifier: MIT
// Bytes of an office file to UTF-8: strict UTF-8 first (with or without BOM), then strict GB18030. Never a guess.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Encoding { utf8, utf8_bom, gb18030 };

std::string_view name(Encoding encoding);

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::utf8;
};

// Throws Failure(refused) naming `file` and the line when the bytes are neither, are UTF-16, or hold a NUL.
Decoded decode(std::string bytes, const std::string& file);

}  // namespace base

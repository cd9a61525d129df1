// SPDX-License-Identifier: MIT
// The column 错误 that a marked copy has: what the clerk reads, not what the ledger holds. Every reader passes it over.
#pragma once
#include <string_view>

#include "base/text.h"

namespace sheet {

inline constexpr std::string_view kErrorHeader = "错误";

// "错误", or "错误：" with what is wrong with the headers themselves.
inline bool is_error_header(std::string_view header) {
  header = base::trim(header);
  return header == kErrorHeader ||
         (header.starts_with(kErrorHeader) && header.substr(kErrorHeader.size()).starts_with("："));
}

}  // namespace sheet

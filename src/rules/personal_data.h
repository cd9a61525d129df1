// SPDX-License-Identifier: MIT
// Finds personal numbers in free text: they must never reach the record (ledger.md, refusals).
#pragma once
#include <optional>
#include <string_view>

namespace rules {

// "身份证号码" (18 places with a day of birth and the right checksum) or "手机号码" (11 digits from 13 to 19, with 86
// or not), or nothing. Full-width digits, blanks or hyphens between groups and other numbers beside them do not hide
// them.
std::optional<std::string_view> personal_data_in(std::string_view text);

}  // namespace rules

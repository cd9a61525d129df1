// SPDX-License-Identifier: MIT
// Finds personal numbers in free text: they must never reach the record (ledger.md, refusals).
#pragma once
#include <optional>
#include <string_view>

namespace rules {

// "身份证号码" (18 places with a day of birth and the right checksum, or the 15 of before) or "手机号码" (11 digits
// from 13 to 19, with 86 or not), or nothing. Full-width digits, blanks, dots, dashes or a line end between groups and
// other numbers beside them do not hide them. In an organisation's contact a mobile number is meant to be seen.
std::optional<std::string_view> personal_data_in(std::string_view text, bool is_contact = false);

}  // namespace rules

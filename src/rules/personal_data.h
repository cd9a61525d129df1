// SPDX-License-Identifier: MIT
// Finds what tells a private person's number, mailbox, car or home in free text: it must never reach the record
// (ledger.md, refusals). What of it a workspace lets pass is for rules/allowed.h.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rules {

inline constexpr std::string_view kIdentityNumber = "身份证号码";
inline constexpr std::string_view kMobileNumber = "手机号码";
inline constexpr std::string_view kBankCard = "银行卡号";
inline constexpr std::string_view kLandline = "电话号码";
inline constexpr std::string_view kEmail = "电子邮箱";
inline constexpr std::string_view kPlate = "车牌号";
inline constexpr std::string_view kHomeAddress = "家庭住址";

struct PersonalData {
  std::string_view kind;
  std::string text;  // as it stands, in half-width characters
};

// All of them, kind by kind. Full-width characters, blanks, dots, dashes or a line end between groups of digits and
// other numbers beside them do not hide them.
std::vector<PersonalData> personal_data_in(std::string_view text);

// For messages, which end in terminals and logs: 138…00.
std::string hidden(std::string_view text);

}  // namespace rules

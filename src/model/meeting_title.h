// SPDX-License-Identifier: MIT
// What a meeting is called by the number it has: 2021 is the meeting for that year, 2021-1 that for its first half.
#pragma once
#include <string>

namespace model {

std::string meeting_year(const std::string& meeting);   // 2021年度, 2021年上半年
std::string meeting_title(const std::string& meeting);  // 2021年度组织生活会, 2021年上半年组织生活会

}  // namespace model

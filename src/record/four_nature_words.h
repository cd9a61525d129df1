// SPDX-License-Identifier: MIT
// What the text and the page of the four natures both say. Only for four_nature_text.cpp and four_nature_page.cpp.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "record/four_nature.h"

namespace record {

inline constexpr const char* kReportTitle = "电子档案四性检测报告";

std::string_view word(Nature nature);    // 真实性
std::string_view word(Outcome outcome);  // 通过
std::string_view mark(Outcome outcome);  // ✓: also without colour

struct ReportFact {
  std::string label, value;
  bool is_long = false;  // may need a line of its own
};
std::vector<ReportFact> facts_of(const FourNatureReport& report);
std::string verdict_of(const FourNatureReport& report);  // 通过, 未通过
std::string reason_of(const FourNatureReport& report);   // a sentence or two

}  // namespace record

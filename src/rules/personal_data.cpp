// SPDX-License-Identifier: MIT
#include "rules/personal_data.h"

#include <array>
#include <string>

#include "base/text.h"

namespace rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The checksum of an 18-place number: weighted sum of 17 digits modulo 11 picks the last place.
bool is_identity_number(std::string_view run) {
  static constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  static constexpr std::string_view kLast = "10X98765432";
  if (run.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (!is_digit(run[i])) return false;
    sum += (run[i] - '0') * kWeights[i];
  }
  const char last = run[17] == 'x' ? 'X' : run[17];
  return kLast[static_cast<std::size_t>(sum % 11)] == last;
}

bool is_mobile_number(std::string_view run) {
  return run.size() == 11 && run[0] == '1' && run[1] >= '3' && run.find_first_of("xX") == std::string_view::npos;
}

}  // namespace

std::optional<std::string_view> personal_data_in(std::string_view text) {
  const std::string plain = base::to_half_width(text);
  // Runs of digits, with single blanks or hyphens inside left out.
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_digit(plain[at])) {
      ++at;
      continue;
    }
    std::string run;
    for (; at < plain.size(); ++at) {
      const char c = plain[at];
      if (is_digit(c)) {
        run += c;
      } else if ((c == 'x' || c == 'X') && run.size() == 17) {
        run += c;
      } else if (!((c == ' ' || c == '-') && at + 1 < plain.size() && is_digit(plain[at + 1]))) {
        break;
      }
    }
    if (is_identity_number(run)) return "身份证号码";
    if (is_mobile_number(run)) return "手机号码";
  }
  return std::nullopt;
}

}  // namespace rules

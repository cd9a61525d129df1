// SPDX-License-Identifier: MIT
#include "rules/personal_data.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/date.h"

namespace rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_mark(char c) { return c == 'x' || c == 'X'; }

// The checksum of an 18-place number: weighted sum of 17 digits modulo 11 picks the last place. Places 7 to 14 are the
// day of birth.
bool is_identity_number(std::string_view run) {
  static constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  static constexpr std::string_view kLast = "10X98765432";
  if (run.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (!is_digit(run[i])) return false;
    sum += (run[i] - '0') * kWeights[i];
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    return static_cast<int>(base::to_integer(run.substr(from, count)).value_or(0));
  };
  if (!model::make_date(number(6, 4), number(10, 2), number(12, 2))) return false;
  return kLast[static_cast<std::size_t>(sum % 11)] == (is_mark(run[17]) ? 'X' : run[17]);
}

bool is_mobile_number(std::string_view run) {
  if (run.size() == 13 && run.starts_with("86")) run.remove_prefix(2);
  return run.size() == 11 && run[0] == '1' && run[1] >= '3' && std::all_of(run.begin(), run.end(), is_digit);
}

// The numbers of before 1999: 15 digits, region, six digits of birth.
bool is_old_identity_number(std::string_view run) {
  if (run.size() != 15 || !std::all_of(run.begin(), run.end(), is_digit)) return false;
  const auto number = [&](std::size_t from, std::size_t count) {
    return static_cast<int>(base::to_integer(run.substr(from, count)).value_or(0));
  };
  return number(0, 2) >= 11 && number(0, 2) <= 82 && model::make_date(1900 + number(6, 2), number(8, 2), number(10, 2));
}

// Half-width, any dash as -, without marks of no width.
std::string plain_text(std::string_view text) {
  std::u32string points = base::to_code_points(base::to_half_width(text));
  std::erase_if(points,
                [](char32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD; });
  for (char32_t& c : points)
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) c = U'-';
  return base::to_utf8(points);
}

bool is_separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '_' || c == '\n'; }

using Groups = std::vector<std::string>;

// The groups that stand together from `at` on: digits with one or two separators between them. An X ends a group.
Groups take_groups(std::string_view text, std::size_t& at) {
  Groups groups(1);
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c) || (is_mark(c) && !groups.back().empty() && is_digit(groups.back().back()))) {
      groups.back() += c;
    } else if (is_separator(c) && at + 1 < text.size() && is_digit(text[at + 1])) {
      groups.emplace_back();
    } else if (is_separator(c) && at + 2 < text.size() && is_separator(text[at + 1]) && is_digit(text[at + 2])) {
      groups.emplace_back();
      ++at;
    } else {
      break;
    }
  }
  return groups;
}

// How mobile numbers are written: 13800138000, 138 0013 8000, 138 00138000, 1380013 8000; alone also in other groups,
// but not as a row of small numbers (13.5 2022.03.15).
bool is_usual_grouping(const Groups& groups, std::size_t first, std::size_t last) {
  const std::size_t count = last - first + 1;
  const std::size_t length = groups[first].size();
  const auto all = [&](const auto& test) { return std::all_of(groups.begin(), groups.end(), test); };
  const bool alone = count == groups.size() && (all([](const std::string& group) { return group.size() >= 2; }) ||
                                                all([](const std::string& group) { return group.size() == 1; }));
  return alone || count == 1 || (count == 2 && (length == 3 || length == 7)) ||
         (count == 3 && length == 3 && groups[last].size() == 4);
}

// Numbers that stand beside each other do not hide one another: every row of neighbouring groups is looked at.
std::optional<std::string_view> personal_data_in_groups(const Groups& groups, bool is_contact) {
  for (std::size_t first = 0; first < groups.size(); ++first) {
    std::string run;
    for (std::size_t last = first; last < groups.size() && run.size() <= 18; ++last) {
      run += groups[last];
      if (is_identity_number(run) || (is_old_identity_number(run) && last == first)) return "身份证号码";
      const std::string_view digits(run.data(), is_mark(run.back()) ? run.size() - 1 : run.size());
      if (!is_contact && is_mobile_number(digits) && is_usual_grouping(groups, first, last)) return "手机号码";
    }
  }
  return std::nullopt;
}

// Most texts: the shortest of the numbers has eleven digits, each an ASCII one or one of three bytes that begin so.
bool may_hold_a_number(std::string_view text) {
  constexpr char full_width_lead = '\xEF';
  constexpr unsigned fewest_digits = 11;
  if (text.size() < fewest_digits) return false;
  unsigned count = 0;  // of 32 bits: count_if adds up in 64, which vector instructions do worse
  for (const char c : text)
    count +=
        static_cast<unsigned>(static_cast<unsigned char>(c - '0') < 10) + static_cast<unsigned>(c == full_width_lead);
  return count >= fewest_digits;
}

}  // namespace

std::optional<std::string_view> personal_data_in(std::string_view text, bool is_contact) {
  if (!may_hold_a_number(text)) return std::nullopt;
  const std::string plain = plain_text(text);
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_digit(plain[at])) {
      ++at;
      continue;
    }
    if (const auto kind = personal_data_in_groups(take_groups(plain, at), is_contact)) return kind;
  }
  return std::nullopt;
}

}  // namespace rules

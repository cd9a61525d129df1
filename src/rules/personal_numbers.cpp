// SPDX-License-Identifier: MIT
// Identity numbers, mobile numbers and bank cards: long numbers, written in one or in groups.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "model/date.h"
#include "rules/personal_finders.h"

namespace rules {
namespace {

bool is_mark(char32_t c) { return c == 'x' || c == 'X'; }
bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
int number(std::string_view run, std::size_t from, std::size_t count) {
  return static_cast<int>(base::to_integer(run.substr(from, count)).value_or(0));
}

// The checksum of an 18-place number: weighted sum of 17 digits modulo 11 picks the last place. Places 7 to 14 are the
// day of birth.
bool is_identity_number(std::string_view run) {
  static constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  static constexpr std::string_view kLast = "10X98765432";
  if (run.size() != 18 || !all_digits(run.substr(0, 17))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (run[i] - '0') * kWeights[i];
  if (!model::make_date(number(run, 6, 4), number(run, 10, 2), number(run, 12, 2))) return false;
  return kLast[static_cast<std::size_t>(sum % 11)] == run[17];
}

// The numbers of before 1999: 15 digits, region, six digits of birth.
bool is_old_identity_number(std::string_view run) {
  return run.size() == 15 && all_digits(run) && number(run, 0, 2) >= 11 && number(run, 0, 2) <= 82 &&
         model::make_date(1900 + number(run, 6, 2), number(run, 8, 2), number(run, 10, 2));
}

bool is_mobile_number(std::string_view run) {
  if (run.size() == 13 && run.starts_with("86")) run.remove_prefix(2);
  return run.size() == 11 && run[0] == '1' && run[1] >= '3' && all_digits(run);
}

// 16 to 19 digits that begin as cards of this country and of the two great networks do, with Luhn's check digit.
bool is_bank_card(std::string_view run) {
  if (run.size() < 16 || run.size() > 19 || !all_digits(run)) return false;
  if (!run.starts_with("62") && run[0] != '4' && !(run[0] == '5' && run[1] >= '1' && run[1] <= '5')) return false;
  int sum = 0;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const int digit = run[run.size() - 1 - i] - '0';
    sum += i % 2 == 0 ? digit : digit * 2 % 10 + digit / 5;
  }
  return sum % 10 == 0;
}

bool is_separator(char32_t c) { return c == ' ' || c == '-' || c == '.' || c == '_' || c == '\n'; }

struct Group {
  std::string digits;  // an X ends it
  std::size_t at = 0, end = 0;
};
using Groups = std::vector<Group>;

// The groups that stand together from `at` on: digits with one or two separators between them.
Groups take_groups(std::u32string_view text, std::size_t& at) {
  Groups groups{{"", at, at}};
  for (; at < text.size(); ++at) {
    const char32_t c = text[at];
    Group& group = groups.back();
    const bool after_digit = !group.digits.empty() && group.digits.back() != 'X';
    if ((is_digit(c) && (after_digit || group.digits.empty())) || (is_mark(c) && after_digit)) {
      group.digits += is_mark(c) ? 'X' : static_cast<char>(c);
      group.end = at + 1;
    } else if (is_digit(c) || (is_separator(c) && at + 1 < text.size() && is_digit(text[at + 1]))) {
      groups.push_back({"", is_digit(c) ? at : at + 1, 0});
      if (is_digit(c)) --at;
    } else if (is_separator(c) && at + 2 < text.size() && is_separator(text[at + 1]) && is_digit(text[at + 2])) {
      groups.push_back({"", at + 2, 0});
      ++at;
    } else {
      break;
    }
  }
  return groups;
}

// How mobile numbers are written: 13800138000, 138 0013 8000, 138 00138000, 1380013 8000; alone also in other groups,
// but not as a row of small numbers (13.5 2022.03.15).
bool is_grouped_as_mobile(const Groups& groups, std::size_t first, std::size_t last) {
  const std::size_t count = last - first + 1;
  const std::size_t length = groups[first].digits.size();
  const auto all = [&](const auto& test) { return std::all_of(groups.begin(), groups.end(), test); };
  const bool alone = count == groups.size() && (all([](const Group& group) { return group.digits.size() >= 2; }) ||
                                                all([](const Group& group) { return group.digits.size() == 1; }));
  return alone || count == 1 || (count == 2 && (length == 3 || length == 7)) ||
         (count == 3 && length == 3 && groups[last].digits.size() == 4);
}

// In one, in fours, or as the bank's own number and the rest.
bool is_grouped_as_card(const Groups& groups, std::size_t first, std::size_t last) {
  if (last == first || (last == first + 1 && groups[first].digits.size() == 6)) return true;
  return std::all_of(groups.begin() + static_cast<std::ptrdiff_t>(first),
                     groups.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const Group& group) { return group.digits.size() == 4; });
}

std::string_view kind_of(const Groups& groups, std::size_t first, std::size_t last, std::string_view run) {
  if (is_identity_number(run) || (last == first && is_old_identity_number(run))) return kIdentityNumber;
  if (run.back() == 'X') run.remove_suffix(1);
  if (is_bank_card(run) && is_grouped_as_card(groups, first, last)) return kBankCard;
  return is_mobile_number(run) && is_grouped_as_mobile(groups, first, last) ? kMobileNumber : "";
}

}  // namespace

// Numbers that stand beside each other do not hide one another: every row of neighbouring groups is looked at, and the
// longest that is something is taken.
void find_numbers(std::u32string_view text, Found& found) {
  constexpr std::size_t longest = 20;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const Groups groups = take_groups(text, at);
    for (std::size_t first = 0, next = 1; first < groups.size(); first = next++) {
      std::string run;
      std::string_view kind;
      std::size_t taken = first;
      for (std::size_t last = first; last < groups.size() && run.size() + groups[last].digits.size() <= longest;
           ++last) {
        run += groups[last].digits;
        if (const std::string_view is = kind_of(groups, first, last, run); !is.empty()) {
          kind = is;
          taken = last;
        }
      }
      if (kind.empty()) continue;
      add_found(found, kind, text.substr(groups[first].at, groups[taken].end - groups[first].at));
      next = taken + 1;
    }
  }
}

}  // namespace rules

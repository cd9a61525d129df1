// SPDX-License-Identifier: MIT
#include "serve/accept_encoding.h"

#include <optional>

#include "serve/header_text.h"

namespace serve {
namespace {

// "q=0.5": whether above 0. "q=" and up to three decimals, as the standard has it.
bool is_above_zero(std::string_view weight) {
  if (weight.size() < 3 || weight.size() > 7 || !same_word(weight.substr(0, 2), "q=")) return false;
  const std::string_view number = weight.substr(2);
  if ((number[0] != '0' && number[0] != '1') || (number.size() > 1 && number[1] != '.')) return false;
  const std::string_view decimals = number.size() > 2 ? number.substr(2) : std::string_view();
  if (decimals.find_first_not_of(number[0] == '1' ? "0" : "0123456789") != std::string_view::npos) return false;
  return number[0] == '1' || decimals.find_first_not_of('0') != std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view header) {
  std::optional<bool> by_name;
  bool by_star = false;
  while (!header.empty()) {
    std::string_view weight = cut(header, ",");
    const bool is_weighted = weight.find(';') != std::string_view::npos;
    const std::string_view name = without_blanks(cut(weight, ";"));
    const bool wanted = !is_weighted || is_above_zero(without_blanks(weight));
    if (name == "*") by_star = wanted;
    if (same_word(name, "gzip") || same_word(name, "x-gzip")) by_name = by_name.value_or(true) && wanted;
  }
  return by_name.value_or(by_star);
}

}  // namespace serve

// SPDX-License-Identifier: MIT
// Words that speak of a person's health. What a branch does about health for others (义诊, 残疾人, 因病致贫) is none.
#pragma once
#include <string_view>

namespace rules {

std::string_view health_word_in(std::string_view text);  // the first, or nothing

}  // namespace rules

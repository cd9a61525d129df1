// SPDX-License-Identifier: MIT
// What of a ledger's value can be told when it is met in a file: its lines, its sentences, a name.
#pragma once
#include <string_view>
#include <vector>

namespace rules {

// The parts of a value to look for: each line; of a long one each sentence of eight characters and more. Nothing that
// stands anywhere by chance: less than two characters, ASCII of less than three, numbers and dates.
std::vector<std::string_view> pieces_of(std::string_view value);

}  // namespace rules

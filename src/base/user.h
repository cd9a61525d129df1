// SPDX-License-Identifier: MIT
// Who runs the program, as the operating system knows it.
#pragma once
#include <string>

namespace base {

std::string user_name();  // the account's name; its number where it has none that can be read

}  // namespace base

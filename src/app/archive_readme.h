// SPDX-License-Identifier: MIT
// README.txt of a bag: for whoever finds it in twenty years, without this program. Plain text, Chinese.
#pragma once
#include <string>

#include "record/bag_info.h"

namespace app {

// is_signed: the bag has archive.pub and a signature.
std::string archive_readme(const record::BagInfo& info, bool is_signed);

}  // namespace app

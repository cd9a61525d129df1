// SPDX-License-Identifier: MIT
// An archive that a command was given, and its internal layer for those that make something of it.
#pragma once
#include <filesystem>
#include <memory>

#include "record/bag_check.h"

namespace app {

// Where nothing of an archive is there, what it lacks would only confuse: Failure(refused) says that it is none.
void refuse_what_is_no_archive(const record::BagSource& bag, const record::BagCheck& check,
                               const std::filesystem::path& where);

// Every byte of it is checked first: Failure(refused) with the first fault, or if it is another layer.
std::unique_ptr<record::BagSource> open_internal_bag(const std::filesystem::path& where);

}  // namespace app

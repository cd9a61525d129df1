// SPDX-License-Identifier: MIT
// An archive's internal layer, for commands that make something of it.
#pragma once
#include <filesystem>
#include <memory>

#include "record/bag_source.h"

namespace app {

// Every byte of it is checked first: Failure(refused) with the first fault, or if it is another layer.
std::unique_ptr<record::BagSource> open_internal_bag(const std::filesystem::path& where);

}  // namespace app

// SPDX-License-Identifier: MIT
// A bag that lies there as a folder. Links are not followed; whatever is no plain file is a fault.
#pragma once
#include <filesystem>
#include <memory>

#include "record/bag_source.h"

namespace record {

std::unique_ptr<BagSource> open_folder(const std::filesystem::path& folder);

}  // namespace record

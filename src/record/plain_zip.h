// SPDX-License-Identifier: MIT
// ZIP in the one form that docs/archive.md describes: stored, fixed order and times, nothing that could differ. Reading
// takes no other: the whole of it is compared with what writing the same files would give.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "record/bag_source.h"

namespace record {

// files: paths from `folder`, in order; they stand under `name`/ in the ZIP. mode: of each file when it is unpacked.
void write_plain_zip(const std::filesystem::path& zip, const std::filesystem::path& folder, const std::string& name,
                     const std::vector<std::string>& files, unsigned mode);

std::unique_ptr<BagSource> open_plain_zip(const std::filesystem::path& zip);

}  // namespace record

// SPDX-License-Identifier: MIT
// ZIP in the one form that docs/archive.md describes: stored, fixed order and times, nothing that could differ. Reading
// takes no other: the whole of it is compared with what writing the same files would give.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "record/bag_source.h"
#include "record/zip_format.h"

namespace record {

// files: paths from `folder`, sorted; they stand under `name`/ in the ZIP. mode: of each file when it is unpacked, 0400
// for an internal layer and 0444 for all else.
void write_plain_zip(const std::filesystem::path& zip, const std::filesystem::path& folder, const std::string& name,
                     const std::vector<std::string>& files, unsigned mode, const ZipLimits& limits = {});

// Whatever is wrong with the ZIP is in faults(), and then there are no files(); but a ZIP that was only renamed has
// them. Content is compared with its CRC-32 when it is read.
std::unique_ptr<BagSource> open_plain_zip(const std::filesystem::path& zip, const ZipLimits& limits = {});

}  // namespace record

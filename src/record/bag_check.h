// SPDX-License-Identifier: MIT
// Whether a bag is whole: RFC 8493 and docs/archive.md, every byte, nothing missing, nothing extra. Every manifest is
// written anew from what is read and compared. What the bag says of others (the other layer, former ones) is for
// bag_ties.h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "record/bag_info.h"
#include "record/bag_source.h"
#include "record/bag_writer.h"

namespace record {

struct BagCheck {
  std::string name;
  std::optional<BagInfo> info;         // nothing: bag-info.txt is missing or not ours
  std::uint64_t files = 0, bytes = 0;  // of the payload as found
  HashedFiles hashes;                  // of all files read; empty after a fast check
  std::string tag_sha256;              // of tagmanifest-sha256.txt
  std::string public_tag_sha256;       // the same of the public layer, as the internal one has it; empty: not there
  std::vector<BagFault> faults;        // all of them, by path

  [[nodiscard]] bool is_whole() const { return faults.empty(); }
  [[nodiscard]] std::string code() const;  // 3FA2-91BC
};

// fast: names, number of files and bytes (Payload-Oxum) and the tag files; no byte of the payload is read.
BagCheck check_bag(const BagSource& bag, bool fast);

}  // namespace record

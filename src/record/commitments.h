// SPDX-License-Identifier: MIT
// Salted commitments that tie a public bag to an internal one (docs/archive.md says how, and what they show). Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace record {

inline constexpr const char* kCommitments = "commitments.txt";  // of a public bag

struct Commitments {
  std::string openings;  // data/commitments.txt of the internal bag: a line each, in the order of the texts
  std::string list;      // kCommitments: hashes, sorted, filled up
};

// core: the lines of manifest-sha256.txt of the core, each with its line end. texts: without salts.
Commitments commit_to(std::string_view core, const std::vector<std::string>& texts);

// The texts that openings are of; nothing of a line that is not one.
std::vector<std::string> texts_in(std::string_view openings);

}  // namespace record

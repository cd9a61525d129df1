// SPDX-License-Identifier: MIT
// What a bag says of others, held against those: the other layer (commitments, copies of manifests), the archive that
// it supersedes, its signature. Others are looked for beside it; one that is not there is not a fault.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/bag_check.h"
#include "record/bag_source.h"

namespace record {

enum class TieState { holds, broken, not_there, not_asked };

struct Tie {
  TieState state = TieState::not_asked;
  std::string other = {};             // the bag, or the key's number
  std::size_t count = 0;              // of commitments
  std::vector<BagFault> faults = {};  // where it is broken
};

struct BagTies {
  Tie other_layer;                           // public ↔ internal
  Tie openings;                              // internal: its own commitments follow from its own files
  std::vector<Tie> chain;                    // each superseded archive, the newest first; ends where one is missing
  std::optional<std::string> superseded_by;  // the newest archive of the same meeting that lies beside it
  Tie signature;                             // with the key in the bag
  Tie key;                                   // that key against the one given
};

// where: the bag's folder or ZIP. open_key: text of the key to be held against; empty: none given. fast: nothing of the
// payload is read, of no bag.
BagTies check_ties(const BagSource& bag, const BagCheck& check, const std::filesystem::path& where,
                   const std::string& open_key, bool fast);

// What the commitments of an internal bag must be of, from its own tables and manifest, in order.
std::vector<std::string> texts_of(const BagSource& internal);

}  // namespace record

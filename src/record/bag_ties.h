// SPDX-License-Identifier: MIT
// What a bag says of others, held against those: the other layer (commitments, copies of manifests), the archive that
// it supersedes, its signature. Others are looked for beside it; one that is not there is not a fault.
#pragma once
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
  std::string other;             // the bag, or the key's number
  std::vector<BagFault> faults;  // where it is broken
};

struct BagTies {
  Tie other_layer;                           // public ↔ internal
  Tie openings;                              // internal: its own commitments follow from its own files
  std::vector<Tie> chain;                    // each superseded archive, the newest first
  std::optional<std::string> superseded_by;  // a newer archive of the same meeting lies beside it
  Tie signature;                             // with the key in the bag
  Tie key;                                   // that key against the one given
};

// where: the bag's folder or ZIP. open_key: text of the key to be held against; empty: none given.
BagTies check_ties(const BagSource& bag, const BagCheck& check, const std::filesystem::path& where,
                   const std::string& open_key, bool fast);

}  // namespace record

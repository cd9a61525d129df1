// SPDX-License-Identifier: MIT
// Looks through every file of sites for texts of a record that was taken down, and says where one still stands and why
// it may: another record has the same words. Trusts no page plan and no manifest.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/console.h"
#include "store/withdrawals.h"

namespace app {

struct ProofOf {
  std::string name;  // 整改 ZG03
  store::RecordKey key;
  std::vector<std::string> texts;
};

// False: a text stands where nothing explains it. folders: of sites. fixed: texts of pages themselves.
bool prove_gone(const ProofOf& what, const store::Withdrawals& withdrawals,
                const std::vector<std::filesystem::path>& folders, const std::vector<std::string>& fixed,
                const Console& console);

}  // namespace app

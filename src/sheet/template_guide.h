// SPDX-License-Identifier: MIT
// The two sheets of a ledger that are to be read, not filled in.
#pragma once
#include <vector>

#include "sheet/template.h"

namespace sheet {

OutSheet guide_sheet(const LedgerBook& book, const std::vector<model::TableId>& tables);
OutSheet unfinished_sheet(const LedgerBook& book);

}  // namespace sheet

// SPDX-License-Identifier: MIT
// A ledger as one workbook: every sheet that has the name or the key of a table, the others passed over and told.
#pragma once
#include <string>

#include "sheet/ledger_reader.h"

namespace sheet {

std::string read_workbook(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                          Notes& notes);

}  // namespace sheet

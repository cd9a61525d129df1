// SPDX-License-Identifier: MIT
// A ledger as one JSON object: table key or name → list of rows, each an object of column key or name → value.
#pragma once
#include <string>

#include "sheet/ledger_reader.h"

namespace sheet {

std::string read_json_lists(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                            Notes& notes);

}  // namespace sheet

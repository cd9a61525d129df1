// SPDX-License-Identifier: MIT
// A ledger as one workbook: every sheet that has the name or the key of a table, the others passed over and told.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/table.h"
#include "sheet/ledger_reader.h"

namespace sheet {

std::string read_workbook(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                          Notes& notes);

std::optional<model::TableId> table_of_sheet(std::string_view name);  // of a sheet that has a table's name or key

}  // namespace sheet

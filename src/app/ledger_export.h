// SPDX-License-Identifier: MIT
// The record as a ledger workbook: all of it, or what the next year begins with. Reads the record, writes nothing.
#pragma once
#include <optional>
#include <string>

#include "app/workspace.h"
#include "sheet/template.h"
#include "store/ledger_rows.h"

namespace app {

// Points into the workspace's plans.
sheet::LedgerBook export_book(Workspace& workspace, const store::RowsOf& of);

// Each organisation's members of its newest meeting, its plan, and what has not been finished as of a day, for a
// meeting that comes after all of theirs.
sheet::LedgerBook next_year_book(Workspace& workspace, const std::optional<std::string>& organization,
                                 const std::string& meeting, model::Date as_of);

}  // namespace app

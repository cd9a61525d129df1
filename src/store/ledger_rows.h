// SPDX-License-Identifier: MIT
// Rows of the record as a clerk typed them: what an import of them would find unchanged, in the order of their sheets.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/table.h"
#include "store/database.h"

namespace store {

struct RowsOf {
  std::optional<std::string> organization, meeting;  // nothing: of all
};

// An event's or report's meeting is that of its item or commitment.
std::vector<model::Row> ledger_rows(const Database& database, model::TableId table, const RowsOf& of);

}  // namespace store

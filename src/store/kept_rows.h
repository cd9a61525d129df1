// SPDX-License-Identifier: MIT
// What is posted is never deleted: rows that a ledger has no more, but that stood on a site, stay, with what they name.
// Fills temp.kept before rows are compared, and keeps gone_from_ledger true after. Validates nothing.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "model/table.h"
#include "store/database.h"

namespace store {

// A posted row that the ledger has lost, or (back) has again.
struct KeptRow {
  model::TableId table = model::TableId::rectification;
  std::string record;
  bool back = false;
};

using IsStaged = std::function<bool(model::TableId)>;

void make_kept(const Database& database);  // temp.kept, empty
void find_kept(const Database& database, const IsStaged& is_staged);
// What is new about it since the last import; their units go to temp.touched.
std::vector<KeptRow> mark_gone(const Database& database, const IsStaged& is_staged, const std::string& day);

}  // namespace store

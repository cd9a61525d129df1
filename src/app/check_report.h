// SPDX-License-Identifier: MIT
// What check says, for a person or, as one JSON document, for another program.
#pragma once
#include <string>

#include "app/console.h"
#include "app/finding_list.h"
#include "app/ledger_import.h"

namespace app {

// "整改.csv E7", or the unit for what is of no single row.
std::string place_of(const PlacedFinding& placed, LedgerImport& import);
std::string place_of(const PlacedDeadline& placed, LedgerImport& import);

void say_findings(const FindingList& list, LedgerImport& import, model::Date as_of, const Console& console);
void say_deadlines(const FindingList& list, LedgerImport& import, const Console& console);  // by day

// Refusals, findings, deadlines, counts. Documented in docs/check.md (a test compares).
std::string check_json(const FindingList& list, LedgerImport& import, model::Date as_of);

}  // namespace app

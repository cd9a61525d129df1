// SPDX-License-Identifier: MIT
// Which columns of a table a workbook offers, and what may be typed into them: what the plan has no use for is left
// out, closed lists hold only the plan's words. Knows schema and plans, no rows but those it is asked to keep.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/plan.h"
#include "model/table.h"
#include "sheet/workbook.h"

namespace sheet {

// Whose words and columns: one plan of a new ledger, several of an export.
using PlansOf = std::span<const model::Plan* const>;

struct Offered {
  bool organizations = false, meetings = false;  // rows of several: each says which
};

// Indices into table.columns in the order of the sheet: 组织编号 and 会议编号 last, unless they are what the row is
// about.
std::vector<std::size_t> offered_columns(const model::Table& table, PlansOf plans, const Offered& offered,
                                         std::span<const model::Row> rows);

// Marked * or °, as the plans require it.
OutCell header_cell(const model::Table& table, const model::Column& column, PlansOf plans);

// Meaning, example, words: one line each.
std::string header_comment(const model::Table& table, const model::Column& column, PlansOf plans);

Holds holds(model::CellKind kind);

// Nothing for free text. References are filled in by who knows the other sheets (sheet/template.cpp).
std::optional<Validation> validation_of(const model::Table& table, const model::Column& column, PlansOf plans);

}  // namespace sheet

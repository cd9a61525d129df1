// SPDX-License-Identifier: MIT
// The ledger as a workbook for the clerk: a sheet that explains, a sheet a table with what may be typed where. For a
// new workspace, for the whole record, for the next year. Where the rows come from is not its business.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "model/plan.h"
#include "model/table.h"
#include "sheet/template_columns.h"
#include "sheet/workbook.h"

namespace sheet {

// Sheets that are no table: the reader passes over them.
inline constexpr const char* kGuideSheet = "说明";
inline constexpr const char* kUnfinishedSheet = "结转";
inline constexpr const char* kChoicesSheet = "选项";

// What goes on from the last meeting: to be looked up when an event or a report on it is entered.
struct Unfinished {
  std::string table, number, text, who, deadline, state;
};

struct LedgerBook {
  std::string title;  // "红星机械厂第一党支部 2024年度组织生活会"
  std::vector<const model::Plan*> plans;
  std::vector<std::string> known_plans = {};  // numbers that 方案 may be
  Offered offered = {};
  std::array<std::vector<model::Row>, model::kTableCount> rows = {};
  std::vector<Unfinished> unfinished = {};

  std::vector<model::Row>& of(model::TableId table) { return rows[static_cast<std::size_t>(table)]; }
  [[nodiscard]] const std::vector<model::Row>& of(model::TableId table) const {
    return rows[static_cast<std::size_t>(table)];
  }
};

// A meeting that is still to be filled in: its own row, and what the plan lists, as rows. 主题 and all days are empty.
void add_meeting(LedgerBook& book, const model::Plan& plan, const std::string& organization, const std::string& meeting,
                 model::OrganizationKind kind);

// Columns by key, the others empty.
model::Row row_of(model::TableId table, std::initializer_list<std::pair<std::string_view, std::string>> cells);

Workbook ledger_workbook(const LedgerBook& book);

}  // namespace sheet

// SPDX-License-Identifier: MIT
#include "store/ledger_rows.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/statements.h"

namespace store {
namespace {

using model::Ordinal;
using model::Table;
using model::TableId;

// One organisation and meeting after the other. Rows that are told apart by their order keep it, even if some of them
// were read from another file: events of one item and day stand together, where the first of them stood.
std::string order_of(const Table& table) {
  const std::string unit = table.id == TableId::organization ? ""
                           : table.has("meeting")            ? "b.organization, b.meeting, "
                                                             : "b.organization, ";
  const std::string key = base::join(key_of(table), ", b.");
  if (table.ordinal == Ordinal::value) return fmt::format("{}b.ordinal, b.{}", unit, key);
  if (table.ordinal == Ordinal::none) return fmt::format("{}b.source_sheet, b.source_row, b.{}", unit, key);
  const std::string first =
      fmt::format("OVER (PARTITION BY {})",
                  base::join(std::vector<std::string>(table.ordinal_over.begin(), table.ordinal_over.end()), ", "));
  return fmt::format("{0}min(b.source_sheet) {1}, min(b.source_row) {1}, b.{2}", unit, first, key);
}

std::string select_sql(const Table& table, const RowsOf& of) {
  std::vector<std::string> columns, conditions;
  for (const model::Column& column : table.columns) columns.push_back(fmt::format("b.{}", column.key));
  if (of.organization) conditions.emplace_back("b.organization = ?");
  if (of.meeting && table.has("meeting")) conditions.emplace_back("b.meeting = ?");
  if (const auto owner = owner_of(table); owner && of.meeting)
    conditions.push_back(fmt::format(
        "EXISTS (SELECT 1 FROM {0} o WHERE o.organization = b.organization AND o.{0} = b.{0} AND o.meeting = ?)",
        model::table(*owner).key));
  if (conditions.empty()) conditions.emplace_back("true");
  return fmt::format("SELECT {} FROM {} b WHERE {} ORDER BY {}", base::join(columns, ", "), table.key,
                     base::join(conditions, " AND "), order_of(table));
}

}  // namespace

std::vector<model::Row> ledger_rows(const Database& database, TableId id, const RowsOf& of) {
  const Table& table = model::table(id);
  Statement rows = database.prepare(select_sql(table, of));
  if (of.organization) rows.bind(*of.organization);
  if (of.meeting && id != TableId::organization) rows.bind(*of.meeting);
  std::vector<model::Row> out;
  while (rows.step()) {
    model::Row row{id, {}, 0};
    for (std::size_t i = 0; i < table.columns.size(); ++i) row.cells.push_back(rows.text(static_cast<int>(i)));
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace store

// SPDX-License-Identifier: MIT
#include "store/statements.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace store {
namespace {

using model::Ordinal;
using model::Table;
using model::TableId;

std::string prefixed(const std::vector<std::string>& columns, std::string_view alias) {
  std::vector<std::string> out;
  for (const std::string& column : columns) out.push_back(fmt::format("{}.{}", alias, column));
  return base::join(out, ", ");
}

// "k.a = b.a AND k.c = b.c"
std::string same_key(const Table& table) {
  std::vector<std::string> out;
  for (const std::string& column : key_of(table)) out.push_back(fmt::format("k.{0} = b.{0}", column));
  return base::join(out, " AND ");
}

std::vector<std::string> all_of(const Table& table) {
  std::vector<std::string> all = key_of(table);
  for (std::string& column : values_of(table)) all.push_back(std::move(column));
  return all;
}

std::string record_name(const Table& table, std::string_view alias) {
  std::vector<std::string> out;
  for (const std::string& column : key_of(table))
    if (column != "organization") out.push_back(fmt::format("{}.{}", alias, column));
  return out.empty() ? fmt::format("{}.organization", alias) : base::join(out, " || ' ' || ");
}

std::string parameters(const Table& table) {
  std::string out = "?,?";  // sheet and row
  for (std::size_t i = 0; i < all_of(table).size(); ++i) out += ",?";
  return out;
}

// Rows with the (组织, 会议) they belong to: an event's or report's is that of its item or commitment.
std::string grouped_rows(const Table& table, const std::string& rows) {
  const auto owner = owner_of(table);
  if (!owner) return fmt::format("SELECT organization, meeting, source_sheet, source_row FROM {}", rows);
  return fmt::format(
      "SELECT k.organization, o.meeting, k.source_sheet, k.source_row FROM {0} k JOIN {1} o ON "
      "o.organization = k.organization AND o.{1} = k.{1}",
      rows, model::table(*owner).key);
}

// Whether a stored row b belongs to a (组织, 会议) that the staged rows speak for: only there can it be gone.
std::string spoken_for(const Table& table) {
  if (table.id == TableId::organization) return "b.organization IN (SELECT organization FROM keyed_organization)";
  const auto owner = owner_of(table);
  if (!owner)
    return fmt::format("(b.organization, b.meeting) IN (SELECT organization, meeting FROM spoken_{})", table.key);
  // An event whose item has gone in this import can only go with it.
  const std::string own =
      fmt::format("FROM {0} o WHERE o.organization = b.organization AND o.{0} = b.{0}", model::table(*owner).key);
  return fmt::format(
      "b.organization IN (SELECT organization FROM keyed_{1}) AND ((b.organization, (SELECT o.meeting {0})) IN (SELECT "
      "organization, meeting FROM spoken_{1}) OR NOT EXISTS (SELECT 1 {0}))",
      own, table.key);
}

// Nothing of what stands in temp.kept is gone, whatever the staged rows say: posted rows, and what they name.
std::string not_kept(const Table& table) {
  const auto owner = owner_of(table);
  const Table& kept = owner ? model::table(*owner) : table;
  if (kept.id != TableId::member && kept.id != TableId::problem && kept.id != TableId::rectification &&
      kept.id != TableId::commitment)
    return "";
  return fmt::format(
      " AND NOT EXISTS (SELECT 1 FROM kept x WHERE x.organization = b.organization AND x.ledger_table = '{0}' AND "
      "x.record = b.{0}{1})",
      kept.key, kept.id == TableId::member ? " AND x.meeting = b.meeting" : "");
}

}  // namespace

std::optional<TableId> owner_of(const Table& table) {
  if (table.id == TableId::event) return TableId::rectification;
  if (table.id == TableId::fulfilment) return TableId::commitment;
  return std::nullopt;
}

std::vector<std::string> key_of(const Table& table) {
  std::vector<std::string> key(table.key_columns.begin(), table.key_columns.end());
  if (table.ordinal == Ordinal::key) key.emplace_back("ordinal");
  return key;
}

std::vector<std::string> values_of(const Table& table) {
  std::vector<std::string> values;
  for (const model::Column& column : table.columns)
    if (std::find(table.key_columns.begin(), table.key_columns.end(), column.key) == table.key_columns.end())
      values.emplace_back(column.key);
  if (table.ordinal == Ordinal::value) values.emplace_back("ordinal");
  return values;
}

std::string rows_of(const Table& table, bool direct) { return (direct ? "" : "keyed_") + std::string(table.key); }

std::string staging_sql(const Table& table) {
  return fmt::format(
      "CREATE TEMP TABLE keyed_{0} ({1}, source_sheet, source_row, PRIMARY KEY ({2})) WITHOUT ROWID;"
      "CREATE TEMP TABLE doubled_{0} ({1}, source_sheet, source_row);",
      table.key, base::join(all_of(table), ", "), base::join(key_of(table), ", "));
}

std::string stage_rows_sql(const Table& table, const std::string& rows, std::size_t count) {
  const std::vector<std::string> values(count, fmt::format("({})", parameters(table)));
  return fmt::format("INSERT OR IGNORE INTO {} ({}, source_sheet, source_row) VALUES {}", rows,
                     base::join(all_of(table), ", "), base::join(values, ", "));
}

std::string is_staged_sql(const Table& table, const std::string& rows) {
  return fmt::format("SELECT 1 FROM {} WHERE ({}) = ({}) AND source_sheet = ? AND source_row = ?", rows,
                     base::join(key_of(table), ", "),
                     base::join(std::vector<std::string>(key_of(table).size(), "?"), ", "));
}

std::string doubled_row_sql(const Table& table) {
  return fmt::format("INSERT INTO doubled_{} VALUES ({})", table.key, parameters(table));
}

std::string spoken_sql(const Table& table, bool owner_staged) {
  if (table.id == TableId::organization) return "";
  const auto owner = owner_of(table);
  std::string sql = fmt::format(
      "CREATE TEMP TABLE IF NOT EXISTS spoken_{0} (organization, meeting, PRIMARY KEY (organization, meeting)) WITHOUT "
      "ROWID; DELETE FROM temp.spoken_{0};",
      table.key);
  if (owner && !owner_staged) return sql;
  return sql + fmt::format(
                   "INSERT OR IGNORE INTO spoken_{} SELECT organization, meeting FROM ({}){};", table.key,
                   grouped_rows(table, rows_of(table, false)),
                   owner ? fmt::format(" WHERE (organization, meeting) IN (SELECT organization, meeting FROM keyed_{})",
                                       model::table(*owner).key)
                         : "");
}

std::string two_files_sql(const Table& table, const std::string& rows) {
  return fmt::format(
      "WITH g AS ({} UNION ALL {}), f AS (SELECT organization, meeting, min(s.file) AS first_file FROM g JOIN "
      "source_sheet s ON s.id = g.source_sheet GROUP BY organization, meeting HAVING count(DISTINCT g.source_sheet) > "
      "1) "
      "SELECT g.source_sheet, min(g.source_row), f.first_file, NULL FROM g JOIN f USING (organization, meeting) JOIN "
      "source_sheet s ON s.id = g.source_sheet WHERE s.file <> f.first_file GROUP BY g.source_sheet, organization, "
      "meeting",
      grouped_rows(table, rows), grouped_rows(table, fmt::format("doubled_{}", table.key)));
}

std::string other_files_sql(const Table& table) {
  const std::string rows = rows_of(table, false);
  std::string stored = fmt::format("{0} b ON b.organization = g.organization AND b.meeting = g.meeting", table.key);
  std::string groups = fmt::format("SELECT DISTINCT organization, meeting FROM ({})", grouped_rows(table, rows));
  if (const auto owner = owner_of(table)) {
    stored = fmt::format(
        "{1} o ON o.organization = g.organization AND o.meeting = g.meeting JOIN {0} b ON b.organization = "
        "o.organization AND b.{1} = o.{1}",
        table.key, model::table(*owner).key);
  } else if (table.id == TableId::organization) {
    stored = "organization b ON b.organization = g.organization";
    groups = fmt::format("SELECT organization FROM {}", rows);
  }
  return fmt::format(
      "SELECT DISTINCT s.file FROM ({0}) g JOIN {1} JOIN source_sheet s ON s.id = b.source_sheet WHERE "
      "b.source_sheet NOT IN (SELECT DISTINCT source_sheet FROM {2})",
      groups, stored, rows);
}

std::string partner_files_sql(const Table& table, const Table& partner) {
  return fmt::format(
      "SELECT DISTINCT s.file FROM (SELECT DISTINCT organization FROM {}) g JOIN {} b ON b.organization = "
      "g.organization JOIN source_sheet s ON s.id = b.source_sheet",
      rows_of(table, false), partner.key);
}

std::string doubled_sql(const Table& table, const std::string& rows) {
  return fmt::format(
      "SELECT b.source_sheet, b.source_row, k.source_row, s.file FROM doubled_{0} b JOIN {1} k ON {2} "
      "JOIN source_sheet s ON s.id = k.source_sheet WHERE true{3} ORDER BY b.rowid",
      table.key, rows, same_key(table),
      // The same table in two files is said once a file, not once a row.
      table.has("meeting") ? " AND (b.source_sheet = k.source_sheet OR b.meeting IS NOT k.meeting)" : "");
}

std::string created_sql(const Table& table) {
  return fmt::format("FROM keyed_{0} k WHERE NOT EXISTS (SELECT 1 FROM {0} b WHERE {1})", table.key, same_key(table));
}

std::string changed_sql(const Table& table) {
  const std::vector<std::string> values = values_of(table);
  return fmt::format("FROM keyed_{0} k JOIN {0} b ON {1} WHERE ({2}) IS NOT ({3})", table.key, same_key(table),
                     prefixed(values, "k"), prefixed(values, "b"));
}

std::string gone_sql(const Table& table) {
  return fmt::format("FROM {0} b WHERE {1} AND NOT EXISTS (SELECT 1 FROM keyed_{0} k WHERE {2}){3}", table.key,
                     spoken_for(table), same_key(table), not_kept(table));
}

std::string history_sql(const Table& table, const std::string& column) {
  return fmt::format(
      "INSERT INTO history (seen, ledger_table, organization, record, column, old, new) "
      "SELECT ?, '{0}', k.organization, {1}, '{2}', b.{2}, k.{2} FROM keyed_{0} k JOIN {0} b ON {3} WHERE k.{2} IS NOT "
      "b.{2}",
      table.key, record_name(table, "k"), column, same_key(table));
}

std::string gone_history_sql(const Table& table, const std::string& column) {
  return fmt::format(
      "INSERT INTO history (seen, ledger_table, organization, record, column, old, new) "
      "SELECT ?, '{0}', b.organization, {1}, '{2}', b.{2}, NULL {3} AND b.{2} IS NOT NULL",
      table.key, record_name(table, "b"), column, gone_sql(table));
}

std::string upsert_sql(const Table& table) {
  std::vector<std::string> assignments;
  std::vector<std::string> columns = all_of(table);
  std::vector<std::string> values = values_of(table);
  for (const char* origin : {"source_sheet", "source_row"}) {
    columns.emplace_back(origin);
    values.emplace_back(origin);
  }
  for (const std::string& column : values) assignments.push_back(fmt::format("{0} = excluded.{0}", column));
  return fmt::format(
      "INSERT INTO {0} ({1}) SELECT {1} FROM keyed_{0} WHERE true ON CONFLICT ({2}) DO UPDATE SET {3} WHERE ({4}) IS "
      "NOT ({5})",
      table.key, base::join(columns, ", "), base::join(key_of(table), ", "), base::join(assignments, ", "),
      prefixed(values, table.key), prefixed(values, "excluded"));
}

std::string delete_gone_sql(const Table& table) {
  return fmt::format("DELETE FROM {0} AS b WHERE {1} AND NOT EXISTS (SELECT 1 FROM keyed_{0} k WHERE {2}){3}",
                     table.key, spoken_for(table), same_key(table), not_kept(table));
}

}  // namespace store

// SPDX-License-Identifier: MIT
#include "store/importer.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/references.h"
#include "store/statements.h"

namespace store {

using model::Objection;
using model::Table;
using model::TableId;

Importer::Importer(Database& database, model::Date seen)
    : database_(database), transaction_(database), seen_(model::iso(seen)) {
  database_.run(
      "DROP TABLE IF EXISTS temp.touched; CREATE TEMP TABLE touched (organization, meeting, PRIMARY KEY (organization, "
      "meeting)) WITHOUT ROWID");
}

int Importer::add_sheet(const model::LedgerSheet& sheet) {
  std::vector<std::string> columns;
  for (const int column : sheet.columns) columns.push_back(std::to_string(column));
  Statement statement = database_.prepare(
      "INSERT INTO source_sheet (file, sheet, ledger_table, is_list, columns) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (file, sheet, ledger_table) DO UPDATE SET is_list = excluded.is_list, columns = excluded.columns "
      "RETURNING id");
  statement.bind_text(sheet.file).bind_text(sheet.sheet).bind_text(model::table(sheet.table).key);
  statement.bind(std::int64_t{sheet.is_list}).bind_text(base::join(columns, ","));
  statement.step();
  return static_cast<int>(statement.number(0));
}

void Importer::make_staging(const Table& table) {
  database_.run(fmt::format("DROP TABLE IF EXISTS temp.staged_{0}; DROP TABLE IF EXISTS temp.keyed_{0};", table.key));
  database_.run(staging_sql(table));
  insert_[static_cast<std::size_t>(table.id)].emplace(database_.prepare(stage_row_sql(table)));
}

void Importer::stage(const model::Row& row, int sheet) {
  const Table& table = model::table(row.table);
  std::optional<Statement>& insert = insert_[static_cast<std::size_t>(row.table)];
  if (!insert) make_staging(table);
  insert->reset();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& cell = row.cells[i];
    const auto number = table.columns[i].kind == model::CellKind::number ? base::to_integer(cell) : std::nullopt;
    if (number) {
      insert->bind(*number);
    } else {
      insert->bind(cell);
    }
  }
  insert->bind(std::int64_t{sheet}).bind(std::int64_t{row.number}).run();
}

std::vector<Objection> Importer::apply() {
  std::vector<Objection> objections;
  for (const Table& table : model::tables())
    if (insert_[static_cast<std::size_t>(table.id)]) apply_table(table, objections);
  for (const Table& table : model::tables()) find_dangling(table, objections);
  return objections;
}

void Importer::apply_table(const Table& table, std::vector<Objection>& objections) {
  insert_[static_cast<std::size_t>(table.id)]->reset();
  database_.run(key_rows_sql(table));
  const auto owner = owner_of(table);
  database_.run(spoken_sql(table, owner && insert_[static_cast<std::size_t>(*owner)]));
  find_doubled(table, objections);
  find_two_files(table, objections);
  find_other_year(table, objections);

  TableCounts& counts = counts_[static_cast<std::size_t>(table.id)];
  const std::int64_t all = database_.number(fmt::format("SELECT count(*) FROM keyed_{}", table.key));
  counts.created = database_.number("SELECT count(*) " + created_sql(table));
  counts.changed = database_.number("SELECT count(*) " + changed_sql(table));
  counts.gone = database_.number("SELECT count(*) " + gone_sql(table));
  counts.unchanged = all - counts.created - counts.changed;
  if (counts.created > 0) touch(table, fmt::format("k.* {}", created_sql(table)));
  if (counts.changed > 0) {
    touch(table, fmt::format("k.* {}", changed_sql(table)));
    for (const std::string& column : values_of(table))
      if (column != "ordinal") database_.prepare(history_sql(table, column)).bind_text(seen_).run();
  }
  if (counts.gone > 0) {
    touch(table, fmt::format("b.* {}", gone_sql(table)));
    for (const std::string& column : values_of(table))
      if (column != "ordinal") database_.prepare(gone_history_sql(table, column)).bind_text(seen_).run();
    database_.run(delete_gone_sql(table));
  }
  database_.run(upsert_sql(table));
}

// rows: "k.* FROM …". An organisation's own row shows on all of its meetings, its contact on those of organisations
// below it; an event on its item's meeting.
void Importer::touch(const Table& table, const std::string& rows) {
  std::string from = "SELECT organization, meeting FROM (SELECT " + rows + ")";
  if (table.id == TableId::organization)
    from = "WITH RECURSIVE below(organization) AS (SELECT organization FROM (SELECT " + rows +
           ") UNION SELECT o.organization FROM organization o JOIN below b ON o.parent = b.organization) "
           "SELECT m.organization, m.meeting FROM below JOIN meeting m USING (organization)";
  if (const auto owner = owner_of(table)) {
    from = fmt::format(
        "SELECT p.organization, p.meeting FROM (SELECT {0}) t JOIN {1} p ON p.organization = t.organization AND p.{1} "
        "= t.{1}",
        rows, model::table(*owner).key);
  }
  database_.run("INSERT OR IGNORE INTO touched " + from);
}

void Importer::collect(const std::string& sql, TableId table, std::string_view column, const std::string& what,
                       const std::string& hint, std::vector<Objection>& objections) {
  Statement rows = database_.prepare(sql);
  while (rows.step()) {
    const model::Origin origin{static_cast<int>(rows.number(0)), static_cast<int>(rows.number(1))};
    const auto fill = [&](const std::string& text) {
      return base::replace_all(base::replace_all(text, "{a}", rows.text(2)), "{b}", rows.text(3));
    };
    objections.push_back({table, origin, std::string(column), fill(what), fill(hint)});
  }
}

void Importer::find_doubled(const Table& table, std::vector<Objection>& objections) {
  if (table.ordinal == model::Ordinal::key) return;
  const std::string column(table.key_columns.back());  // the part of the key that a clerk would mend
  collect(doubled_sql(table), table.id, column,
          fmt::format("{}与 {{b}} 第{{a}}行重复", table.columns[*table.index_of(column)].header),
          "请改成不同的，或删去重复的一行。", objections);
}

void Importer::find_two_files(const Table& table, std::vector<Objection>& objections) {
  if (table.id == TableId::organization) return;
  collect(two_files_sql(table), table.id, "",
          fmt::format("同一组织、同一会议的“{}”表在 {{a}} 里已经有了", table.header),
          "请把两份合成一份，只留一个文件。", objections);
}

void Importer::find_other_year(const Table& table, std::vector<Objection>& objections) {
  const bool numbered =
      table.id == TableId::problem || table.id == TableId::rectification || table.id == TableId::commitment;
  if (!numbered) return;
  collect(
      fmt::format(
          "SELECT k.source_sheet, k.source_row, k.{0}, b.meeting FROM keyed_{0} k JOIN {0} b ON b.organization = "
          "k.organization AND b.{0} = k.{0} WHERE b.meeting <> k.meeting AND k.meeting <> ''",
          table.key),
      table.id, table.key, "编号“{a}”在 {b} 会议已经用过",
      "请换一个没有用过的编号；结转的事项仍写原来的会议编号 {b}。如果 {b} 是当初写错的，请见手册“改正写错的会议编号”。",
      objections);
}

void Importer::find_dangling(const Table& table, std::vector<Objection>& objections) {
  for (const Reference& reference : references_of(table))
    collect(reference.sql, table.id, reference.column, reference.what, reference.hint, objections);
}

bool Importer::changed_anything() const {
  for (const TableCounts& counts : counts_)
    if (counts.created + counts.changed + counts.gone > 0) return true;
  return false;
}

std::vector<UnitKey> Importer::touched() const {
  std::vector<UnitKey> units;
  Statement rows = database_.prepare(
      "SELECT m.organization, m.meeting FROM meeting m WHERE EXISTS (SELECT 1 FROM touched t WHERE t.organization = "
      "m.organization AND t.meeting <= m.meeting) ORDER BY m.organization, m.meeting");
  while (rows.step()) units.push_back({rows.text(0), rows.text(1)});
  return units;
}

void Importer::commit() {
  database_.run(
      "INSERT INTO unit_revision SELECT m.organization, m.meeting, 1 FROM meeting m WHERE EXISTS (SELECT 1 FROM "
      "touched t "
      "WHERE t.organization = m.organization AND t.meeting <= m.meeting) "
      "ON CONFLICT (organization, meeting) DO UPDATE SET revision = revision + 1");
  transaction_.commit();
}

}  // namespace store

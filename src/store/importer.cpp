// SPDX-License-Identifier: MIT
#include "store/importer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "store/kept_rows.h"
#include "store/references.h"
#include "store/statements.h"

namespace store {

using model::Objection;
using model::Table;
using model::TableId;

namespace {

constexpr const char* kTouchedUnits =
    "SELECT m.organization, m.meeting FROM (SELECT organization, min(meeting) AS first FROM touched GROUP BY "
    "organization) t JOIN meeting m ON m.organization = t.organization AND m.meeting >= t.first ORDER BY 1, 2";

}  // namespace

Importer::Importer(Database& database, model::Date seen)
    : database_(database),
      transaction_(database),
      add_sheet_(database.prepare("INSERT OR IGNORE INTO source_sheet (is_list, columns, file, sheet, ledger_table) "
                                  "VALUES (?, ?, ?, ?, ?)")),
      change_sheet_(
          database.prepare("UPDATE source_sheet SET is_list = ?, columns = ? WHERE file = ? AND sheet = ? AND "
                           "ledger_table = ? RETURNING id")),
      seen_(model::iso(seen)) {
  database_.run(
      "DROP TABLE IF EXISTS temp.touched; CREATE TEMP TABLE touched (organization, meeting, PRIMARY KEY (organization, "
      "meeting)) WITHOUT ROWID;"
      "DROP TABLE IF EXISTS temp.touched_organization; CREATE TEMP TABLE touched_organization (organization PRIMARY "
      "KEY) WITHOUT ROWID;"
      "DROP TABLE IF EXISTS temp.scope; CREATE TEMP TABLE scope (organization PRIMARY KEY) WITHOUT ROWID;");
  make_kept(database_);
  const auto is_empty = [&](const Table& table) {
    return database_.number(fmt::format("SELECT NOT EXISTS (SELECT 1 FROM {})", table.key)) != 0;
  };
  direct_ = std::all_of(model::tables().begin(), model::tables().end(), is_empty);
}

int Importer::add_sheet(const model::LedgerSheet& sheet) {
  std::vector<std::string> columns;
  for (const int column : sheet.columns) columns.push_back(std::to_string(column));
  const auto bind = [&](Statement& statement) {
    statement.reset().bind(std::int64_t{sheet.is_list}).bind_text(base::join(columns, ","));
    statement.bind_text(sheet.file).bind_text(sheet.sheet).bind_text(model::table(sheet.table).key);
  };
  bind(add_sheet_);
  add_sheet_.run();
  if (database_.changes() > 0) return static_cast<int>(database_.last_row());
  bind(change_sheet_);
  change_sheet_.step();
  const auto id = static_cast<int>(change_sheet_.number(0));
  change_sheet_.reset();
  return id;
}

void Importer::stage(model::Row row, int sheet) {
  std::unique_ptr<Staging>& staging = staging_[static_cast<std::size_t>(row.table)];
  if (!staging) staging = std::make_unique<Staging>(database_, model::table(row.table), direct_);
  staging->add(std::move(row), sheet);
}

void Importer::flush() {
  for (const std::unique_ptr<Staging>& staging : staging_)
    if (staging) staging->flush();
}

std::set<std::string> Importer::partner_files() {
  std::set<std::string> files;
  if (direct_) return files;
  flush();
  for (const Table& table : model::tables()) {
    const auto owner = owner_of(table);
    if (!owner) continue;
    const auto collect_files = [&](const Table& staged, const Table& partner) {
      if (!staging_[static_cast<std::size_t>(staged.id)]) return;
      Statement rows = database_.prepare(partner_files_sql(staged, partner));
      while (rows.step()) files.insert(rows.text(0));
    };
    collect_files(table, model::table(*owner));
    collect_files(model::table(*owner), table);
  }
  return files;
}

std::vector<Objection> Importer::apply() {
  std::vector<Objection> objections;
  flush();
  const IsStaged is_staged = [this](TableId table) { return staging_[static_cast<std::size_t>(table)] != nullptr; };
  if (!direct_) find_kept(database_, is_staged);
  for (const Table& table : model::tables())
    if (is_staged(table.id)) apply_table(table, objections);
  if (!direct_) kept_ = mark_gone(database_, is_staged, seen_);
  if (direct_) database_.run("INSERT OR IGNORE INTO touched SELECT organization, meeting FROM meeting");
  database_.run(
      "INSERT OR IGNORE INTO scope WITH RECURSIVE up(organization) AS (SELECT organization FROM scope UNION SELECT "
      "o.parent FROM organization o JOIN up USING (organization) WHERE o.parent IS NOT NULL) SELECT organization FROM "
      "up");
  for (const Table& table : model::tables()) find_dangling(table, objections);
  bump_revisions();
  return objections;
}

void Importer::apply_table(const Table& table, std::vector<Objection>& objections) {
  find_doubled(table, objections);
  if (staging_[static_cast<std::size_t>(table.id)]->several_sheets()) find_two_files(table, objections);
  TableCounts& counts = counts_[static_cast<std::size_t>(table.id)];
  if (direct_) {
    counts.created = database_.number(fmt::format("SELECT count(*) FROM {}", table.key));
    return;
  }
  const auto owner = owner_of(table);
  database_.run(spoken_sql(table, owner && staging_[static_cast<std::size_t>(*owner)]));
  find_other_year(table, objections);
  Statement others = database_.prepare(other_files_sql(table));
  while (others.step()) other_files_.insert(others.text(0));
  compare(table);
  if (counts.created + counts.changed > 0 && table.id == TableId::organization) touch_tree(table);
  const bool is_organization = table.id == TableId::organization;
  if (counts.created > 0)
    touch(table, fmt::format("k.* {}", created_sql(table)), is_organization || table.id == TableId::meeting);
  if (counts.changed > 0) {
    touch(table, fmt::format("k.* {}", changed_sql(table)), is_organization);
    for (const std::string& column : values_of(table))
      if (column != "ordinal") database_.prepare(history_sql(table, column)).bind_text(seen_).run();
  }
  if (counts.gone > 0) {
    touch(table, fmt::format("b.* {}", gone_sql(table)), false);
    for (const std::string& column : values_of(table))
      if (column != "ordinal") database_.prepare(gone_history_sql(table, column)).bind_text(seen_).run();
    database_.run(delete_gone_sql(table));
  }
  database_.run(upsert_sql(table));
}

void Importer::compare(const Table& table) {
  TableCounts& counts = counts_[static_cast<std::size_t>(table.id)];
  const std::int64_t all = database_.number(fmt::format("SELECT count(*) FROM keyed_{}", table.key));
  counts.created = database_.number("SELECT count(*) " + created_sql(table));
  counts.changed = database_.number("SELECT count(*) " + changed_sql(table));
  counts.gone = database_.number("SELECT count(*) " + gone_sql(table));
  counts.unchanged = all - counts.created - counts.changed;
}

// Who is added up by whom: the organisation, the superior it has, and the one it had.
void Importer::touch_tree(const Table& table) {
  const std::string changed = changed_sql(table);
  tree_moved_ = database_.number("SELECT count(*) " + changed + " AND k.parent IS NOT b.parent") > 0;
  const std::string created = created_sql(table);
  database_.run("INSERT OR IGNORE INTO touched_organization SELECT * FROM (SELECT k.organization " + created +
                " UNION SELECT k.parent " + created + " UNION SELECT k.organization " + changed +
                " UNION SELECT k.parent " + changed + " UNION SELECT b.parent " + changed +
                ") WHERE organization IS NOT NULL");
}

// Whoever names a member shows the name, in whatever organisation and year the member stands.
void Importer::touch_by_subject(const std::string& rows) {
  for (const char* table : {"problem", "rectification"})
    database_.run(
        fmt::format("INSERT OR IGNORE INTO touched SELECT m.organization, m.meeting FROM (SELECT {1}) t JOIN "
                    "{0} s ON s.subject = t.member AND s.subject <> '班子' JOIN meeting m ON m.organization = "
                    "s.organization",
                    table, rows));
}

// An item may name a problem of a later year.
void Importer::touch_by_problem(const std::string& rows) {
  database_.run("INSERT OR IGNORE INTO touched SELECT r.organization, r.meeting FROM (SELECT " + rows +
                ") t JOIN rectification r ON r.organization = t.organization AND r.problem = t.problem");
}

// rows: "k.* FROM …". An event shows on its item's meeting. below: what shows on all meetings of the organisation and
// of those below it, as a name, a contact and a new meeting do.
void Importer::touch(const Table& table, const std::string& rows, bool below) {
  database_.run("INSERT OR IGNORE INTO scope SELECT organization FROM (SELECT " + rows + ")");
  std::string from = "SELECT organization, meeting FROM (SELECT " + rows + ")";
  if (below) {
    from = "WITH RECURSIVE below(organization) AS (SELECT organization FROM (SELECT " + rows +
           ") UNION SELECT o.organization FROM organization o JOIN below b ON o.parent = b.organization) "
           "SELECT m.organization, m.meeting FROM below JOIN meeting m USING (organization)";
    if (table.id == TableId::meeting) from += " UNION SELECT organization, meeting FROM (SELECT " + rows + ")";
  } else if (table.id == TableId::meeting) {  // its date is when reports of the one before it are due
    from = "SELECT m.organization, m.meeting FROM (SELECT " + rows + ") t JOIN meeting m USING (organization)";
  } else if (const auto owner = owner_of(table)) {
    from = fmt::format(
        "SELECT p.organization, p.meeting FROM (SELECT {0}) t JOIN {1} p ON p.organization = t.organization AND p.{1} "
        "= t.{1}",
        rows, model::table(*owner).key);
  }
  database_.run("INSERT OR IGNORE INTO touched " + from);
  if (table.id == TableId::member) touch_by_subject(rows);
  if (table.id == TableId::problem) touch_by_problem(rows);
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
  collect(doubled_sql(table, rows_of(table, direct_)), table.id, column,
          fmt::format("{}与 {{b}} 第{{a}}行重复", table.columns[*table.index_of(column)].header),
          "请改成不同的，或删去重复的一行。", objections);
}

void Importer::find_two_files(const Table& table, std::vector<Objection>& objections) {
  if (table.id == TableId::organization) return;
  collect(two_files_sql(table, rows_of(table, direct_)), table.id, "",
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
  // Rows that were stored before name what is there, unless what they name has gone or changed now.
  const bool everywhere = direct_ || tree_moved_;
  for (const Reference& reference : references_of(table, everywhere))
    collect(reference.sql, table.id, reference.column, reference.what, reference.hint, objections);
}

bool Importer::changed_anything() const {
  if (!kept_.empty()) return true;
  for (const TableCounts& counts : counts_)
    if (counts.created + counts.changed + counts.gone > 0) return true;
  return false;
}

bool Importer::changed_names() const {
  const TableCounts& members = counts(TableId::member);
  return members.created + members.changed + members.gone > 0;
}

std::vector<UnitKey> Importer::touched() const {
  std::vector<UnitKey> units;
  Statement rows = database_.prepare(kTouchedUnits);
  while (rows.step()) units.push_back({rows.text(0), rows.text(1)});
  return units;
}

void Importer::bump_revisions() {
  database_.run(
      "INSERT INTO organization_revision SELECT organization, 1 + (SELECT coalesce(max(number), 0) FROM import_run) "
      "FROM touched_organization WHERE true ON CONFLICT (organization) DO UPDATE SET revision = excluded.revision");
  database_.run(fmt::format(
      "INSERT INTO unit_revision SELECT organization, meeting, 1 + (SELECT coalesce(max(number), 0) FROM import_run) "
      "FROM ({}) WHERE true ON CONFLICT (organization, meeting) DO UPDATE SET revision = excluded.revision",
      kTouchedUnits));
}

void Importer::commit(const std::string& source) {
  if (changed_anything()) {
    Statement last = database_.prepare("SELECT number, mark FROM import_run ORDER BY number DESC LIMIT 1");
    const bool any = last.step();
    const std::int64_t number = any ? last.number(0) + 1 : 1;
    base::Sha256 mark;
    mark.add_field(any ? last.text(1) : "");
    mark.add_field(source);
    last.reset();
    database_.prepare("INSERT INTO import_run VALUES (?, ?, ?)")
        .bind(number)
        .bind_text(mark.hex())
        .bind(std::int64_t{changed_names()})
        .run();
  }
  transaction_.commit();
}

}  // namespace store

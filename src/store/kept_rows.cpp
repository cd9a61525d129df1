// SPDX-License-Identifier: MIT
#include "store/kept_rows.h"

#include <fmt/format.h>

#include <array>

#include "store/statements.h"

namespace store {
namespace {

using model::Table;
using model::TableId;

// Commitments first: an item that one of them names stays with it.
constexpr std::array kPosted{TableId::commitment, TableId::rectification};

void keep_lost(const Database& database, const Table& table, bool staged) {
  if (staged) {
    database.run(spoken_sql(table, false));
    database.run(fmt::format(
        "INSERT OR IGNORE INTO kept SELECT b.organization, '{0}', b.{0}, b.meeting {1} AND (EXISTS (SELECT 1 FROM "
        "posting p WHERE p.organization = b.organization AND p.ledger_table = '{0}' AND p.record = b.{0}){2})",
        table.key, gone_sql(table),
        table.id == TableId::rectification ? " OR (b.organization, b.rectification) IN (SELECT c.organization, "
                                             "c.rectification FROM kept x JOIN commitment c ON c.organization = "
                                             "x.organization AND c.commitment = x.record)"
                                           : ""));
  }
  database.run(fmt::format(
      "INSERT OR IGNORE INTO kept SELECT b.organization, '{0}', b.{0}, b.meeting FROM gone_from_ledger g JOIN {0} b ON "
      "b.organization = g.organization AND b.{0} = g.record WHERE g.ledger_table = '{0}'{1}",
      table.key,
      staged ? fmt::format(" AND NOT EXISTS (SELECT 1 FROM keyed_{0} k WHERE k.organization = b.organization AND k.{0} "
                           "= b.{0})",
                           table.key)
             : ""));
}

// The problem of a kept item and its forerunners; the members that commitments, items and problems name.
constexpr const char* kNamed = R"(
INSERT OR IGNORE INTO kept
  WITH RECURSIVE named (organization, problem) AS (
    SELECT r.organization, r.problem FROM kept x JOIN rectification r ON r.organization = x.organization AND
      r.rectification = x.record WHERE x.ledger_table = 'rectification' AND r.problem IS NOT NULL
    UNION SELECT p.organization, p.earlier FROM named JOIN problem p USING (organization, problem)
      WHERE p.earlier IS NOT NULL)
  SELECT organization, 'problem', problem, meeting FROM named JOIN problem USING (organization, problem);
INSERT OR IGNORE INTO kept
  SELECT m.organization, 'member', m.member, m.meeting FROM kept x JOIN commitment c ON c.organization = x.organization
    AND c.commitment = x.record JOIN member m ON m.organization = c.organization AND m.meeting = c.meeting AND
    m.member = c.member WHERE x.ledger_table = 'commitment';
INSERT OR IGNORE INTO kept
  SELECT m.organization, 'member', m.member, m.meeting FROM kept x JOIN rectification r ON r.organization =
    x.organization AND r.rectification = x.record JOIN member m ON m.member = r.subject AND m.meeting = r.meeting
    WHERE x.ledger_table = 'rectification' AND r.subject <> '班子';
INSERT OR IGNORE INTO kept
  SELECT m.organization, 'member', m.member, m.meeting FROM kept x JOIN problem p ON p.organization = x.organization
    AND p.problem = x.record JOIN member m ON m.member = p.subject AND m.meeting = p.meeting
    WHERE x.ledger_table = 'problem' AND p.subject <> '班子';
)";

}  // namespace

void make_kept(const Database& database) {
  database.run(
      "DROP TABLE IF EXISTS temp.kept; CREATE TEMP TABLE kept (organization, ledger_table, record, meeting, PRIMARY "
      "KEY (organization, ledger_table, record, meeting)) WITHOUT ROWID;");
}

void find_kept(const Database& database, const IsStaged& is_staged) {
  if (database.number("SELECT EXISTS (SELECT 1 FROM posting)") == 0) return;
  for (const TableId table : kPosted) keep_lost(database, model::table(table), is_staged(table));
  if (database.number("SELECT EXISTS (SELECT 1 FROM kept)") != 0) database.run(kNamed);
}

std::vector<KeptRow> mark_gone(const Database& database, const IsStaged& is_staged, const std::string& day) {
  std::vector<KeptRow> news;
  database.run(
      "DROP TABLE IF EXISTS temp.marked; CREATE TEMP TABLE marked (organization, ledger_table, record, back, PRIMARY "
      "KEY (organization, ledger_table, record)) WITHOUT ROWID;"
      "INSERT INTO marked SELECT organization, ledger_table, record, 0 FROM kept WHERE ledger_table IN "
      "('rectification', 'commitment') AND (organization, ledger_table, record) NOT IN (SELECT organization, "
      "ledger_table, record FROM gone_from_ledger);");
  for (const TableId table : kPosted) {
    const std::string_view key = model::table(table).key;
    if (is_staged(table))
      database.run(
          fmt::format("INSERT INTO marked SELECT g.organization, g.ledger_table, g.record, 1 FROM gone_from_ledger g "
                      "JOIN keyed_{0} "
                      "k ON k.organization = g.organization AND k.{0} = g.record WHERE g.ledger_table = '{0}'",
                      key));
    database.run(
        fmt::format("INSERT OR IGNORE INTO touched SELECT b.organization, b.meeting FROM marked x JOIN {0} b ON "
                    "b.organization = x.organization AND b.{0} = x.record WHERE x.ledger_table = '{0}'",
                    key));
  }
  Statement rows = database.prepare("SELECT ledger_table, record, back FROM marked ORDER BY 1 DESC, organization, 2");
  while (rows.step())
    if (const auto table = model::find_table(rows.view(0))) news.push_back({*table, rows.text(1), rows.number(2) != 0});
  rows.reset();
  database
      .prepare("INSERT INTO gone_from_ledger SELECT organization, ledger_table, record, ? FROM marked WHERE back = 0")
      .bind_text(day)
      .run();
  database.run(
      "DELETE FROM gone_from_ledger WHERE (organization, ledger_table, record) IN (SELECT organization, ledger_table, "
      "record FROM marked WHERE back = 1)");
  return news;
}

}  // namespace store

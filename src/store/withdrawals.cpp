// SPDX-License-Identifier: MIT
#include "store/withdrawals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace store {
namespace {

using model::TableId;

constexpr std::array<TableId, 3> kTables{TableId::rectification, TableId::commitment, TableId::problem};

// Every text of a record that a site may show, with whose it is: organisation, table, number, text. An item that has
// no words of its own is called by its problem.
constexpr const char* kTexts =
    "SELECT organization, 'rectification' AS ledger_table, rectification AS record, item AS text FROM rectification "
    "UNION ALL SELECT organization, 'rectification', rectification, measures FROM rectification "
    "UNION ALL SELECT organization, 'rectification', rectification, content FROM event "
    "UNION ALL SELECT organization, 'commitment', commitment, text FROM commitment "
    "UNION ALL SELECT organization, 'commitment', commitment, measures FROM commitment "
    "UNION ALL SELECT organization, 'commitment', commitment, content FROM fulfilment "
    "UNION ALL SELECT organization, 'problem', problem, text FROM problem "
    "UNION ALL SELECT organization, ledger_table, record, value FROM posted_text, json_each(fields) WHERE key IN "
    "('item', 'measures', 'text')";

void bind(Statement& statement, const RecordKey& key) {
  statement.bind(key.organization).bind_text(model::table(key.table).key).bind(key.number);
}

}  // namespace

std::vector<RecordKey> Withdrawals::find(const std::string& number, const std::string& organization,
                                         std::optional<TableId> table) const {
  std::vector<RecordKey> found;
  for (const TableId each : kTables) {
    if (table && *table != each) continue;
    Statement rows = database_.prepare(fmt::format(
        "SELECT organization FROM {0} WHERE {0} = ?1 AND (?2 IS NULL OR organization = ?2) ORDER BY organization",
        model::table(each).key));
    rows.bind(number).bind(organization);
    while (rows.step()) found.push_back({rows.text(0), each, number});
  }
  return found;
}

std::optional<WithdrawalState> Withdrawals::last(const RecordKey& key) const {
  Statement row = database_.prepare(
      "SELECT date, reason, undone FROM withdrawal WHERE organization = ? AND ledger_table = ? AND record = ? ORDER BY "
      "number DESC LIMIT 1");
  bind(row, key);
  if (!row.step()) return std::nullopt;
  return WithdrawalState{model::parse_date(row.text(0)).value_or(model::Date()), row.text(1),
                         model::parse_date(row.text(2))};
}

std::vector<std::string> Withdrawals::texts(const RecordKey& key) const {
  std::vector<std::string> out;
  const auto add = [&](Statement& rows) {
    while (rows.step())
      if (std::find(out.begin(), out.end(), rows.text(0)) == out.end()) out.push_back(rows.text(0));
  };
  Statement own = database_.prepare(fmt::format(
      "SELECT text FROM ({}) WHERE organization = ? AND ledger_table = ? AND record = ? AND text IS NOT NULL", kTexts));
  bind(own, key);
  add(own);
  if (key.table == TableId::commitment) return out;
  // The problem that is an item's only name; the items that have only this name.
  Statement named = database_.prepare(
      key.table == TableId::rectification
          ? "SELECT p.text FROM rectification r JOIN problem p USING (organization, problem) WHERE r.organization = ? "
            "AND r.rectification = ? AND coalesce(r.item, '') = ''"
          : fmt::format("SELECT t.text FROM rectification r JOIN ({}) t ON t.organization = r.organization AND "
                        "t.ledger_table = 'rectification' AND t.record = r.rectification WHERE r.organization = ? AND "
                        "r.problem = ? AND coalesce(r.item, '') = '' AND t.text IS NOT NULL",
                        kTexts));
  named.bind(key.organization).bind(key.number);
  add(named);
  return out;
}

std::vector<std::string> Withdrawals::others_with(const std::string& text, const RecordKey& key) const {
  std::vector<std::string> out;
  Statement rows = database_.prepare(
      fmt::format("SELECT DISTINCT organization, ledger_table, record FROM ({}) WHERE instr(text, ?) > 0 ORDER BY "
                  "organization <> ?, organization, ledger_table DESC, record",
                  kTexts));
  rows.bind(text).bind(key.organization);
  while (rows.step()) {
    const auto table = model::find_table(rows.text(1));
    const bool own = rows.text(0) == key.organization;
    if (!table || (own && *table == key.table && rows.text(2) == key.number)) continue;
    out.push_back(fmt::format("{}{} {}", own ? "" : rows.text(0) + " 的", model::table(*table).header, rows.text(2)));
  }
  return out;
}

void Withdrawals::withdraw(const RecordKey& key, model::Date date, const std::string& reason) const {
  Statement row = database_.prepare(
      "INSERT INTO withdrawal (organization, ledger_table, record, date, reason) VALUES (?, ?, ?, ?, ?)");
  bind(row, key);
  row.bind(model::iso(date)).bind(reason).run();
  touch(key, "withdrawn " + reason);
}

void Withdrawals::undo(const RecordKey& key, model::Date date, const std::string& reason) const {
  Statement row = database_.prepare(
      "UPDATE withdrawal SET undone = ?, undone_reason = ? WHERE organization = ? AND ledger_table = ? AND record = ? "
      "AND undone IS NULL");
  row.bind(model::iso(date)).bind(reason);
  bind(row, key);
  row.run();
  touch(key, "restored " + reason);
}

// The mark goes on, so that no site that was made before is taken for one of this state.
void Withdrawals::touch(const RecordKey& key, const std::string& what) const {
  Statement last = database_.prepare("SELECT number, mark FROM import_run ORDER BY number DESC LIMIT 1");
  const bool any = last.step();
  const std::int64_t number = any ? last.number(0) + 1 : 1;
  base::Sha256 mark;
  for (const std::string& field :
       {any ? last.text(1) : "", std::string(model::table(key.table).key), key.organization, key.number, what})
    mark.add_field(field);
  last.reset();
  database_.prepare("INSERT INTO import_run VALUES (?, ?, 0)").bind(number).bind_text(mark.hex()).run();
  database_
      .prepare(
          "INSERT INTO unit_revision SELECT organization, meeting, ?1 FROM meeting WHERE organization = ?2 ON CONFLICT "
          "(organization, meeting) DO UPDATE SET revision = excluded.revision")
      .bind(number)
      .bind(key.organization)
      .run();
}

}  // namespace store

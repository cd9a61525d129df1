// SPDX-License-Identifier: MIT
// What Loader says of the record as a whole: which imports it has seen, which organisations, meetings and names it has.
#include "base/text.h"
#include "store/loader.h"

namespace store {
namespace {

model::Organization organization_in(const Statement& row) {
  return {row.text(0),
          row.text(1),
          model::from_word<model::OrganizationKind>(row.view(2)).value_or(model::OrganizationKind::branch),
          row.text(3),
          row.text(4),
          row.text(5),
          row.text(6),
          model::Origin{static_cast<int>(row.number(7)), static_cast<int>(row.number(8))}};
}

std::vector<std::string> texts(Statement& rows) {
  std::vector<std::string> all;
  while (rows.step()) all.push_back(rows.text(0));
  return all;
}

std::vector<UnitKey> unit_keys(Statement& rows) {
  std::vector<UnitKey> all;
  while (rows.step()) all.push_back({rows.text(0), rows.text(1)});
  return all;
}

}  // namespace

RecordState Loader::state() {
  RecordState state;
  Statement last = database_.prepare(
      "SELECT number, mark, (SELECT coalesce(max(number), 0) FROM import_run WHERE names = 1) FROM import_run "
      "ORDER BY number DESC LIMIT 1");
  if (last.step()) state = {last.number(0), last.number(2), last.text(1)};
  return state;
}

std::string Loader::mark_of(std::int64_t number) {
  Statement row = database_.prepare("SELECT mark FROM import_run WHERE number = ?");
  row.bind(number);
  return row.step() ? row.text(0) : "";
}

std::vector<UnitKey> Loader::changed_since(std::int64_t number) {
  Statement rows = database_.prepare("SELECT organization, meeting FROM unit_revision WHERE revision > ?");
  return unit_keys(rows.bind(number));
}

std::vector<std::string> Loader::organizations_changed_since(std::int64_t number) {
  Statement rows = database_.prepare("SELECT organization FROM organization_revision WHERE revision > ?");
  return texts(rows.bind(number));
}

std::vector<model::Organization> Loader::organizations() {
  std::vector<model::Organization> all;
  Statement rows = database_.prepare(std::string(kOrganization) + "ORDER BY organization");
  while (rows.step()) all.push_back(organization_in(rows));
  return all;
}

std::optional<model::Organization> Loader::organization(const std::string& number) {
  organization_.reset().bind(number);
  if (!organization_.step()) return std::nullopt;
  return organization_in(organization_);
}

std::vector<std::string> Loader::children(const std::string& parent) { return texts(children_.reset().bind(parent)); }

std::vector<std::string> Loader::meetings(const std::string& organization) {
  return texts(meetings_.reset().bind(organization));
}

std::vector<std::string> Loader::plans(const std::string& organization) {
  return texts(plans_.reset().bind(organization));
}

bool Loader::has_meeting(const UnitKey& unit) {
  return has_meeting_.reset().bind(unit.organization).bind(unit.meeting).step();
}

std::vector<UnitKey> Loader::top_units() {
  Statement rows = database_.prepare(
      "SELECT m.organization, m.meeting FROM meeting m JOIN organization o USING (organization) WHERE NOT EXISTS "
      "(SELECT 1 FROM meeting p WHERE p.organization = o.parent AND p.meeting = m.meeting) ORDER BY 1, 2");
  return unit_keys(rows);
}

std::vector<std::string> Loader::member_names() {
  Statement rows = database_.prepare("SELECT DISTINCT name FROM member WHERE name IS NOT NULL ORDER BY name");
  return texts(rows);
}

std::vector<std::string> Loader::contacts() {
  Statement rows = database_.prepare(
      "SELECT phone FROM organization WHERE phone IS NOT NULL UNION SELECT mailbox FROM organization WHERE mailbox IS "
      "NOT NULL UNION SELECT address FROM organization WHERE address IS NOT NULL");
  return texts(rows);
}

std::optional<model::LedgerSheet> Loader::sheet(int id) {
  Statement row =
      database_.prepare("SELECT file, sheet, is_list, ledger_table, columns FROM source_sheet WHERE id = ?");
  row.bind(std::int64_t{id});
  if (!row.step()) return std::nullopt;
  const auto table = model::find_table(row.text(3));
  if (!table) return std::nullopt;
  model::LedgerSheet sheet{row.text(0), row.text(1), row.number(2) != 0, *table, 0, {}};
  for (const std::string& column : base::split(row.text(4), ","))
    sheet.columns.push_back(static_cast<int>(base::to_integer(column).value_or(0)));
  return sheet;
}

}  // namespace store

// SPDX-License-Identifier: MIT
#include "store/staging.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/statements.h"

namespace store {

using model::Table;

namespace {

// A statement costs as much as the writing of several rows; from this number on it is lost among them.
constexpr std::size_t kRowsAtOnce = 32;
constexpr int kOrdinal = -1;

const Database& with_tables(const Database& database, const Table& table) {
  database.run(fmt::format("DROP TABLE IF EXISTS temp.keyed_{0}; DROP TABLE IF EXISTS temp.doubled_{0};", table.key));
  database.run(staging_sql(table));
  return database;
}

std::vector<int> places_of(const Table& table, const std::vector<std::string>& columns) {
  std::vector<int> places;
  for (const std::string& column : columns)
    places.push_back(column == "ordinal" ? kOrdinal : static_cast<int>(*table.index_of(column)));
  return places;
}

}  // namespace

Staging::Staging(const Database& database, const Table& table, bool direct)
    : database_(with_tables(database, table)),
      table_(table),
      insert_many_(database.prepare(stage_rows_sql(table, rows_of(table, direct), kRowsAtOnce))),
      insert_one_(database.prepare(stage_rows_sql(table, rows_of(table, direct), 1))),
      is_staged_(database.prepare(is_staged_sql(table, rows_of(table, direct)))),
      keep_doubled_(database.prepare(doubled_row_sql(table))),
      key_(places_of(table, key_of(table))),
      columns_(key_),
      organization_(*table.index_of("organization")) {
  const std::vector<int> values = places_of(table, values_of(table));
  columns_.insert(columns_.end(), values.begin(), values.end());
  for (const std::string_view column : table.ordinal_over) ordinal_over_.push_back(*table.index_of(column));
  waiting_.reserve(kRowsAtOnce);
}

void Staging::note_sheet(const std::string& organization, int sheet) {
  if (sheet_ == sheet && last_organization_ == organization) return;
  if (sheet_ != sheet) ordinals_.clear();
  sheet_ = sheet;
  last_organization_ = organization;
  const auto [known, is_new] = sheets_.try_emplace(organization, sheet);
  if (!is_new && known->second != sheet) several_sheets_ = true;
}

// Of the row among those of its sheet that it is told apart from by its order only.
int Staging::ordinal_of(const model::Row& row) {
  std::string group;
  for (const std::size_t column : ordinal_over_) group += row.cells[column] + '\n';
  return ++ordinals_[group];
}

void Staging::add(model::Row row, int sheet) {
  note_sheet(row.cells[organization_], sheet);
  const int ordinal = table_.ordinal == model::Ordinal::none ? 0 : ordinal_of(row);
  waiting_.push_back({std::move(row), sheet, ordinal});
  if (waiting_.size() == kRowsAtOnce) flush();
}

void Staging::bind(Statement& statement, const std::vector<int>& columns, const Waiting& waiting) {
  for (const int column : columns) {
    if (column == kOrdinal) {
      statement.bind(std::int64_t{waiting.ordinal});
      continue;
    }
    const std::string& cell = waiting.row.cells[static_cast<std::size_t>(column)];
    const model::Column& schema = table_.columns[static_cast<std::size_t>(column)];
    const auto number = schema.kind == model::CellKind::number ? base::to_integer(cell) : std::nullopt;
    if (number) {
      statement.bind(*number);
    } else if (cell.empty() && schema.key == "meeting") {
      statement.bind_text("");  // refused: the import will fail, but the later checks shall still see the row
    } else {
      statement.bind_view(cell);
    }
  }
  statement.bind(std::int64_t{waiting.sheet}).bind(std::int64_t{waiting.row.number});
}

void Staging::flush() {
  std::int64_t stored = 0;
  if (waiting_.size() == kRowsAtOnce) {
    insert_many_.reset();
    for (const Waiting& each : waiting_) bind(insert_many_, columns_, each);
    insert_many_.run();
    stored = database_.changes();
  } else {
    for (const Waiting& each : waiting_) {
      bind(insert_one_.reset(), columns_, each);
      insert_one_.run();
      stored += database_.changes();
    }
  }
  if (stored < static_cast<std::int64_t>(waiting_.size())) keep_ignored();
  waiting_.clear();
}

// Which rows an INSERT has passed over it does not say.
void Staging::keep_ignored() {
  for (const Waiting& each : waiting_) {
    bind(is_staged_, key_, each);
    const bool is_staged = is_staged_.step();
    is_staged_.reset();
    if (is_staged) continue;
    bind(keep_doubled_.reset(), columns_, each);
    keep_doubled_.run();
  }
}

}  // namespace store

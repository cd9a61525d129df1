// SPDX-License-Identifier: MIT
// The ledger's schema: every table and column that a clerk fills in, written once. It drives readers, messages, the
// record's statements and the documentation. Keys are the JSON keys and the SQL columns; headers are the Chinese names.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// In the order in which the ledger lists them, which is also the order of storing and of reports.
enum class TableId {
  organization,
  meeting,
  stage,
  member,
  tally,
  committee_tally,
  problem,
  rectification,
  event,
  commitment,
  fulfilment,
  opinion,
  talk,
  filing,
  material,
  disclosure
};
inline constexpr std::size_t kTableCount = 16;

// name: of one person; names: persons, posts and bodies as people list them.
enum class CellKind {
  text,
  name,
  names,
  identifier,
  number,
  decimal,
  date,
  deadline,
  period,
  word,
  words,
  content_code
};
enum class Need { optional, plan, required };  // nothing, ° (a gap is a finding), *
enum class Refers { nothing, organization, meeting, member, subject, problem, rectification, commitment };

struct Column {
  std::string_view key, header;
  CellKind kind = CellKind::text;
  Need need = Need::optional;
  std::span<const std::string_view> words{};  // for word and words
  Refers refers = Refers::nothing;
  std::string_view fallback{};  // what an empty cell means
  bool fills_down = false;      // a merged cell of a workbook holds for all its rows
};

// Rows without an identifier of their own are told apart by their ordinal among rows that share `ordinal_over`.
enum class Ordinal { none, key, value };

struct Table {
  TableId id;
  std::string_view key, header;
  std::vector<Column> columns;
  std::vector<std::string_view> key_columns;
  Ordinal ordinal = Ordinal::none;
  std::vector<std::string_view> ordinal_over{};

  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view key_or_header) const;
  [[nodiscard]] bool has(std::string_view column_key) const { return index_of(column_key).has_value(); }
};

// Identifiers become folder names and anchors: [A-Za-z0-9_-]{1,32}, not a name that Windows reserves, not - or _ alone.
inline constexpr std::size_t kLongestIdentifier = 32;
bool is_identifier(std::string_view text);

std::span<const Table> tables();
const Table& table(TableId id);
std::optional<TableId> find_table(std::string_view key_or_header);

// One row of a table as the record keeps it: a canonical text a column, empty for none.
struct Row {
  TableId table;
  std::vector<std::string> cells;
  int number = 0;  // in its sheet or list, the header being row 1

  [[nodiscard]] const std::string& at(std::string_view column_key) const;
};

}  // namespace model

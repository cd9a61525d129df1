// SPDX-License-Identifier: MIT
// The importer's SQL, made from the schema: one text a table and purpose. Pure; runs nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/table.h"

namespace store {

// The table whose number an event or report names, and whose meeting it therefore belongs to.
std::optional<model::TableId> owner_of(const model::Table& table);

// Key columns with the ordinal where it belongs to the key; value columns likewise.
std::vector<std::string> key_of(const model::Table& table);
std::vector<std::string> values_of(const model::Table& table);

// Where staged rows stand: keyed_… or, when nothing is stored yet, the table itself.
std::string rows_of(const model::Table& table, bool direct);

std::string staging_sql(const model::Table& table);  // CREATE TEMP TABLE keyed_…, doubled_…
// INSERT … of so many rows, each with a parameter a column of key_of and values_of, sheet, row; a row whose key is
// there is ignored.
std::string stage_rows_sql(const model::Table& table, const std::string& rows, std::size_t count);
// Whether the row that stands is the very one; parameters: those of key_of, sheet, row.
std::string is_staged_sql(const model::Table& table, const std::string& rows);
std::string doubled_row_sql(const model::Table& table);  // the same parameters, for those that were ignored
// spoken_…: the (组织, 会议) that the keyed rows speak for; only there can a stored row be gone. Events and reports
// speak only where the table of their items or commitments does too: one late event of last year's item does not mean
// that all other events of last year are to go.
std::string spoken_sql(const model::Table& table, bool owner_staged);
// Staged rows of a (组织, 会议) that another staged file has too: sheet, row, that file.
std::string two_files_sql(const model::Table& table, const std::string& rows);
// Files not among those staged from which the stored rows of the staged (组织, 会议) came.
std::string other_files_sql(const model::Table& table);
// Files of stored rows of another table, for the organisations of the staged ones.
std::string partner_files_sql(const model::Table& table, const model::Table& partner);
std::string doubled_sql(const model::Table& table,
                        const std::string& rows);    // sheet, row, the first one's row and file
std::string created_sql(const model::Table& table);  // FROM … WHERE …, alias k for the new row
std::string changed_sql(const model::Table& table);  // alias k new, b stored
std::string gone_sql(const model::Table& table);     // alias b; not what temp.kept holds
std::string history_sql(const model::Table& table, const std::string& column);  // parameter: seen
std::string gone_history_sql(const model::Table& table, const std::string& column);
std::string upsert_sql(const model::Table& table);
std::string delete_gone_sql(const model::Table& table);

}  // namespace store

// SPDX-License-Identifier: MIT
// Turns the raw cells of one sheet into rows of its table: matches headers, types cells, fills what empty means.
#pragma once
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/ledger_sheet.h"
#include "sheet/note.h"
#include "sheet/reject.h"

namespace sheet {

// The workspace's own organisation and year, where a row leaves them out.
struct Defaults {
  std::string organization, meeting;
};

class RowReader {
 public:
  RowReader(model::LedgerSheet sheet, int file_order, const Defaults& defaults, Rejects& rejects, Notes& notes)
      : sheet_(std::move(sheet)),
        table_(model::table(sheet_.table)),
        file_(file_order),
        defaults_(defaults),
        rejects_(rejects),
        notes_(notes) {}

  // Unknown, doubled and missing required headers are rejected; false if no row can be read.
  bool match_headers(const std::vector<std::string>& headers);
  void match_all_columns();  // JSON: every column can be named

  [[nodiscard]] const model::LedgerSheet& sheet() const { return sheet_; }

  // Cells as they stand under the matched headers. Nothing for an empty row or one whose key cannot be read; a
  // refused cell that is not of the key is left empty, so that later checks see the rest of the row.
  // Columns in `refused` were rejected already and are not asked for again.
  std::optional<model::Row> read(int number, std::span<const std::string> cells,
                                 const std::set<std::size_t>& refused = {});

  void reject(int row, std::optional<std::size_t> column, std::string what, std::string hint);
  void note(int row, std::optional<std::size_t> column, std::string what);
  void reject_at(int row, int sheet_column, std::string what, std::string hint);
  void reject_unheaded(int row, int sheet_column, std::string_view text);  // unless that column has a header

 private:
  bool looks_like_header(const std::vector<std::string>& headers);
  [[nodiscard]] bool is_empty(std::span<const std::string> cells) const;
  [[nodiscard]] bool in_key(std::string_view column) const;
  [[nodiscard]] std::string fallback(const model::Column& column) const;

  model::LedgerSheet sheet_;
  const model::Table& table_;
  std::vector<bool> headed_;     // sheet columns under any header, known or not
  std::set<int> error_columns_;  // a marked copy's, or the clerk's own
  int file_;
  const Defaults& defaults_;
  Rejects& rejects_;
  Notes& notes_;
};

}  // namespace sheet

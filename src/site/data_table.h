// SPDX-License-Identifier: MIT
// A table of a page as data: one description from which both its CSV file and its part of tables.json come. Holds only
// what the page shows; knows nothing of pages, templates or the record.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/status.h"

namespace site {

// What a column's cells hold; any of them may be empty. deadline: a date, or words where there is no day (立行立改).
// lines: several texts, one cell with line breaks in CSV.
enum class DataKind { text, number, date, deadline, flag, lines };

struct DataColumn {
  std::string_view key, header;  // in JSON, in CSV
  DataKind kind = DataKind::text;
};

using DataCell = std::variant<std::monostate, std::string, int, model::Date, bool, std::vector<std::string>>;

struct DataTable {
  std::string_view key, title;
  std::vector<DataColumn> columns;
  std::vector<std::vector<DataCell>> rows;  // a cell a column

  [[nodiscard]] std::string csv_file() const { return std::string(key) + ".csv"; }
};

DataCell date_cell(const std::optional<model::Date>& date);
DataCell deadline_cell(const model::Due& due);
DataCell number_cell(int number, bool shown);  // empty unless shown

// UTF-8 with BOM, CRLF, RFC 4180. A text that a spreadsheet could take for a formula gets an apostrophe in front, and
// so does one that begins with an apostrophe: whoever takes one away from every text that has one gets it as it was.
std::string csv(const DataTable& table);

void append_json(std::string& out, const DataTable& table);  // an object, four blanks deep

}  // namespace site

// SPDX-License-Identifier: MIT
#include "site/data_table.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/json.h"
#include "base/text.h"

namespace site {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 6> kColumnKinds{"text", "number", "date", "deadline", "flag", "lines"};

// Also the full-width forms: spreadsheets in Chinese take them for formulas too. Blanks in front do not help.
bool may_be_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kStarts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  static constexpr std::string_view kIdeographicSpace = "　";
  for (;;) {
    if (text.starts_with(' ') || text.starts_with('\n')) {
      text.remove_prefix(1);
    } else if (text.starts_with(kIdeographicSpace)) {
      text.remove_prefix(kIdeographicSpace.size());
    } else {
      break;
    }
  }
  return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

bool needs_quotes(std::string_view text) {
  if (text.starts_with(' ') || text.ends_with(' ')) return true;
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
}

void append_csv_text(std::string& out, std::string_view text) {
  const std::string_view mark = text.starts_with('\'') || may_be_formula(text) ? "'" : "";
  if (!needs_quotes(text)) {
    out.append(mark).append(text);
    return;
  }
  out.append("\"").append(mark);
  for (std::size_t at = 0; at <= text.size();) {  // each quote twice
    const std::size_t end = std::min(text.find('"', at), text.size());
    out.append(text, at, end - at).append("\"");
    if (end < text.size()) out += '"';
    at = end + 1;
  }
}

struct CsvCell {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { append_csv_text(out, text); }
  void operator()(int number) const { out += std::to_string(number); }
  void operator()(model::Date date) const { out += model::iso(date); }
  void operator()(bool flag) const { out += flag ? "是" : ""; }
  void operator()(const std::vector<std::string>& lines) const { append_csv_text(out, base::join(lines, "\n")); }
};

struct JsonCell {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const {
    if (text.empty()) {
      out += "null";
    } else {
      base::append_json_text(out, text);
    }
  }
  void operator()(int number) const { out += std::to_string(number); }
  void operator()(model::Date date) const { base::append_json_text(out, model::iso(date)); }
  void operator()(bool flag) const { out += flag ? "true" : "false"; }
  void operator()(const std::vector<std::string>& lines) const {
    out += '[';
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out += ", ";
      base::append_json_text(out, lines[i]);
    }
    out += ']';
  }
};

void append_member(std::string& out, std::string_view key, std::string_view text) {
  out.append("\"").append(key).append("\": ");
  base::append_json_text(out, text);
}

}  // namespace

DataCell date_cell(const std::optional<model::Date>& date) { return date ? DataCell(*date) : DataCell(); }

DataCell deadline_cell(const model::Due& due) {
  const auto day = due.known();
  return day ? DataCell(*day) : DataCell(due.text);
}

DataCell number_cell(int number, bool shown) { return shown ? DataCell(number) : DataCell(); }

std::string csv(const DataTable& table) {
  std::string out(kByteOrderMark);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_text(out, table.columns[i].header);
  }
  out += "\r\n";
  for (const std::vector<DataCell>& row : table.rows) {
    assert(row.size() == table.columns.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      std::visit(CsvCell{out}, row[i]);
    }
    out += "\r\n";
  }
  return out;
}

void append_json(std::string& out, const DataTable& table) {
  append_member(out += "    {", "key", table.key);
  append_member(out += ", ", "title", table.title);
  if (table.rows.empty()) {
    out += ", \"csv\": null";
  } else {
    append_member(out += ", ", "csv", table.csv_file());
  }
  out += ",\n     \"columns\": [";
  for (const DataColumn& column : table.columns) {
    append_member(out += &column == table.columns.data() ? "\n      {" : ",\n      {", "key", column.key);
    append_member(out += ", ", "header", column.header);
    append_member(out += ", ", "kind", kColumnKinds[static_cast<std::size_t>(column.kind)]);
    out += '}';
  }
  out += "],\n     \"rows\": [";
  for (const std::vector<DataCell>& row : table.rows) {
    out += &row == table.rows.data() ? "\n      {" : ",\n      {";
    for (std::size_t i = 0; i < row.size(); ++i) {
      out.append(i > 0 ? ", \"" : "\"").append(table.columns[i].key).append("\": ");
      std::visit(JsonCell{out}, row[i]);
    }
    out += '}';
  }
  out += "]}";
}

}  // namespace site

// SPDX-License-Identifier: MIT
// A record in a folder of its own, and imports into it written row by row.
#pragma once
#include <gmock/gmock.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/importer.h"
#include "store/loader.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace store_test {

using model::TableId;
using Cells = std::vector<std::pair<std::string, std::string>>;

struct Record {
  support::TempDir dir;
  store::Database database = store::Database::open(dir.path() / "gongshilan.db");

  [[nodiscard]] std::vector<std::string> rows(const std::string& sql, int columns) const {
    std::vector<std::string> out;
    store::Statement statement = database.prepare(sql);
    while (statement.step()) {
      std::string line;
      for (int i = 0; i < columns; ++i)
        line += (i > 0 ? "|" : "") + (statement.is_null(i) ? std::string("NULL") : statement.text(i));
      out.push_back(std::move(line));
    }
    return out;
  }

  // Everything that is kept, to compare before and after.
  [[nodiscard]] std::vector<std::string> everything() const {
    std::vector<std::string> out;
    for (const std::string& table : rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", 1)) {
      const int columns = static_cast<int>(database.number("SELECT count(*) FROM pragma_table_info('" + table + "')"));
      for (const std::string& row : rows("SELECT * FROM " + table, columns)) out.push_back(table + ": " + row);
    }
    return out;
  }
};

// One import. Rows are of organisation ORG1 and meeting 2024 unless they say otherwise, and stand in a file a table.
class Import {
 public:
  explicit Import(Record& record, const char* seen = "2024-03-01")
      : importer(record.database, support::day(seen)), loader_(record.database) {}

  Import& from(const std::string& folder) {  // of the rows that follow
    folder_ = folder;
    return *this;
  }

  Import& row(TableId id, const Cells& cells) {
    const model::Table& table = model::table(id);
    model::Row row{id, std::vector<std::string>(table.columns.size()), 0};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      row.cells[i] = table.columns[i].fallback;
      if (table.columns[i].key == "organization") row.cells[i] = "ORG1";
      if (table.columns[i].key == "meeting") row.cells[i] = "2024";
    }
    for (const auto& [column, value] : cells) row.cells.at(table.index_of(column).value()) = value;
    const std::string file = folder_ + std::string(table.header) + ".csv";
    int& last = last_row_.try_emplace(file, 1).first->second;
    row.number = ++last;
    importer.stage(row, importer.add_sheet({file, "", false, id, 0, {}}));
    return *this;
  }

  // "整改.csv 第2行 问题编号：…。…" of each.
  std::vector<std::string> apply() {
    std::vector<std::string> out;
    for (const model::Objection& each : importer.apply()) {
      const model::Table& table = model::table(each.table);
      const auto column = table.index_of(each.column);
      out.push_back(loader_.sheet(each.origin.file).value().file + " 第" + std::to_string(each.origin.row) + "行" +
                    (column ? " " + std::string(table.columns[*column].header) : "") + "：" + each.what + "。" +
                    each.hint);
    }
    return out;
  }

  // Created, changed, unchanged, gone.
  [[nodiscard]] std::vector<std::int64_t> counts(TableId table) const {
    const store::TableCounts& each = importer.counts(table);
    return {each.created, each.changed, each.unchanged, each.gone};
  }

  store::Importer importer;

 private:
  store::Loader loader_;
  std::string folder_;
  std::map<std::string, int> last_row_;
};

// A branch with two members, a problem, two items with events and a commitment with reports.
inline Import& branch(Import& import) {
  return import.row(TableId::organization, {{"name", "第一党支部"}, {"kind", "党支部"}})
      .row(TableId::meeting, {{"plan", "P10"}, {"theme", "主题"}, {"date", "2025-01-10"}})
      .row(TableId::member, {{"member", "M1"}, {"name", "甲一"}, {"kind", "正式"}})
      .row(TableId::member, {{"member", "M2"}, {"name", "乙二"}, {"kind", "正式"}})
      .row(TableId::problem, {{"problem", "P1"}, {"text", "问题一"}})
      .row(TableId::rectification, {{"rectification", "R1"}, {"problem", "P1"}})
      .row(TableId::rectification, {{"rectification", "R2"}, {"item", "事项二"}})
      .row(TableId::event, {{"rectification", "R1"}, {"date", "2025-02-01"}, {"kind", "进展"}, {"content", "第一件"}})
      .row(TableId::event, {{"rectification", "R2"}, {"date", "2025-02-02"}, {"kind", "进展"}, {"content", "第二件"}})
      .row(TableId::commitment, {{"commitment", "C1"}, {"member", "M1"}, {"text", "承诺一"}})
      .row(TableId::commitment, {{"commitment", "C2"}, {"member", "M2"}, {"text", "承诺二"}})
      .row(TableId::fulfilment, {{"commitment", "C1"}, {"date", "2025-04-01"}, {"content", "好"}, {"result", "兑现"}})
      .row(TableId::fulfilment,
           {{"commitment", "C2"}, {"date", "2025-04-02"}, {"content", "在办"}, {"result", "推进中"}});
}

inline void keep(Import& import, const std::string& source = "test") {
  EXPECT_THAT(import.apply(), testing::IsEmpty());
  import.importer.commit(source);
}

inline std::vector<std::string> touched(Import& import) {
  EXPECT_THAT(import.apply(), testing::IsEmpty());
  std::vector<std::string> out;
  for (const store::UnitKey& unit : import.importer.touched()) out.push_back(unit.organization + " " + unit.meeting);
  return out;
}

inline void store_branch(Record& record) {
  Import import(record);
  branch(import);
  if (!import.apply().empty()) throw std::logic_error("the branch itself is refused");
  import.importer.commit("test");
}

}  // namespace store_test

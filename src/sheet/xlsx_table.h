// SPDX-License-Identifier: MIT
// One sheet of a workbook as a table: its header and rows to a RowReader, merged cells filled down where the schema
// says so, what is hidden told.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "sheet/ledger_reader.h"
#include "sheet/number_formats.h"
#include "sheet/sheet_rows.h"

namespace sheet {

// What all sheets of a workbook share.
struct BookContents {
  static constexpr std::size_t kMostTextBytes = std::size_t{128} << 20U;  // however often cells share one text

  SharedStrings strings;
  CellFormats formats;
  bool from_1904 = false;
  std::size_t text_bytes = 0;  // of the cells read
};

class XlsxTable {
 public:
  XlsxTable(BookContents& book, SheetLayout layout, RowReader& reader, RowSink& sink)
      : book_(book), layout_(std::move(layout)), reader_(reader), sink_(sink) {}

  void read(SheetRows rows);
  [[nodiscard]] std::vector<std::string> hidden() const;  // what was read though it is hidden, in words

 private:
  // A merged range of one column of the table, and what stands in it.
  struct Merge {
    CellRange range = {};
    std::string value = {};
    bool told = false;
  };

  bool read_header(const SheetRow& row);
  void read_row(SheetRow& row);
  void read_cell(SheetCell cell, int row);
  void begin_merges(int row);
  void fill_merges(int row);
  void count_text(std::size_t bytes);
  void remember_hidden(const SheetRow& row);

  BookContents& book_;
  SheetLayout layout_;
  RowReader& reader_;
  RowSink& sink_;
  const model::Table* table_ = nullptr;
  std::vector<int> columns_;        // of the sheet, from 0: which of the table, or -1
  std::vector<std::string> cells_;  // of the row at hand, up to the last column of the table
  std::set<std::size_t> refused_;   // columns of the table, in this row
  std::vector<Merge> merges_;       // by column of the table: the one that began last
  std::size_t next_merge_ = 0;
  std::vector<bool> filled_;                      // columns of the table with any content
  std::vector<std::pair<int, int>> hidden_rows_;  // first and last of each run
  int filled_rows_ = 0;
};

}  // namespace sheet

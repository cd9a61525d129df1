// SPDX-License-Identifier: MIT
// CSV as office software writes it (RFC 4180 with LF or CRLF), over UTF-8 text, row by row.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sheet {

inline constexpr std::size_t kMostCellBytes = std::size_t{32} * 1024;
inline constexpr int kMostRows = 500'000;
inline constexpr int kMostColumns = 16'384;  // as spreadsheets have; keeps a line of commas from filling the memory

struct RawRow {
  int number = 0;  // record number from 1, as a spreadsheet counts rows
  std::vector<std::string> cells;
};

// Throws base::Failure(refused) for text that has no rows to go on with: an unclosed quote, text after a closing
// quote, a cell over kMostCellBytes, more than kMostRows rows or kMostColumns columns.
class CsvReader {
 public:
  CsvReader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}
  bool next(RawRow& row);  // false at the end

 private:
  void read_cells(RawRow& row);
  void read_quoted(std::string& cell, int column);
  void read_plain(std::string& cell);
  [[nodiscard]] std::string place(int column) const;

  std::string_view text_;
  std::string file_;
  std::size_t at_ = 0;
  int number_ = 0;
  int filled_rows_ = 0;  // blank rows after a formatted column do not count towards kMostRows
};

}  // namespace sheet

// SPDX-License-Identifier: MIT
// A new workbook as plain values, and its bytes: the same values give the same bytes. For templates, exports and
// statistics; a workbook of the clerk's own is patched (sheet/marked_copy.h), never written anew. Knows no table.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sheet {

// How a cell looks; the looks themselves stand in one table in workbook.cpp.
enum class Look {
  plain,     // of the ledger: no border, wraps
  header,    // bold on grey
  required,  // a header that must be filled in
  by_plan,   // a header that the plan may ask for
  title,     // large, bold, centred over a merge
  note,      // small, grey
  body,      // of a printed table: bordered, wraps
  figure,    // the same, centred
  total,     // the same, bold
  warning,   // bold, red: 内部材料
  sum_name   // as total, not centred
};

// What a cell holds; text keeps its digits (identifiers), a date is YYYY-MM-DD and becomes a true date, a share is
// 0.3333 and shown as 33.3%.
enum class Holds { text, number, date, share };

struct OutCell {
  std::string value = {};  // empty: nothing but its look
  Look look = Look::plain;
  Holds holds = Holds::text;
};

// A list that stands in the column itself. Excel's limit is 255 characters, but the library keeps them in as many
// bytes, and writes beyond: longer lists go to a sheet of their own, as a range.
inline constexpr std::size_t kMostListBytes = 250;  // with a comma between words

// What may be typed into a column's cells, from `first_row` on.
struct Validation {
  enum class Kind { list, range, date, count, decimal, identifier, anything };
  Kind kind = Kind::list;
  std::vector<std::string> words = {};  // list
  std::string range = {};               // range: "'党员'!$C$2:$C$500"
  bool only_these = true;               // false: offers, but takes anything else in silence
  std::string title = {}, hint = {};    // shown when the cell is chosen: at most 32 and 255 characters
  std::string refusal = {};             // said of anything else; empty: as the hint
};

struct OutColumn {
  double width = 12;          // in characters, as spreadsheets count: a Chinese one takes two
  Holds holds = Holds::text;  // format of its empty cells, so that what is typed stays what it is
  std::optional<Validation> validation = std::nullopt;
};

struct Merge {
  int first_row = 1, first_column = 1, last_row = 1, last_column = 1;  // from 1
};

struct Comment {
  int row = 1, column = 1;
  std::string text;
};

struct OutSheet {
  std::string name;  // at most 31 characters
  std::vector<OutColumn> columns = {};
  std::vector<std::vector<OutCell>> rows = {};
  std::vector<Merge> merges = {};  // their text is that of the cell at the top left
  std::vector<Comment> comments = {};
  std::vector<std::pair<int, double>> heights = {};  // row, points; others as their text needs
  int frozen_rows = 0, frozen_columns = 0;           // the frozen rows are also printed on every page
  int validated_rows = 0;                            // validations hold from the row after the frozen ones, so many
  bool landscape = false, hidden = false;
  std::string footer = {};  // on paper; &P and &N are page and pages
};

struct Workbook {
  std::string title;  // of the document's properties
  std::vector<OutSheet> sheets = {};
};

// Heights of the rows whose text needs more than one line in its column, unless they have one: LibreOffice does not
// find them out by itself.
void fit_heights(OutSheet& sheet);

std::string write_workbook(const Workbook& workbook);

}  // namespace sheet

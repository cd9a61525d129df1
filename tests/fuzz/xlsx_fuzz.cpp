// SPDX-License-Identifier: MIT
// A workbook as a fuzz target: bytes that begin like a package are one; all others are the parts of one, as text, since
// checksums would hide what is in them from a fuzzer. The first line is the sheet's name; a line ===== ends a part:
// the sheet, the shared strings, the styles, the workbook, its relationships; what is empty is as usual.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "base/text.h"
#include "sheet/csv.h"
#include "sheet/marked_copy.h"
#include "sheet/package.h"
#include "sheet/xlsx_fixture.h"

namespace {

constexpr std::array<std::string_view, 5> kParts{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                                 "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
constexpr const char* kName = "台账.xlsx";
constexpr std::string_view kEnd = "\n=====\n";

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

std::string_view cut_at(std::string_view& text, std::string_view end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view front = text.substr(0, at);
  text.remove_prefix(std::min(at + end.size(), text.size()));
  return front;
}

std::string package_of(std::string_view text) {
  sheet_test::BookParts book;
  book.sheets.emplace_back(cut_at(text, "\n"), "");
  book.shared.emplace_back();
  book.styles = " ";
  for (const std::string_view name : kParts)
    if (const std::string_view part = cut_at(text, kEnd); !part.empty()) book.others[std::string(name)] = part;
  return sheet_test::workbook(book);
}

void must_be_text(const std::string& text, const char* what) {
  must(!base::first_invalid_utf8(text).has_value(), what);
}

class Sink : public sheet::RowSink {
 public:
  std::vector<std::string> rows;  // as far as they say what they hold

  void begin(const model::LedgerSheet&) override {}
  void row(model::Row row, sheet::RowReader&) override {
    must(row.cells.size() == model::table(row.table).columns.size(), "a cell a column");
    must(row.number >= 2, "below the header");
    rows.emplace_back();
    for (const std::string& cell : row.cells) {
      rows.back() += cell + '\t';
      must_be_text(cell, "cells are text");
      must(cell.size() <= sheet::kMostCellBytes, "cells are bounded");
      must(!base::has_hidden_controls(cell), "nothing hidden is kept");
    }
  }
};

// A copy with one part more holds the same parts.
void check_copy(const std::string& bytes) {
  try {
    const sheet::Package package(bytes, kName);
    std::map<std::string, std::optional<std::string>> parts;
    for (const std::string& name : package.names()) parts[name] = package.part(name);
    const sheet::Package copy(package.with({{"xl/added.xml", "<a/>"}}), kName);
    for (const auto& [name, part] : parts)
      if (name != "xl/added.xml") must(copy.part(name) == part, "a copy holds the same parts");
    must(copy.part("xl/added.xml") == "<a/>", "and the new one");
  } catch (const base::Failure& failure) {
    must_be_text(failure.message(), "failures are text");
  }
}

struct Read {
  Sink sink;
  sheet::Rejects rejects;
  sheet::Notes notes;
};

void read(const std::string& bytes, Read& into) {
  static const support::TempDir kFolder;
  const std::filesystem::path path = kFolder.path() / kName;
  std::ofstream(path, std::ios::binary) << bytes;
  const sheet::Defaults defaults{"ORG1", "2024"};
  sheet::read_ledger_file({path, kName, 0}, defaults, into.sink, into.rejects, into.notes);
  for (const sheet::Reject& reject : into.rejects.in_file_order()) {
    must(!reject.where.empty() && !reject.what.empty() && !reject.hint.empty(), "where, what, and what to do");
    must_be_text(reject.message(), "refusals are text");
  }
  for (const sheet::Note& note : into.notes.in_file_order()) {
    must(!note.where.empty() && !note.what.empty(), "a note says where and what");
    must_be_text(note.message(), "notes are text");
  }
}

// What is marked is read as what it was.
void check_marks(const std::string& bytes, const Read& first) {
  try {
    const auto marked = sheet::marked_copy(bytes, kName, first.rejects.in_file_order());
    if (!marked) return;
    Read again;
    read(*marked, again);
    must(again.sink.rows == first.sink.rows, "a marked copy has the same rows");
    must(again.rejects.count() == first.rejects.count(), "and the same refusals");
    Read cleaned;
    read(sheet::unmarked(*marked, kName), cleaned);
    must(cleaned.sink.rows == first.sink.rows, "without marks too");
  } catch (const base::Failure& failure) {
    must_be_text(failure.message(), "failures are text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool is_package = bytes.starts_with("PK");
  const std::string package = is_package ? std::string(bytes) : package_of(bytes);
  if (is_package) check_copy(package);
  Read first;
  read(package, first);
  if (!first.rejects.empty()) check_marks(package, first);
  return 0;
}

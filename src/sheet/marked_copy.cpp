// SPDX-License-Identifier: MIT
#include "sheet/marked_copy.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "sheet/error_column.h"
#include "sheet/marked_sheet.h"
#include "sheet/package.h"
#include "sheet/xlsx_book.h"
#include "sheet/xlsx_ledger.h"
#include "sheet/xml_stream.h"

namespace sheet {
namespace {

using Event = XmlStream::Event;

constexpr std::size_t kMostMessageBytes = 8'000;  // a cell holds 32,767 characters, and nobody reads so many

// Numbers of the shared strings that head a column 错误.
std::set<std::size_t> error_headers(const Package& package, const Book& book) {
  std::set<std::size_t> found;
  if (book.strings_part.empty() || !package.has(book.strings_part)) return found;
  XmlStream xml(package, book.strings_part);
  std::size_t number = 0;
  std::string text;
  for (Event event = xml.next(); event != Event::finished; event = xml.next()) {
    if (event == Event::start && xml.name() == "si") text.clear();
    if (event == Event::text && text.size() < kErrorHeader.size() * 2) text += xml.text();
    if (event != Event::end || xml.name() != "si") continue;
    if (is_error_header(text)) found.insert(number);
    ++number;
  }
  return found;
}

std::map<std::string, SheetMarks> marks_by_sheet(const std::vector<Reject>& rejects) {
  std::map<std::string, SheetMarks> sheets;
  for (const Reject& reject : rejects) {
    if (reject.row < 1 || reject.sheet_name.empty()) continue;
    RowMarks& row = sheets[reject.sheet_name][reject.row];
    if (reject.column > 0) row.columns.insert(reject.column);
    const std::string line = base::replace_all(reject.what + "。" + reject.hint, "\n", " ");
    if (row.message.size() + line.size() > kMostMessageBytes) continue;  // the list of all is on the screen
    if (!row.message.empty()) row.message += '\n';
    row.message += line;
  }
  return sheets;
}

std::string patched(const Package& package, const std::map<std::string, SheetMarks>& marks) {
  const Book book = read_book(package);
  const std::set<std::size_t> headers = error_headers(package, book);
  const bool has_styles = !book.styles_part.empty() && package.has(book.styles_part);
  MarkedStyles styles(has_styles ? *package.part(book.styles_part) : "", package.shown());
  std::map<std::string, std::string> changed;
  const auto is_table = [](const BookSheet& sheet) { return table_of_sheet(sheet.name).has_value(); };
  const bool any_table = std::any_of(book.sheets.begin(), book.sheets.end(), is_table);  // else: 整改.xlsx with Sheet1
  for (const BookSheet& sheet : book.sheets) {
    if (any_table && !is_table(sheet)) continue;  // a column 错误 or a colour there is the clerk's
    const auto part = package.part(sheet.part);
    if (!part) continue;
    const auto of_sheet = marks.find(sheet.name);
    auto now =
        with_marks(*part, package.shown(), of_sheet == marks.end() ? SheetMarks() : of_sheet->second, headers, styles);
    if (now) changed[sheet.part] = std::move(*now);
  }
  if (styles.changed()) changed[book.styles_part] = styles.part();
  return package.with(changed);
}

}  // namespace

std::optional<std::string> marked_copy(const std::string& workbook, const std::string& shown,
                                       const std::vector<Reject>& rejects) {
  const auto marks = marks_by_sheet(rejects);
  if (marks.empty()) return std::nullopt;
  return patched(Package(workbook, shown), marks);
}

std::string unmarked(const std::string& workbook, const std::string& shown) {
  return patched(Package(workbook, shown), {});
}

}  // namespace sheet

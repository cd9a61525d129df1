// SPDX-License-Identifier: MIT
// 历年归档: the archived meetings as they were then, side by side, with their codes; of the archives alone, so that it
// stands when the record is gone.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/meeting_title.h"
#include "site/comparison.h"
#include "site/root_pages.h"

namespace site {
namespace {

using render::Value;

constexpr const char* kFile = "archives.html";

Value row_of(const ArchivedYear& year, bool has_copies) {
  Value row = Value::object();
  row.set("label", model::meeting_title(year.meeting)).set("code", year.code).set("damaged", year.damaged);
  put(row, "has_as_of", shown_date(year.as_of));
  put(row, "has_number", year.number > 1 ? fmt::format("第{}份，更正以前的", year.number) : "");
  put(row, "has_copy_href", year.copy);
  return row.set("has_copies", has_copies);
}

// Those that could be read, oldest first.
std::vector<ComparedYear> compared(const std::vector<ArchivedYear>& archives) {
  std::vector<ComparedYear> years;
  for (auto year = archives.rbegin(); year != archives.rend(); ++year)
    if (!year->damaged)
      years.push_back(
          {std::string(base::trim(model::meeting_year(year->meeting))), "", year->posts_list, year->figures});
  return years;
}

DataTable table_of(const std::vector<ArchivedYear>& archives) {
  using enum DataKind;
  DataTable table{
      "archives",
      "历年归档",
      compared_columns(
          {{"meeting", "会议"}, {"archive", "归档号", number}, {"code", "归档码"}, {"as_of", "计算日", date}}),
      {}};
  for (const ArchivedYear& year : archives) {
    std::vector<DataCell> cells{year.meeting, year.number, year.code, date_cell(year.as_of)};
    add_compared(cells, year.figures, year.posts_list);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

PageView archives_page(const Frame& frame, const SiteRoot& root) {
  PageView view{"archives", kFile, root_page(frame, root.own, root.contact, {kFile, "历年归档"}, root.all.data_date)};
  const std::vector<ComparedYear> years = compared(root.archives);
  view.value.set("has_comparison", !years.empty())
      .set("comparison", years.empty() ? Value(false) : comparison(years, "then", "各次会议", "当时逾期"));
  const bool has_copies = std::any_of(root.archives.begin(), root.archives.end(),
                                      [](const ArchivedYear& year) { return !year.copy.empty(); });
  Value::List rows;
  for (const ArchivedYear& year : root.archives) rows.push_back(row_of(year, has_copies));
  view.value.set("has_copies", has_copies).set("archives", std::move(rows));
  view.tables.push_back(table_of(root.archives));
  return view;
}

}  // namespace site

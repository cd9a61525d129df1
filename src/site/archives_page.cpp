// SPDX-License-Identifier: MIT
// 历年归档: the archived meetings with their codes, side by side; of the archives alone, so that it stands when the
// record is gone.
#include <fmt/format.h>

#include "model/meeting_title.h"
#include "site/root_pages.h"

namespace site {
namespace {

using render::Value;

constexpr const char* kFile = "archives.html";

void put_count(Value& row, render::OptionalKey key, const std::optional<int>& count, const char* unit) {
  put(row, key, count ? fmt::format("{} {}", *count, unit) : "");
}

Value row_of(const ArchivedYear& year) {
  Value row = Value::object();
  row.set("label", model::meeting_title(year.meeting)).set("code", year.code);
  row.set("damaged", year.damaged);
  put(row, "has_as_of", shown_date(year.as_of));
  put(row, "has_number", year.number > 1 ? fmt::format("第{}份，更正以前的", year.number) : "");
  put_count(row, "has_items", year.items, "项");
  put(row, "has_closed",
      year.items && year.closed && *year.items > 0 ? fmt::format("{} / {} 项", *year.closed, *year.items) : "");
  put_count(row, "has_overdue", year.overdue, "项");
  row.set("is_late", year.overdue.value_or(0) > 0);
  put_count(row, "has_commitments", year.commitments, "条");
  put(row, "has_copy_href", year.copy);
  return row;
}

DataCell count_cell(const std::optional<int>& count) { return number_cell(count.value_or(0), count.has_value()); }

DataTable table_of(const std::vector<ArchivedYear>& years) {
  using enum DataKind;
  DataTable table{"archives",
                  "历年归档",
                  {{"meeting", "会议"},
                   {"archive", "归档号", number},
                   {"code", "归档码"},
                   {"as_of", "计算日", date},
                   {"items", "整改", number},
                   {"closed", "已销号", number},
                   {"overdue", "逾期", number},
                   {"commitments", "承诺", number}},
                  {}};
  for (const ArchivedYear& year : years)
    table.rows.push_back({year.meeting, year.number, year.code, date_cell(year.as_of), count_cell(year.items),
                          count_cell(year.closed), count_cell(year.overdue), count_cell(year.commitments)});
  return table;
}

}  // namespace

PageView archives_page(const Frame& frame, const SiteRoot& root) {
  PageView view{"archives", kFile, root_page(frame, root.own, root.contact, {kFile, "历年归档"}, root.all.data_date)};
  Value::List rows;
  bool has_copies = false;
  for (const ArchivedYear& year : root.archives) {
    rows.push_back(row_of(year));
    has_copies = has_copies || !year.copy.empty();
  }
  for (Value& row : rows) row.set("has_copies", has_copies);
  view.value.set("has_copies", has_copies).set("years", std::move(rows));
  view.tables.push_back(table_of(root.archives));
  return view;
}

}  // namespace site

// SPDX-License-Identifier: MIT
#include "site/data_files.h"

#include <fmt/format.h>

#include "base/json.h"

namespace site {
namespace {

std::string tables_json(const UnitContext& unit, const std::vector<PageView>& pages) {
  const model::DisclosedRecord& record = unit.record;
  std::string out = "{";
  const auto member = [&](std::string_view key, const std::string& text) {
    fmt::format_to(std::back_inserter(out), "\n  \"{}\": ", key);
    if (text.empty()) {
      out += "null";
    } else {
      base::append_json_text(out, text);
    }
    out += ',';
  };
  member("organization", record.organization.number);
  member("organization_name", record.organization.name);
  member("meeting", record.meeting.number);
  member("audience", audience_label(unit.frame.audience));
  member("data_date", record.figures.data_date ? model::iso(*record.figures.data_date) : "");
  out += "\n  \"tables\": [";
  bool first = true;
  for (const PageView& page : pages)
    for (const DataTable& table : page.tables) {
      out += first ? "\n" : ",\n";
      append_json(out, table);
      first = false;
    }
  return out + "]\n}\n";
}

}  // namespace

void put_downloads(render::Value& page, const std::vector<DataTable>& tables, const std::string& whose) {
  render::Value::List links;
  for (const DataTable& table : tables)
    if (!table.rows.empty())
      links.push_back(render::Value::object()
                          .set("href", table.csv_file())
                          .set("label", table.title)
                          .set("file_name", fmt::format("{} {}.csv", whose, table.title)));
  put(page, "has_downloads", std::move(links));
}

std::vector<DataFile> csv_files(const std::vector<PageView>& pages) {
  std::vector<DataFile> files;
  for (const PageView& page : pages)
    for (const DataTable& table : page.tables)
      if (!table.rows.empty()) files.push_back({table.csv_file(), csv(table)});
  return files;
}

std::vector<DataFile> unit_data_files(const UnitContext& unit, const std::vector<PageView>& pages) {
  std::vector<DataFile> files = csv_files(pages);
  files.push_back({kTablesFile, tables_json(unit, pages)});
  return files;
}

}  // namespace site

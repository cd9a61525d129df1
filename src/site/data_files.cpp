// SPDX-License-Identifier: MIT
#include "site/data_files.h"

#include <fmt/format.h>

#include "base/json.h"

namespace site {
namespace {

std::string tables_json(const DataSource& source, const std::vector<PageView>& pages) {
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
  member("organization", source.organization);
  member("organization_name", source.organization_name);
  member("meeting", source.meeting);
  member("audience", audience_label(source.audience));
  member("data_date", source.data_date ? model::iso(*source.data_date) : "");
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

std::vector<DataFile> data_files(const DataSource& source, const std::vector<PageView>& pages) {
  std::vector<DataFile> files;
  if (pages.empty()) return files;
  for (const PageView& page : pages)
    for (const DataTable& table : page.tables)
      if (!table.rows.empty()) files.push_back({table.csv_file(), csv(table)});
  files.push_back({kTablesFile, tables_json(source, pages)});
  return files;
}

}  // namespace site

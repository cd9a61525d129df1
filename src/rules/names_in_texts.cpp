// SPDX-License-Identifier: MIT
#include "rules/names_in_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/record_texts.h"

namespace rules {

std::vector<model::Objection> names_in_texts(const model::YearRecord& record, const std::vector<std::string>& named,
                                             const KnownNames& names) {
  std::vector<model::Objection> objections;
  if (named.empty()) return objections;
  for (const CellText& cell : texts_of(record)) {
    if (std::find(named.begin(), named.end(), *cell.text) == named.end()) continue;
    const model::Table& table = model::table(cell.table);
    objections.push_back({cell.table, cell.origin, std::string(cell.column),
                          fmt::format("{}里有党员姓名“{}”", table.columns[table.index_of(cell.column).value()].header,
                                      base::join(names_in(*cell.text, names), "”“")),
                          "向社会公开的文字里不写姓名，请改成职务；确实不是人名的，把这几个字照抄进 gongshilan.json 的 "
                          "allow，写明谁定的、哪天、为什么。"});
  }
  return objections;
}

}  // namespace rules

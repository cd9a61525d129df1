// SPDX-License-Identifier: MIT
#include "site/notices.h"

#include <fmt/format.h>

#include <algorithm>

namespace site {

using render::Value;

void put_withdrawn(Value& page, const model::DisclosedRecord& record, std::initializer_list<model::TableId> tables) {
  Value::List rows;
  for (const model::DisclosedNotice& notice : record.notices) {
    if (notice.why != model::DisclosedNotice::Why::withdrawn || !notice.date) continue;
    const bool here = tables.size() == 0 || std::any_of(tables.begin(), tables.end(), [&](model::TableId table) {
                        return notice.what.starts_with(std::string(model::table(table).header) + " ");
                      });
    if (!here) continue;
    rows.push_back(Value::object()
                       .set("what", notice.what)
                       .set("line", fmt::format("{}撤下", model::chinese(*notice.date)))
                       .set("basis", notice.basis));
  }
  put(page, "has_withdrawn", std::move(rows));
}

}  // namespace site

// SPDX-License-Identifier: MIT
#include "store/approval_sheets.h"

namespace store {

void keep_approval_sheet(const Database& database, const UnitKey& unit, const std::string& batch,
                         const std::string& code, model::Date date, const std::string& content) {
  database
      .prepare(
          "INSERT OR IGNORE INTO approval_sheet (code, organization, meeting, batch, date, content) "
          "VALUES (?, ?, ?, ?, ?, ?)")
      .bind_text(code)
      .bind_text(unit.organization)
      .bind_text(unit.meeting)
      .bind_text(batch)
      .bind_text(model::iso(date))
      .bind_text(content)
      .run();
}

bool has_batches_for(const Database& database, model::Audience scope) {
  return database.prepare("SELECT 1 FROM disclosure WHERE scope = ? LIMIT 1").bind(model::word(scope)).step();
}

}  // namespace store

// SPDX-License-Identifier: MIT
// What each 内容码 that was printed stands for. Never changed: a sheet that is printed again keeps its first day.
#pragma once
#include <string>

#include "model/date.h"
#include "model/words.h"
#include "store/database.h"
#include "store/importer.h"

namespace store {

void keep_approval_sheet(const Database& database, const UnitKey& unit, const std::string& batch,
                         const std::string& code, model::Date date, const std::string& content);

bool has_batches_for(const Database& database, model::Audience scope);  // anywhere in table 公开

}  // namespace store

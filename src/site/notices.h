// SPDX-License-Identifier: MIT
// The neutral lines that stand where something was taken down: its number, the day and why. Never a word of it.
#pragma once
#include <initializer_list>

#include "model/table.h"
#include "render/value.h"
#include "site/page.h"

namespace site {

// Key `withdrawn?` of CONTEXT.md: records of these tables; of all without any.
void put_withdrawn(render::Value& page, const model::DisclosedRecord& record,
                   std::initializer_list<model::TableId> tables = {});

}  // namespace site

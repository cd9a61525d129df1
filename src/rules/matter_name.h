// SPDX-License-Identifier: MIT
// What pages call a matter that is posted as one. Knows no record, so that the site may use it.
#pragma once
#include <string_view>

#include "model/words.h"

namespace rules {

std::string_view name_of(model::Matter matter);  // 整改清单

}  // namespace rules

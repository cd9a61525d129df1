// SPDX-License-Identifier: MIT
// The free texts of a unit with their cells: of all columns that a site may show to somebody, columns of names
// excepted. Whom each is shown to is for rules/disclose.h.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace rules {

struct CellText {
  const std::string* text = nullptr;  // in the record; never empty
  model::TableId table = model::TableId::meeting;
  model::Origin origin;
  std::string_view column;
  std::string_view number{};  // of the problem, item or commitment
  bool earlier = false;       // of a former meeting
};

std::vector<CellText> texts_of(const model::YearRecord& record);

}  // namespace rules

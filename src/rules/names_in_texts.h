// SPDX-License-Identifier: MIT
// Names of members in what society would read. Columns of names are masked; a sentence with a name in it is refused,
// since the rest of it may tell who is meant all the same.
#pragma once
#include <string>
#include <vector>

#include "model/objection.h"
#include "rules/known_names.h"

namespace rules {

// named: texts as the record has them that disclosing had to mask (disclose.h). The cells that they stand in; one that
// stands in none is of former days and stays masked.
std::vector<model::Objection> names_in_texts(const model::YearRecord& record, const std::vector<std::string>& named,
                                             const KnownNames& names);

}  // namespace rules

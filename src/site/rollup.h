// SPDX-License-Identifier: MIT
// Tables of units with their figures, and their sum.
#pragma once
#include <vector>

#include "render/value.h"
#include "site/page.h"

namespace site {

struct RollupRow {
  std::string name, href, meeting;
  const model::Figures* figures = nullptr;
};

render::Value rollup(const std::string& caption, const std::vector<RollupRow>& rows, bool with_sum,
                     const std::string& note = "");

// The units below one: those that name it as superior and met under the same number, by organisation.
std::vector<const UnitNode*> children_of(const Frame& frame, const UnitNode& node);

}  // namespace site

// SPDX-License-Identifier: MIT
// The pages of one unit as template name, path in the unit's folder, and value. Pure.
#pragma once
#include <string>
#include <vector>

#include "render/value.h"
#include "site/page.h"

namespace site {

struct PageView {
  std::string template_name, file;
  render::Value value;
};

// The unit's node, and all units below it, are in frame.units.
std::vector<PageView> unit_pages(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node);

PageView overview_page(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node);
PageView rectification_page(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node);
PageView commitments_page(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node);
PageView appraisal_page(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node);
PageView stages_page(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node);

}  // namespace site

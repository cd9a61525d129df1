// SPDX-License-Identifier: MIT
// The pages of one unit as template name, path in the unit's folder, value, and their tables as data. Pure.
#pragma once
#include <string>
#include <vector>

#include "render/value.h"
#include "site/data_table.h"
#include "site/organization_node.h"
#include "site/page.h"

namespace site {

struct PageView {
  std::string template_name, file;
  render::Value value;
  std::vector<DataTable> tables = {};  // those it shows, empty ones too
};

std::vector<PageView> unit_pages(const UnitContext& unit);

PageView overview_page(const UnitContext& unit);
PageView rectification_page(const UnitContext& unit);
PageView commitments_page(const UnitContext& unit);
PageView appraisal_page(const UnitContext& unit);
PageView stages_page(const UnitContext& unit);
PageView last_page(const UnitContext& unit);
PageView preparation_page(const UnitContext& unit);
PageView filings_page(const UnitContext& unit);
PageView postings_page(const UnitContext& unit);

// Pages of an organisation, beside the folders of its meetings: 历年, where there are several. units: oldest first, the
// last one is `newest`.
std::vector<PageView> organization_pages(const UnitContext& newest, const std::vector<UnitEntry>& units);

}  // namespace site

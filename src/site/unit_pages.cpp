// SPDX-License-Identifier: MIT
#include "site/unit_pages.h"

#include <fmt/format.h>

#include "site/data_files.h"
#include "site/rollup.h"

namespace site {

std::vector<PageView> unit_pages(const UnitContext& unit) {
  std::vector<PageView> pages;
  pages.push_back(overview_page(unit));
  if (unit.record.has_rectification_page) pages.push_back(rectification_page(unit));
  if (unit.record.has_last_page) pages.push_back(last_page(unit));
  if (unit.node.has_commitments_page) pages.push_back(commitments_page(unit));
  if (unit.node.has_appraisal_page) pages.push_back(appraisal_page(unit));
  if (unit.record.has_stages_page) pages.push_back(stages_page(unit));
  if (unit.record.has_preparation_page) pages.push_back(preparation_page(unit));
  if (unit.record.has_filings_page) pages.push_back(filings_page(unit));
  if (unit.record.has_postings_page) pages.push_back(postings_page(unit));
  const std::string whose =
      fmt::format("{} {}", unit.record.organization.name, meeting_title(unit.record.meeting.number));
  for (PageView& view : pages) put_downloads(view.value, view.tables, whose);
  if (unit.children.size() + unit.unregistered.size() >= kMostRollupRows)
    for (PageView& view : further_pages(rollup_of(unit), [&](PageHead head) {
           head.data_date = unit.node.all.data_date;
           return unit_page(unit, head);
         })) {
      put_downloads(view.value, pages.front().tables, whose);  // the table begins on the first page
      pages.push_back(std::move(view));
    }
  return pages;
}

}  // namespace site

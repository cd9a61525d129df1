// SPDX-License-Identifier: MIT
#include "site/unit_pages.h"

namespace site {

std::vector<PageView> unit_pages(const Frame& frame, const model::DisclosedRecord& record, const UnitNode& node) {
  std::vector<PageView> pages;
  pages.push_back(overview_page(frame, record, node));
  pages.push_back(rectification_page(frame, record, node));
  if (node.has_commitments_page) pages.push_back(commitments_page(frame, record, node));
  if (node.has_appraisal_page) pages.push_back(appraisal_page(frame, record, node));
  pages.push_back(stages_page(frame, record, node));
  return pages;
}

}  // namespace site

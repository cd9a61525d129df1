// SPDX-License-Identifier: MIT
// 党务公开审批表: one A4 page to be signed (提出, 审核含保密审查, 审批) with the 内容码 of a batch, behind it the full
// text that the code stands for. Internal: never part of a site. Everything on it is as the batch's audience would see
// it.
#pragma once
#include <string>

#include "model/record.h"
#include "rules/content_code.h"

namespace report {

struct ApprovalSheet {
  const model::YearRecord& record;
  const model::Batch& batch;
  const rules::Content& content;
  std::string code;
  model::Date printed;
};

std::string approval_sheet_page(const ApprovalSheet& sheet);  // as HTML

}  // namespace report

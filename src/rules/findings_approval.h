// SPDX-License-Identifier: MIT
// What is not posted for want of approval, and what has changed since it was approved: findings beside those of
// findings.h, which know of no audience. For the clerk, never for a site.
#pragma once
#include <vector>

#include "rules/disclose.h"
#include "rules/findings.h"

namespace rules {

// Of every batch that wants approval, and of what the audience of `options` would be shown that no batch names.
std::vector<Finding> find_unapproved(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                                     const DisclosureOptions& options);

// Those batches that want approval and have it.
std::vector<const model::Batch*> approved_batches(const model::YearRecord& record, const Computed& computed,
                                                  const model::Plan& plan, const DisclosureOptions& options);

}  // namespace rules

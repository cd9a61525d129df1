// SPDX-License-Identifier: MIT
// What several commands need of approvals: the options of disclosure, with the names that content for society is masked
// by, and the log's lines on approvals that hold.
#pragma once
#include <string>
#include <vector>

#include "app/console.h"
#include "app/workspace.h"
#include "rules/disclose.h"
#include "store/log.h"

namespace app {

rules::DisclosureOptions disclosure_of(const config::Settings& settings, model::Audience audience, model::Date as_of,
                                       const rules::KnownNames& names);

// Whether names are masked anywhere: in a site for this audience, or where a batch for such a one is looked at.
bool needs_names(const store::Database& database, const config::Settings& settings, model::Audience audience);

// A line a batch whose approval holds; as the log has it.
store::LogLine approval_line(const model::YearRecord& record, const model::Batch& batch);

// Those that the log has not yet.
void log_new_approvals(const store::Database& database, std::vector<store::LogLine> lines);

// What a run saw of approvals, units in their order.
struct ApprovalNotes {
  std::vector<store::LogLine> seen;  // a line a batch whose approval holds
  std::vector<std::string> lacking;  // what was not posted for want of one, a message each
};

void say_lacking(const ApprovalNotes& notes, model::Audience audience, const Console& console);

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/finding_list.h"

#include <algorithm>

#include "site/unit.h"

namespace app {

void FindingList::add(const model::YearRecord& record, const model::Plan& plan, const rules::Computed& computed,
                      const rules::Options& options) {
  const std::string unit = record.organization.name + " " + site::meeting_title(record.meeting.number);
  for (rules::Finding& finding : rules::find(record, computed, plan, options)) {
    const bool of_a_row = finding.origin.row > 0;
    if (of_a_row && !seen_.emplace(finding.origin.file, finding.origin.row, finding.text).second) continue;
    all_.push_back({std::move(finding), unit});
  }
}

void FindingList::sort() {
  std::stable_sort(all_.begin(), all_.end(), [](const PlacedFinding& a, const PlacedFinding& b) {
    return rules::more_urgent(a.finding, b.finding);
  });
}

}  // namespace app

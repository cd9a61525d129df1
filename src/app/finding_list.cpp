// SPDX-License-Identifier: MIT
#include "app/finding_list.h"

#include <algorithm>

#include "site/unit.h"

namespace app {

void FindingList::add(const model::YearRecord& record, std::vector<rules::Finding> findings,
                      const std::vector<rules::AgendaEntry>& agenda) {
  const model::Meeting& meeting = record.meeting;
  const std::string& name = record.organization.name;
  const UnitName unit{record.organization.number, meeting.number, meeting.plan, name,
                      name + " " + site::meeting_title(meeting.number)};
  organizations_.insert(unit.organization);
  for (rules::Finding& finding : findings) {
    if (refused_.contains(finding.rule)) continue;
    const bool of_a_row = finding.origin.row > 0;
    if (of_a_row && !seen_findings_.emplace(finding.origin.file, finding.origin.row, finding.text).second) continue;
    findings_.push_back({std::move(finding), unit});
  }
  for (const rules::AgendaEntry& entry : agenda)
    if (entry.days <= due_days_ &&
        (entry.origin.row == 0 ||
         seen_deadlines_.emplace(entry.origin.file, entry.origin.row, entry.kind, entry.day).second))
      deadlines_.push_back({entry, unit});
}

void FindingList::sort() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const PlacedFinding& a, const PlacedFinding& b) {
    return rules::more_urgent(a.finding, b.finding);
  });
  std::stable_sort(deadlines_.begin(), deadlines_.end(),
                   [](const PlacedDeadline& a, const PlacedDeadline& b) { return a.entry.day < b.entry.day; });
}

}  // namespace app

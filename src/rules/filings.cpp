// SPDX-License-Identifier: MIT
#include "rules/filings.h"

#include <algorithm>

#include "rules/deadlines.h"
#include "rules/stages.h"

namespace rules {
namespace {

using model::Date;

FilingStatus* planned_for(const model::Filing& row, std::vector<FilingStatus>& filings) {
  FilingStatus* only = nullptr;
  int of_this_material = 0;
  for (FilingStatus& each : filings) {
    if (each.material != row.material) continue;
    if (each.recipient == row.recipient) return &each;
    ++of_this_material;
    only = &each;
  }
  return of_this_material == 1 && only->row == nullptr ? only : nullptr;
}

std::optional<Date> if_past(const std::optional<Date>& day, Date as_of) {
  return day && *day <= as_of ? day : std::nullopt;
}

}  // namespace

std::vector<FilingStatus> filings_of(const model::YearRecord& record, const model::Plan& plan, Date as_of,
                                     const model::Calendar& calendar) {
  std::vector<FilingStatus> filings;
  if (!plan.uses(model::TableId::filing)) return filings;
  const auto add = [&](const std::string& material, const std::string& recipient) -> FilingStatus& {
    FilingStatus& filing = filings.emplace_back();
    filing.material = material;
    filing.recipient = recipient;
    return filing;
  };
  for (const model::PlanFiling& planned : plan.filings) {
    if (!planned.of.concerns(record.organization.kind)) continue;
    FilingStatus& filing = add(planned.material, planned.recipient);
    filing.reviewed_there = planned.reviewed;
    filing.gate = planned.gate;
    filing.if_any = planned.if_any;
    filing.due = resolve(planned_end(planned.end, plan, record.meeting.number), record.meeting.date, calendar);
  }
  for (const model::Filing& row : record.filings) {
    FilingStatus* filing = planned_for(row, filings);
    if (filing == nullptr) filing = &add(row.material, row.recipient);
    filing->row = &row;
    filing->recipient = row.recipient;
    if (row.end) filing->due = resolve(row.end, record.meeting.date, calendar);
  }
  std::erase_if(filings, [](const FilingStatus& filing) { return filing.if_any && filing.row == nullptr; });
  for (FilingStatus& filing : filings) {
    const bool said = filing.row != nullptr;
    const Progress progress = progress_of({}, filing.due, said ? filing.row->sent : std::nullopt, as_of);
    filing.state = progress.state;
    filing.sent = progress.done;
    filing.days_late = progress.days_late;
    filing.reviewed = if_past(said ? filing.row->reviewed : std::nullopt, as_of);
  }
  return filings;
}

std::vector<MaterialStatus> materials_of(const model::YearRecord& record, const model::Plan& plan, Date as_of) {
  std::vector<MaterialStatus> materials;
  if (!plan.uses(model::TableId::material)) return materials;
  for (const std::string& name : plan.materials) materials.push_back({name, nullptr, {}});
  for (const model::Material& row : record.materials) {
    auto at = std::find_if(materials.begin(), materials.end(), [&](const auto& each) { return each.name == row.name; });
    if (at == materials.end()) at = materials.insert(at, {row.name, nullptr, {}});
    at->row = &row;
    at->archived = if_past(row.archived, as_of);
  }
  return materials;
}

}  // namespace rules

// SPDX-License-Identifier: MIT
#include "app/unit_source.h"

#include <algorithm>

#include "base/failure.h"

namespace app {

UnitSource::UnitSource(Workspace& workspace, model::Date as_of)
    : workspace_(workspace), loader_(workspace.database), options_{as_of, workspace.settings.due_soon_days} {
  for (model::Organization& each : loader_.organizations()) {
    std::string number = each.number;
    organizations_.emplace(std::move(number), std::move(each));
  }
  // The record has no circles: an import that makes one is refused.
  std::map<std::string, int> depths;
  for (const auto& [number, organization] : organizations_) {
    int depth = 0;
    for (const model::Organization* at = &organization; !at->parent.empty(); ++depth) {
      const auto up = organizations_.find(at->parent);
      if (up == organizations_.end()) break;
      at = &up->second;
    }
    depths[number] = depth;
  }
  inherit_contacts();
  units_ = loader_.units();
  std::stable_sort(units_.begin(), units_.end(), [&](const store::UnitKey& a, const store::UnitKey& b) {
    return depths[a.organization] > depths[b.organization];
  });
}

// Supervision needs a way to answer: without phone and mailbox of its own an organisation has its superior's.
void UnitSource::inherit_contacts() {
  for (auto& [number, organization] : organizations_) {
    const model::Organization* at = &organization;
    while (at->phone.empty() && at->mailbox.empty() && organizations_.contains(at->parent))
      at = &organizations_.at(at->parent);
    organization.phone = at->phone;
    organization.mailbox = at->mailbox;
  }
}

void UnitSource::each(const Visit& visit) {
  for (const store::UnitKey& unit : units_) {
    const model::YearRecord record = loader_.load(unit, organizations_.at(unit.organization));
    const model::Plan* plan = workspace_.plans.find(record.meeting.plan);
    if (plan == nullptr)
      throw base::Failure(unit.organization + " " + unit.meeting, "没有方案“" + record.meeting.plan + "”",
                          "可用的方案：" + workspace_.plans.known() + "。");
    visit(record, *plan, rules::compute(record, *plan, workspace_.calendar, options_));
  }
}

}  // namespace app

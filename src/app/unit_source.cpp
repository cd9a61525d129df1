// SPDX-License-Identifier: MIT
#include "app/unit_source.h"

#include <algorithm>

#include "base/failure.h"
#include "rules/disclose.h"
#include "rules/validate.h"

namespace app {
// The record has no circles: an import that makes one is refused. While it is being refused there may be one.
Place UnitSource::place(const std::string& number) {
  Place place;
  if (auto own = loader_.organization(number)) place.organization = std::move(*own);
  for (std::string up = place.organization.parent; !up.empty() && place.superiors.size() <= rules::kMostLevels;) {
    auto superior = loader_.organization(up);
    if (!superior) break;
    up = superior->parent;
    place.superiors.push_back(std::move(*superior));
  }
  // Supervision needs a way to answer: without phone and mailbox of its own an organisation has its superior's.
  model::Organization& own = place.organization;
  for (const model::Organization& superior : place.superiors) {
    if (!own.phone.empty() || !own.mailbox.empty()) break;
    own.phone = superior.phone;
    own.mailbox = superior.mailbox;
  }
  place.meetings = loader_.meetings(number);
  if (only_) std::erase_if(place.meetings, [&](const std::string& meeting) { return meeting != *only_; });
  place.plans = loader_.plans(number);
  place.children = loader_.children(number);
  return place;
}

rules::KnownNames UnitSource::known_names() {
  std::vector<std::string> allowed;
  for (const config::Allowance& each : workspace_.settings.allowances) allowed.push_back(each.text);
  return rules::KnownNames(loader_.member_names(), allowed);
}

model::YearRecord UnitSource::load(const Place& place, const std::string& meeting) {
  return loader_.load({place.organization.number, meeting}, place.organization);
}

std::vector<std::string> UnitSource::children_first() {
  std::vector<std::string> all;
  walk("", all);
  return all;
}

void UnitSource::walk(const std::string& organization, std::vector<std::string>& out) {
  for (const std::string& child : loader_.children(organization)) walk(child, out);
  if (!organization.empty()) out.push_back(organization);
}

const model::Plan& UnitSource::plan_of(const model::YearRecord& record) const {
  const config::Plans& plans = workspace_.plans();
  const model::Plan* plan = plans.find(record.meeting.plan);
  const std::string unit = record.organization.number + " " + record.meeting.number;
  if (plan == nullptr)
    throw base::Failure(unit, "没有方案“" + record.meeting.plan + "”", "可用的方案：" + plans.known() + "。");
  if (!plan->unsaid.empty()) throw base::Failure(unit, rules::unsaid_of(*plan), rules::kSayIt, base::ExitCode::refused);
  return *plan;
}

bool UnitSource::posts_list(const std::vector<std::string>& plans, model::Audience audience) const {
  return std::any_of(plans.begin(), plans.end(), [&](const std::string& id) {
    const model::Plan* plan = workspace_.plans().find(id);
    return plan != nullptr && rules::posts_list(*plan, audience);
  });
}

rules::Computed UnitSource::compute(const model::YearRecord& record, const model::Plan& plan) const {
  return rules::compute(record, plan, workspace_.calendar(), options_);
}

}  // namespace app

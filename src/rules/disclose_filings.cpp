// SPDX-License-Identifier: MIT
#include "rules/discloser.h"

namespace rules {
namespace {

// A list of members that there is only if there is such a member (P04: 不合格党员名单), before it is approved.
bool tells_a_tier(const FilingStatus& filing) { return filing.if_any && filing.reviewed_there && !filing.reviewed; }

}  // namespace

void disclose_filings(const Discloser& discloser, model::DisclosedRecord& out) {
  using model::TableId;
  const model::Plan& plan = discloser.plan;
  const bool opinions = plan.uses(TableId::opinion) && discloser.may_see(TableId::opinion, "channel");
  const bool talks = plan.uses(TableId::talk) && discloser.may_see(TableId::talk, "kind");
  const bool filings = discloser.may_see(TableId::filing, "material");
  const bool materials = discloser.may_see(TableId::material, "material");
  out.has_preparation_page = opinions || talks;
  out.has_filings_page = (plan.uses(TableId::filing) && filings) || (plan.uses(TableId::material) && materials);
  if (opinions)
    for (const model::Opinion& raw : discloser.record.opinions)
      out.opinions.push_back({raw.channel, raw.count, raw.answered});
  out.opinions_are_answered = opinions && plan.requires_column("opinion.answered");
  if (talks)
    for (const model::Talk& raw : discloser.record.talks)
      out.talks.push_back({raw.kind, raw.expected, raw.held, plan.must_talk_of(raw.kind)});
  for (const FilingStatus& status : discloser.computed.filings)
    if (filings && !tells_a_tier(status))
      out.filings.push_back({status.material, status.recipient, status.due, status.state, status.sent, status.reviewed,
                             status.reviewed_there, status.gate, status.days_late});
  for (const MaterialStatus& status : discloser.computed.materials)
    if (materials) out.materials.push_back({status.name, status.archived});
}

}  // namespace rules

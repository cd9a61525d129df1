// SPDX-License-Identifier: MIT
#include "rules/discloser.h"

namespace rules {
namespace {

// A list of members that there is only if there is such a member (P04: 不合格党员名单), before it is approved.
bool tells_a_tier(const FilingStatus& filing) { return filing.if_any && filing.reviewed_there && !filing.reviewed; }

}  // namespace

void disclose_filings(const Discloser& discloser, model::DisclosedRecord& out) {
  using model::Matter;
  const model::Plan& plan = discloser.plan;
  const auto posts = [&](Matter matter) { return out.posting(matter) != nullptr; };
  out.has_preparation_page = posts(Matter::opinions) || posts(Matter::talks);
  out.has_filings_page = posts(Matter::filings) || posts(Matter::materials);
  if (posts(Matter::opinions))
    for (const model::Opinion& raw : discloser.record.opinions)
      out.opinions.push_back({raw.channel, raw.count, raw.answered});
  out.opinions_are_answered = plan.requires_column("opinion.answered");
  if (posts(Matter::talks))
    for (const model::Talk& raw : discloser.record.talks)
      out.talks.push_back({raw.kind, raw.expected, raw.held, plan.must_talk_of(raw.kind)});
  if (posts(Matter::filings))
    for (const FilingStatus& status : discloser.computed.filings)
      if (!tells_a_tier(status))
        out.filings.push_back({status.material, status.recipient, status.due, status.state, status.sent,
                               status.reviewed, status.reviewed_there, status.gate, status.days_late});
  if (posts(Matter::materials))
    for (const MaterialStatus& status : discloser.computed.materials)
      out.materials.push_back({status.name, status.archived});
}

}  // namespace rules

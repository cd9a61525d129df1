// SPDX-License-Identifier: MIT
#include "rules/disclose.h"

#include <algorithm>

#include "rules/discloser.h"
#include "rules/figures.h"
#include "rules/matters.h"
#include "rules/missing.h"
#include "rules/staleness.h"

namespace rules {
namespace {

using model::Audience;
using model::How;
using model::Matter;
using model::Shown;

Shown shown(std::string masked, const std::string& raw) {
  const How how = masked == raw ? How::as_is : How::masked;
  return {std::move(masked), how};
}

// Where reports are asked for (P10) the unit sees how many are missing, though not whose.
void count_reports(const Discloser& discloser, model::Figures& figures) {
  if (discloser.plan.fulfilment == model::Rhythm::none) return;
  for (std::size_t i = 0; i < discloser.record.commitments.size(); ++i) {
    if (discloser.is_withdrawn(model::TableId::commitment, discloser.record.commitments[i].number)) continue;
    const FulfilmentStatus& status = discloser.computed.fulfilments[i];
    ++figures.commitments;
    figures.due_reports += static_cast<int>(status.due.size());
    figures.given += status.given;
    figures.missing += status.missing;
    if (status.latest) ++figures.reported;
    if (status.latest == model::Fulfilled::kept) ++figures.kept;
  }
}

}  // namespace

bool Discloser::may_see(model::TableId table, std::string_view column) const {
  const DisclosureRow& row = disclosure_of(table, column);
  return row.widest && may_see(*row.widest);
}

Audience Discloser::widest(const model::Rectification& item, const model::Problem* problem) const {
  return posted(plan, item, problem);
}

Audience Discloser::widest(const model::Commitment& commitment) const { return posted(plan, commitment); }

bool Discloser::may_see_problem(const model::Problem* problem) const {
  return problem != nullptr && may_see(posted(plan, *problem));
}

Shown Discloser::name(const std::string& raw) const {
  return masks_names() && !raw.empty() ? Shown{mask_name(raw), How::masked} : Shown{raw, How::as_is};
}

Shown Discloser::text(const std::string& raw) const {
  if (!masks_names()) return {raw, How::as_is};
  Shown out = shown(mask_names(raw, options.names), raw);
  if (out.how == How::masked && named != nullptr) named->push_back(raw);
  return out;
}

Shown Discloser::responsible(const std::string& raw) const {
  if (!masks_names()) return {raw, How::as_is};
  return shown(mask_responsible(raw, options.names), raw);
}

Shown Discloser::title(const model::Rectification& item, const model::Problem* problem) const {
  return text(item.item.empty() && problem != nullptr ? problem->text : item.item);
}

bool posts_list(const model::Plan& plan, Audience audience) {
  return plan.uses(model::TableId::rectification) &&
         audience <= std::max(plan.posted.items, personal_items_posted(plan));
}

model::DisclosedRecord disclose(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                                const DisclosureOptions& options, std::vector<std::string>* named) {
  const Discloser discloser{record, computed, plan, options, named};
  model::DisclosedRecord out;
  out.audience = options.audience;
  out.as_of = options.as_of;
  const model::Organization& own = record.organization;
  out.organization = {own.number, own.name, own.kind, own.parent, own.phone, own.mailbox, own.address};
  out.plan = plan.id + " " + plan.name;
  disclose_postings(discloser, out);
  const auto posts = [&](Matter matter) { return out.posting(matter) != nullptr; };
  out.posts_meeting = posts(Matter::meeting);
  out.has_stages_page = posts(Matter::stages);
  out.has_appraisal_page = posts(Matter::tiers);
  out.posts_list = out.has_rectification_page = posts(Matter::items);
  out.asks_list =
      plan.uses(model::TableId::rectification) && posts(Matter::items) == may_post(discloser, Matter::items);
  out.has_commitments_page = posts(Matter::commitments);
  out.has_postings_page = true;
  disclose_meeting(discloser, out);
  disclose_items(discloser, out);
  disclose_last_list(discloser, out);
  disclose_commitments(discloser, out);
  disclose_filings(discloser, out);
  disclose_withdrawals(discloser, out);
  out.figures = figures_of(out);
  if (options.audience == Audience::unit && !may_post(discloser, Matter::commitments) && !out.is_to_come())
    count_reports(discloser, out.figures);
  out.figures.data_date = computed.data_date;
  out.stale_from = stale_from(computed.data_date, plan);
  if (computed.distribution && out.has_appraisal_page)
    out.figures.distribution = disclose_tiers(discloser, *computed.distribution);
  out.missing = missing_of(out, record, computed, plan);
  out.figures.lacking = out.missing.empty() ? 0 : 1;
  return out;
}

}  // namespace rules

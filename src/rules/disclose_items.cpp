// SPDX-License-Identifier: MIT
#include "rules/discloser.h"

namespace rules {
namespace {

// One step back: what came before that stands on the former item.
std::vector<model::DisclosedFormer> former_of(const Discloser& discloser, const model::Problem* problem) {
  std::vector<model::DisclosedFormer> all;
  const model::Problem* earlier = problem == nullptr ? nullptr : find_problem(discloser.record, problem->earlier);
  if (earlier == nullptr) return all;
  for (const model::Rectification& item : discloser.record.earlier_items)
    if (item.problem == earlier->number && discloser.shows(item, earlier)) all.push_back({item.number, item.meeting});
  return all;
}

std::vector<model::DisclosedEarlierDeadline> earlier_deadlines(const ItemStatus& status) {
  std::vector<model::DisclosedEarlierDeadline> all;
  for (const EarlierDeadline& earlier : status.earlier)
    all.push_back({earlier.due, earlier.changed_on, earlier.approved_late, earlier.relapse});
  return all;
}

model::DisclosedItem item_of(const Discloser& discloser, const ComputedItem& computed) {
  const model::Rectification& raw = *computed.item;
  const ItemStatus& status = computed.status;
  const model::Date as_of = discloser.options.as_of;
  model::DisclosedItem out;
  out.number = raw.number;
  out.meeting = raw.meeting;
  out.listed_on = raw.meeting_date;
  out.carried = computed.carried;
  out.of_committee = raw.subject.is_committee();
  out.subject = out.of_committee ? model::Shown{"班子"} : discloser.name(raw.subject.name);
  out.item = discloser.title(raw, computed.problem);
  out.measures = discloser.text(raw.measures);
  out.unit = discloser.text(raw.unit);
  out.responsible = discloser.responsible(responsible_on(raw, as_of));
  if (discloser.may_see_problem(computed.problem) &&
      !discloser.is_withdrawn(model::TableId::problem, computed.problem->number)) {
    if (!raw.item.empty()) out.problem = discloser.text(computed.problem->text);
    out.source = computed.problem->source;
  }
  out.years = computed.years;
  out.former = former_of(discloser, computed.problem);
  out.status = status.status;
  out.ahead = computed.ahead;
  out.due = status.due;
  out.earlier = earlier_deadlines(status);
  out.late_from = status.late_from();
  out.days_late = status.days_late;
  out.days_left = status.days_left;
  out.extensions = status.extensions;
  out.closed_late = status.closed_late;
  out.closed_on = status.closed_on;
  out.rechecked_on = status.rechecked_on;
  for (const model::Event& event : raw.events)
    if (event.date <= as_of)
      out.events.push_back({event.date, event.kind, discloser.text(event.content),
                            discloser.responsible(event.new_responsible), event.new_deadline, event.result});
  PostedState posted = posted_state(discloser, raw);
  out.posted_on = posted.on;
  out.amendments = std::move(posted.amendments);
  out.gone = posted.gone;
  return out;
}

}  // namespace

void disclose_items(const Discloser& discloser, model::DisclosedRecord& out) {
  if (!out.posts_list) return;
  for (const ComputedItem& computed : discloser.computed.items)
    if (discloser.shows(*computed.item, computed.problem)) out.items.push_back(item_of(discloser, computed));
}

void disclose_last_list(const Discloser& discloser, model::DisclosedRecord& out) {
  if (!out.posts_list) return;
  for (const LastItem& last : discloser.computed.last_list) {
    if (!discloser.shows(*last.item, last.problem)) continue;
    PostedState posted = posted_state(discloser, *last.item);
    out.last_list.push_back({last.item->number, last.item->meeting, discloser.title(*last.item, last.problem),
                             discloser.responsible(last.responsible), discloser.text(last.cause), last.state,
                             last.status.due, earlier_deadlines(last.status), last.status.days_late,
                             last.status.extensions, last.status.closed_on, std::move(posted.amendments), posted.gone});
  }
  out.has_last_page = !out.last_list.empty();
  out.three_states = discloser.plan.last_list == model::LastList::three_states;
}

}  // namespace rules

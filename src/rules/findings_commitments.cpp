// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/text.h"
#include "rules/finder.h"

namespace rules {
namespace {

using model::TableId;

void reports(Finder& finder, const model::Commitment& commitment, const FulfilmentStatus& status) {
  std::vector<std::string> missing;
  std::optional<model::Date> first;
  for (const ExpectedReport& report : status.due) {
    if (report.given || report.made_up) continue;
    missing.push_back(report.label);
    if (!first) first = report.last_day;
  }
  const Place place{TableId::commitment, commitment.origin, "commitment"};
  if (!missing.empty())
    finder.say(Rule::report_missing, place,
               fmt::format("承诺 {}（{}）缺{}的践诺报告。请在{}上补报。", commitment.number, commitment.name,
                           base::join(missing, "、"),
                           finder.plan.fulfilment == model::Rhythm::quarterly ? "党员大会或党小组会" : "党员大会"),
               {first, first ? finder.options.as_of - *first : 0, commitment.name});
  if (!status.running || status.running->given || !status.running->last_day) return;
  const model::Date end = *status.running->last_day;
  const int left = end - finder.options.as_of;
  if (left <= finder.options.due_soon_days)
    finder.say(Rule::report_due_soon, place,
               fmt::format("承诺 {}（{}）的{}践诺报告还没有登记，{}到期。", commitment.number, commitment.name,
                           status.running->label, left == 0 ? "今天" : fmt::format("还有 {} 天", left)),
               {end, left, commitment.name});
}

// What the item of a commitment says need not be said again.
void gaps(Finder& finder, const model::Commitment& commitment) {
  const ComputedItem* item = nullptr;
  for (const ComputedItem& each : finder.computed.items)
    if (each.item->number == commitment.rectification) item = &each;
  const auto gap = [&](const char* column, bool empty, const char* header) {
    if (finder.lacks(std::string("commitment.") + column, empty))
      finder.say(Rule::commitment_gap, {TableId::commitment, commitment.origin, column},
                 fmt::format("承诺 {}（{}）没有填{}。方案 {} 要求写明。", commitment.number, commitment.name, header,
                             finder.plan.id));
  };
  gap("measures", commitment.measures.empty() && (item == nullptr || item->item->measures.empty()), "措施");
  gap("deadline", !commitment.deadline && (item == nullptr || !item->item->deadline), "完成时限");
}

}  // namespace

void find_in_commitments(Finder& finder) {
  for (std::size_t i = 0; i < finder.record.commitments.size(); ++i) {
    const model::Commitment& commitment = finder.record.commitments[i];
    finder.item = commitment.number;
    finder.say_without_calendar(finder.computed.commitment_dues[i],
                                {TableId::commitment, commitment.origin, "deadline"});
    gaps(finder, commitment);
    reports(finder, commitment, finder.computed.fulfilments[i]);
    if (commitment.posting.gone) finder.say_gone(TableId::commitment, commitment.number, *commitment.posting.gone);
  }
  finder.item.clear();
}

}  // namespace rules

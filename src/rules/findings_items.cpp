// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/finder.h"

namespace rules {
namespace {

using model::Rectification;
using model::TableId;

// 责任人 may be several, by 、.
bool is_named_in(const std::string& person, const std::string& persons) {
  const std::vector<std::string> each = base::split(base::replace_all(persons, "，", "、"), "、");
  return std::find(each.begin(), each.end(), person) != each.end();
}

void deadline(Finder& finder, const Rectification& raw, const ItemStatus& status) {
  const std::string responsible = responsible_on(raw, finder.options.as_of);
  const std::string person = responsible.empty() ? "" : "，责任人 " + responsible;
  const Place place{TableId::rectification, raw.origin, "deadline"};
  const auto from = status.late_from();
  if (status.status == model::Status::overdue)
    finder.say(Rule::item_overdue, place,
               fmt::format("整改 {} 已逾期 {} 天（时限 {}{}{}）。请登记进展、销号或经审批延期。", raw.number,
                           status.days_late, status.due.text, from ? "，原 " + chinese(*from) : "", person),
               {status.due.known(), status.days_late, responsible});
  if (status.status == model::Status::due_soon)
    finder.say(Rule::item_due_soon, place,
               fmt::format("整改 {} {}（时限 {}{}）。", raw.number,
                           status.days_left == 0 ? "今天到期" : fmt::format("还有 {} 天到期", status.days_left),
                           status.due.text, person),
               {status.due.known(), status.days_left, responsible});
}

void gaps(Finder& finder, const Rectification& raw) {
  const auto gap = [&](const char* column, bool empty, const char* header) {
    if (finder.lacks(std::string("rectification.") + column, empty))
      finder.say(Rule::item_gap, {TableId::rectification, raw.origin, column},
                 fmt::format("整改 {} 没有填{}。方案 {} 要求写明。", raw.number, header, finder.plan.id));
  };
  gap("measures", raw.measures.empty(), "整改措施");
  gap("responsible", raw.responsible.empty(), "责任人");
  gap("deadline", !raw.deadline, "整改时限");
}

void item(Finder& finder, const ComputedItem& computed) {
  const Rectification& raw = *computed.item;
  const ItemStatus& status = computed.status;
  deadline(finder, raw, status);
  gaps(finder, raw);
  for (const EarlierDeadline& earlier : status.earlier)
    if (earlier.approved_late)
      finder.say(Rule::extension_late, {TableId::rectification, raw.origin, "deadline"},
                 fmt::format("整改 {} 在时限 {} 过后才于 {} 延期，逾期天数仍从原时限算。", raw.number, earlier.due.text,
                             chinese(earlier.changed_on)));
  for (const model::Event& event : raw.events)
    if (event.kind == model::EventKind::closure && event.date <= finder.options.as_of &&
        is_named_in(event.verifier, responsible_on(raw, event.date)))
      finder.say(Rule::verifier_responsible, {TableId::event, event.origin, "verifier"},
                 fmt::format("整改 {} 的核验人就是责任人（{}）。最好由另一人核验。", raw.number, event.verifier));
  if (computed.years > 1 && !status.is_closed())
    finder.say(Rule::over_a_year, {TableId::rectification, raw.origin, "problem"},
               fmt::format("整改 {} {}第 {} 年，还没有解决。", raw.number,
                           computed.problem == nullptr ? "已列在清单上" : "对应的问题已是", computed.years));
  if (finder.plan.look_back && status.status == model::Status::closed)
    finder.say(Rule::look_back_missing, {TableId::rectification, raw.origin, "rectification"},
               fmt::format("整改 {} 已于 {} 销号，还没有回头看。方案 {} 要求回头看，看过请在“进展”表登记。", raw.number,
                           chinese(*status.closed_on), finder.plan.id));
  finder.say_without_calendar(status.due, {TableId::rectification, raw.origin, "deadline"});
}

void problems(Finder& finder) {
  const model::YearRecord& record = finder.record;
  std::set<std::string> answered;
  for (const auto* list : {&record.items, &record.earlier_items})
    for (const Rectification& raw : *list) answered.insert(raw.problem);
  for (const model::Problem& problem : record.problems) {
    finder.item = problem.number;
    if (problem.subject.is_committee() && !answered.contains(problem.number))
      finder.say(Rule::problem_unanswered, {TableId::problem, problem.origin, "problem"},
                 fmt::format("问题 {} 还没有对应的整改事项。", problem.number));
  }
}

// Of no row any more: said of the meeting, once.
void gone(Finder& finder) {
  for (const Rectification& raw : finder.record.items) {
    finder.item = raw.number;
    if (raw.posting.gone) finder.say_gone(TableId::rectification, raw.number, *raw.posting.gone);
  }
}

}  // namespace

void find_in_items(Finder& finder) {
  for (const ComputedItem& computed : finder.computed.items) {
    finder.item = computed.item->number;
    item(finder, computed);
  }
  problems(finder);
  gone(finder);
  finder.item.clear();
}

}  // namespace rules

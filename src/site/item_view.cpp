// SPDX-License-Identifier: MIT
#include "site/item_view.h"

#include <fmt/format.h>

#include "base/text.h"
#include "site/anchors.h"
#include "site/dated.h"
#include "site/slugs.h"

namespace site {
namespace {

using model::DisclosedEvent;
using model::DisclosedItem;
using model::EventKind;
using model::Status;
using render::Value;

Value event_row(const DisclosedEvent& event) {
  Value row = Value::object();
  row.set("date", model::chinese(event.date));
  put(row, "has_kind_label", event.kind == EventKind::progress ? "" : std::string(model::word(event.kind)));
  EventText text = event_text(event);
  row.set("text", std::move(text.text));
  put(row, "has_until", std::move(text.until));
  put(row, "has_people", event_people(event));
  return row;
}

std::string earlier_note(const model::DisclosedEarlierDeadline& earlier) {
  return earlier.approved_late ? "到期后才延期" : earlier.relapse ? "反弹后重定" : "";
}

std::string without_full_stop(std::string text) {
  if (text.ends_with("。")) text.resize(text.size() - std::string_view("。").size());
  return text;
}

Value::List promise_rows(const model::DisclosedRecord& record, const DisclosedItem& item) {
  Value::List rows;
  for (const model::DisclosedCommitment* commitment : promises_on(record, item))
    rows.push_back(Value::object()
                       .set("href", "commitments.html#" + anchor(commitment->number))
                       .set("member", commitment->name.text));
  return rows;
}

}  // namespace

std::string state_note(const DisclosedItem& item) {
  switch (item.status) {
    case Status::overdue:
      return fmt::format("{}天", item.days_late);
    case Status::due_soon:
      return days_left_text(item.days_left);
    case Status::closed:
      return shown_date(item.closed_on);
    case Status::rechecked:
      return shown_date(item.rechecked_on);
    default:
      return "";
  }
}

EventText event_text(const DisclosedEvent& event) {
  std::string text = event.content.text;
  if (event.result) text = fmt::format("{}。{}", model::word(*event.result), text);
  if (!event.new_deadline) return {std::move(text), ""};
  if (!text.empty() && !text.ends_with("。")) text += "。";
  return {text + "时限改为", model::chinese(*event.new_deadline) + "。"};
}

std::string event_people(const DisclosedEvent& event) {
  return event.new_responsible.empty() ? "" : "责任人改为 " + event.new_responsible.text;
}

// Of a 依据 the template sets the full stop.
void put_amendments(Value& row, const std::vector<model::DisclosedAmendment>& amendments, bool gone) {
  Value::List rows;
  for (const model::DisclosedAmendment& amendment : amendments) {
    Value::List changes;
    for (const model::DisclosedAmendment::Change& change : amendment.changes) {
      Value each = Value::object();
      each.set("field", change.field);
      put(each, "has_before", change.before.text);
      put(each, "has_after", change.after.text);
      changes.push_back(std::move(each));
    }
    Value each = Value::object();
    each.set("date", model::chinese(amendment.date)).set("changes", std::move(changes));
    put(each, "has_basis", without_full_stop(amendment.basis));
    rows.push_back(std::move(each));
  }
  put(row, "has_amendments", std::move(rows));
  row.set("removed", gone);
}

std::vector<std::string> amendment_lines(const std::vector<model::DisclosedAmendment>& amendments) {
  std::vector<std::string> lines;
  for (const model::DisclosedAmendment& amendment : amendments)
    for (const model::DisclosedAmendment::Change& change : amendment.changes)
      lines.push_back(fmt::format("{} {} 原文：{}；调整：{}；依据：{}", model::iso(amendment.date), change.field,
                                  change.before.empty() ? "（没有）" : change.before.text,
                                  change.after.empty() ? "（没有）" : change.after.text,
                                  without_full_stop(amendment.basis)));
  return lines;
}

void put_former(Value& row, const UnitContext& unit, const DisclosedItem& item, const std::string& folder) {
  Value::List rows;
  for (const model::DisclosedFormer& each : item.former) {
    Value former = Value::object();
    former.set("code", each.number);
    put(former, "has_href",
        unit.has_former_list(each.meeting) ? folder + each.meeting + "/rectification.html#" + anchor(each.number) : "");
    rows.push_back(std::move(former));
  }
  put(row, "has_former", std::move(rows));
}

std::vector<std::string> former_lines(const DisclosedItem& item) {
  std::vector<std::string> lines;
  for (const model::DisclosedFormer& each : item.former) lines.push_back(each.number);
  return lines;
}

std::string problem_text(const DisclosedItem& item) {
  return item.problem.text == item.item.text ? "" : item.problem.text;
}

// Those of the last meeting too: their reports may still be due.
std::vector<const model::DisclosedCommitment*> promises_on(const model::DisclosedRecord& record,
                                                           const DisclosedItem& item) {
  std::vector<const model::DisclosedCommitment*> promises;
  for (const auto* list : {&record.earlier_commitments, &record.commitments})
    for (const model::DisclosedCommitment& commitment : *list)
      if (commitment.item == item.number) promises.push_back(&commitment);
  return promises;
}

void put_earlier_deadlines(Value& row, const std::vector<model::DisclosedEarlierDeadline>& earlier, int extensions) {
  Value::List rows;
  for (const model::DisclosedEarlierDeadline& each : earlier) {
    Value deadline = Value::object();
    deadline.set("date", each.due.text);
    put(deadline, "has_note", earlier_note(each));
    rows.push_back(std::move(deadline));
  }
  put(row, "has_earlier_deadlines", std::move(rows));
  put(row, "has_extension_note", extensions > 0 ? fmt::format("延期{}次", extensions) : "");
}

std::vector<std::string> earlier_lines(const std::vector<model::DisclosedEarlierDeadline>& earlier) {
  std::vector<std::string> lines;
  for (const model::DisclosedEarlierDeadline& each : earlier) {
    const auto day = each.due.known();
    const std::string note = earlier_note(each);
    lines.push_back(day ? model::iso(*day) : each.due.text);
    if (!note.empty()) lines.back() += fmt::format("（{}）", note);
  }
  return lines;
}

Value item_row(const UnitContext& unit, const DisclosedItem& item, int number, bool says_committee) {
  const model::DisclosedRecord& record = unit.record;
  Value row = Value::object();
  row.set("anchor", anchor(item.number)).set("code", item.number).set("number", std::to_string(number));
  row.set("state", slug(item.status)).set("state_label", model::word(item.status));
  put(row, "has_state_note", state_note(item));
  row.set("states", state_rows(item, record.as_of));
  row.set("late_closure", item.closed_late);
  row.set("title", item.item.text).set("hang", begins_with_opening_mark(item.item.text));
  const std::string problem = problem_text(item);
  row.set("problem_hang", begins_with_opening_mark(problem));
  put(row, "has_problem", problem);
  put(row, "has_measures", item.measures.text);
  row.set("measures_hang", begins_with_opening_mark(item.measures.text));
  put(row, "has_responsible", item.responsible.text);
  put(row, "has_responsible_unit", item.unit.text);
  put(row, "has_deadline", item.due.text);
  put_earlier_deadlines(row, item.earlier, item.extensions);
  put(row, "has_subject", item.of_committee && !says_committee ? "" : item.subject.text);
  row.set("subject_kind", item.of_committee ? "班子" : "党员个人");
  put(row, "has_source", item.source ? std::string(model::word(*item.source)) : "");
  put(row, "has_recurrence", item.years > 1 ? fmt::format("第{}年", item.years) : "");
  put_former(row, unit, item, "../../" + record.organization.number + "/");
  put(row, "has_carried_from", item.carried ? "结转自" + meeting_year(item.meeting) : "");
  const std::string former = unit_path(record.organization.number, item.meeting);
  put(row, "has_carried_href",
      item.carried && unit.has_former_list(item.meeting)
          ? "../../" + former + "rectification.html#" + anchor(item.number)
          : "");
  Value::List events;
  for (const DisclosedEvent& event : item.events) events.push_back(event_row(event));
  put(row, "has_events", std::move(events));
  put_amendments(row, item.amendments, item.gone);
  put(row, "has_posted_on", shown_date(item.posted_on));
  put(row, "has_promises", promise_rows(record, item));
  return row;
}

}  // namespace site

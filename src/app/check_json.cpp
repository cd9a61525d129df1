// SPDX-License-Identifier: MIT
#include <array>

#include "app/check_report.h"
#include "base/json.h"

namespace app {
namespace {

using base::Json;

Json object() { return Json(Json::Object()); }
Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json or_null(int number) { return number == 0 ? Json() : Json(number); }

constexpr std::array<std::string_view, 4> kUrgencyKeys{"late", "soon", "missing", "look"};
std::string_view key(rules::Urgency urgency) { return kUrgencyKeys[static_cast<std::size_t>(urgency)]; }

Json refusal(const sheet::Reject& reject, LedgerImport& import) {
  return object()
      .set("place", reject.where)
      .set("file", or_null(import.file_of(reject)))
      .set("sheet", or_null(reject.sheet_name))
      .set("row", or_null(reject.row))
      .set("column", or_null(reject.column_name))
      .set("what", reject.what)
      .set("hint", reject.hint);
}

Json finding(const PlacedFinding& placed, LedgerImport& import) {
  const rules::Finding& said = placed.finding;
  const rules::FindingRule& rule = rules::finding_rule(said.rule);
  return object()
      .set("rule", rule.key)
      .set("name", rule.name)
      .set("urgency", key(rule.urgency))
      .set("organization", placed.unit.organization)
      .set("meeting", placed.unit.meeting)
      .set("plan", placed.unit.plan)
      .set("table", model::table(said.table).key)
      .set("record", or_null(said.item))
      .set("place", place_of(placed, import))
      .set("day", said.day ? Json(model::iso(*said.day)) : Json())
      .set("days", said.day ? Json(said.days) : Json())
      .set("to", or_null(said.to))
      .set("text", said.text);
}

Json deadline(const PlacedDeadline& placed, LedgerImport& import) {
  const rules::AgendaEntry& entry = placed.entry;
  return object()
      .set("day", model::iso(entry.day))
      .set("days_left", entry.days)
      .set("kind", rules::key(entry.kind))
      .set("organization", placed.unit.organization)
      .set("meeting", placed.unit.meeting)
      .set("plan", placed.unit.plan)
      .set("table", model::table(entry.table).key)
      .set("record", or_null(entry.number))
      .set("place", place_of(placed, import))
      .set("to", or_null(entry.to))
      .set("text", entry.title);
}

Json counts(const FindingList& list, const LedgerImport& import) {
  std::array<int, kUrgencyKeys.size()> found{};
  for (const PlacedFinding& placed : list.findings()) ++found[static_cast<std::size_t>(placed.finding.urgency())];
  Json out = object();
  out.set("refused", static_cast<std::int64_t>(import.rejects().count()))
      .set("findings", static_cast<std::int64_t>(list.findings().size()));
  for (std::size_t i = 0; i < found.size(); ++i) out.set(std::string(kUrgencyKeys[i]), found[i]);
  out.set("due", static_cast<std::int64_t>(list.deadlines().size()));
  return out;
}

}  // namespace

std::string check_json(const FindingList& list, LedgerImport& import, model::Date as_of) {
  Json::List refused, findings, due;
  for (const sheet::Reject& reject : import.rejects().in_file_order()) refused.push_back(refusal(reject, import));
  for (const PlacedFinding& placed : list.findings()) findings.push_back(finding(placed, import));
  for (const PlacedDeadline& placed : list.deadlines()) due.push_back(deadline(placed, import));
  return object()
      .set("as_of", model::iso(as_of))
      .set("refused", std::move(refused))
      .set("findings", std::move(findings))
      .set("due_days", list.due_days())
      .set("due", std::move(due))
      .set("counts", counts(list, import))
      .dump();
}

}  // namespace app

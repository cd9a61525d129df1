// SPDX-License-Identifier: MIT
#include "app/check_report.h"

#include <fmt/format.h>

#include <array>

namespace app {
namespace {

using rules::AgendaKind;
using rules::Urgency;

constexpr std::array<Urgency, 4> kUrgencies{Urgency::late, Urgency::soon, Urgency::missing, Urgency::look};

std::string when(int days) {
  if (days == 0) return "今天";
  return days > 0 ? fmt::format("还有 {} 天", days) : fmt::format("已过 {} 天", -days);
}

std::string whose(const rules::AgendaEntry& entry) {
  if (entry.to.empty()) return "";
  switch (entry.kind) {
    case AgendaKind::commitment:
    case AgendaKind::report:
      return "，承诺人 " + entry.to;
    case AgendaKind::filing:
      return "，报 " + entry.to;
    default:
      return "，责任人 " + entry.to;
  }
}

}  // namespace

std::string place_of(const PlacedFinding& placed, LedgerImport& import) {
  const rules::Finding& finding = placed.finding;
  const bool of_a_row = finding.origin.row > 0;
  return of_a_row ? import.place(finding.table, finding.origin, finding.column) : placed.unit.title;
}

std::string place_of(const PlacedDeadline& placed, LedgerImport& import) {
  const rules::AgendaEntry& entry = placed.entry;
  return entry.origin.row > 0 ? import.place(entry.table, entry.origin, "") : placed.unit.title;
}

void say_findings(const FindingList& list, LedgerImport& import, model::Date as_of, const Console& console) {
  console.say(fmt::format("以 {} 计，要留意 {} 处。", model::chinese(as_of), list.findings().size()));
  for (const Urgency urgency : kUrgencies) {
    bool headed = false;
    for (const PlacedFinding& placed : list.findings()) {
      if (placed.finding.urgency() != urgency) continue;
      if (!headed) console.say(fmt::format("\n【{}】", rules::heading(urgency)));
      headed = true;
      const bool names_unit = placed.finding.origin.row > 0 && list.has_several_organizations();
      console.say(fmt::format("{}：{}〔{}，方案 {}{}〕", place_of(placed, import), placed.finding.text,
                              rules::finding_rule(placed.finding.rule).name, placed.unit.plan,
                              names_unit ? "，" + placed.unit.organization_name : ""));
    }
  }
}

void say_deadlines(const FindingList& list, LedgerImport& import, const Console& console) {
  console.say(fmt::format("\n【{}天内到期】", list.due_days()));
  if (list.deadlines().empty()) console.say("没有。");
  std::string last;
  for (const PlacedDeadline& placed : list.deadlines()) {
    const rules::AgendaEntry& entry = placed.entry;
    const std::string heading = fmt::format("{}（{}）", model::chinese(entry.day), when(entry.days));
    if (heading != last) console.say(heading);
    last = heading;
    const bool names_unit = entry.origin.row > 0 && list.has_several_organizations();
    const std::string number = entry.number.empty() ? "" : " " + entry.number;
    console.say(fmt::format("  {}：{}{} {}{}{}", place_of(placed, import), rules::label(entry.kind), number,
                            entry.title, whose(entry), names_unit ? "〔" + placed.unit.organization_name + "〕" : ""));
  }
}

}  // namespace app

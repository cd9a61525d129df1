// SPDX-License-Identifier: MIT
// check: the same import path, rolled back, and what the secretary has to see to, most urgent first.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/finding_list.h"
#include "app/ledger_import.h"
#include "app/unit_source.h"

namespace app {

base::ExitCode check(const CommandOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  const model::Date as_of = options.as_of.value_or(today());
  LedgerImport import(workspace, console, as_of);  // never committed
  import.validate_touched(console);
  if (!import.rejects().empty()) {
    import.report_rejects(console);
    return base::ExitCode::refused;
  }
  FindingList findings;
  UnitSource source(workspace, as_of);
  for (const std::string& organization : source.children_first()) {
    const Place place = source.place(organization);
    for (const std::string& meeting : place.meetings) {
      const model::YearRecord record = source.load(place, meeting);
      import.refuse_sound_rows(import.refused_findings(record));
      const model::Plan& plan = source.plan_of(record);
      findings.add(record, plan, source.compute(record, plan), source.options());
    }
  }
  if (!import.rejects().empty()) {
    import.report_rejects(console);
    return base::ExitCode::refused;
  }
  import.report(console);
  findings.sort();
  console.say(fmt::format("以 {} 计，要留意 {} 处。", model::chinese(as_of), findings.all().size()));
  for (const rules::Urgency urgency :
       {rules::Urgency::late, rules::Urgency::soon, rules::Urgency::missing, rules::Urgency::look}) {
    bool headed = false;
    for (const auto& [finding, unit] : findings.all()) {
      if (finding.urgency() != urgency) continue;
      if (!headed) console.say(fmt::format("\n【{}】", rules::heading(urgency)));
      headed = true;
      const bool of_a_row = finding.origin.row > 0;
      const std::string where = of_a_row ? import.place(finding.table, finding.origin, finding.column) : unit;
      console.say(fmt::format("{}：{}", where, finding.text));
    }
  }
  console.say("\n没有要改的地方。这次只核对，没有导入。");
  return base::ExitCode::done;
}

}  // namespace app

// SPDX-License-Identifier: MIT
// check: the same import path, rolled back, and what the secretary has to see to, most urgent first.
#include <fmt/format.h>

#include <array>

#include "app/commands.h"
#include "app/ledger_import.h"
#include "app/unit_source.h"
#include "rules/findings.h"
#include "site/unit.h"

namespace app {
namespace {

struct Line {
  rules::Urgency urgency;
  std::string text;
};

std::vector<Line> findings(Workspace& workspace, LedgerImport& import, model::Date as_of) {
  std::vector<Line> lines;
  UnitSource source(workspace, as_of);
  source.each([&](const model::YearRecord& record, const model::Plan& plan, const rules::Computed& computed) {
    for (const rules::Finding& finding : rules::find(record, computed, plan, source.options())) {
      const std::string where = finding.origin.row > 0 ? import.place(finding.table, finding.origin, finding.column)
                                                       : fmt::format("{} {}", record.organization.name,
                                                                     site::meeting_title(record.meeting.number));
      lines.push_back({finding.urgency, where + "：" + finding.text});
    }
  });
  return lines;
}

}  // namespace

base::ExitCode check(const CommandOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  LedgerImport import(workspace, console);  // never committed
  if (!import.rejects().empty()) {
    import.report_rejects(console);
    return base::ExitCode::refused;
  }
  import.report(console);
  const model::Date as_of = options.as_of.value_or(today());
  const std::vector<Line> lines = findings(workspace, import, as_of);
  console.say(fmt::format("以 {} 计，要留意 {} 处。", model::chinese(as_of), lines.size()));
  for (const rules::Urgency urgency :
       {rules::Urgency::late, rules::Urgency::soon, rules::Urgency::missing, rules::Urgency::look}) {
    bool headed = false;
    for (const Line& line : lines) {
      if (line.urgency != urgency) continue;
      if (!headed) console.say(fmt::format("\n【{}】", rules::heading(urgency)));
      headed = true;
      console.say(line.text);
    }
  }
  console.say("\n没有要改的地方。这次只核对，没有导入。");
  return base::ExitCode::done;
}

}  // namespace app

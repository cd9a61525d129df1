// SPDX-License-Identifier: MIT
// check: the same import path, rolled back, and what the secretary has to see to, most urgent first.
#include <fmt/format.h>

#include "app/approvals.h"
#include "app/check_report.h"
#include "app/commands.h"
#include "app/unit_source.h"
#include "rules/disclose.h"
#include "rules/findings_approval.h"
#include "rules/names_in_texts.h"

namespace app {
namespace {

// All units, whether the import touched them or not; what the settings make a refusal goes to the import.
void look_at_units(Workspace& workspace, LedgerImport& import, model::Date as_of, FindingList& list) {
  UnitSource source(workspace, as_of);
  const config::Settings& settings = workspace.settings;
  const bool for_society = settings.audience == model::Audience::society;
  const rules::KnownNames names =
      needs_names(workspace.database, settings, settings.audience) ? source.known_names() : rules::KnownNames();
  const rules::DisclosureOptions disclosure = disclosure_of(settings, settings.audience, as_of, names);
  for (const std::string& organization : source.children_first()) {
    const Place place = source.place(organization);
    for (const std::string& meeting : place.meetings) {
      const model::YearRecord record = source.load(place, meeting);
      const model::Plan& plan = source.plan_of(record);
      const rules::Computed computed = source.compute(record, plan);
      std::vector<rules::Finding> findings = rules::find(record, computed, plan, source.options());
      import.refuse_sound_rows(import.refused_among(findings, record));
      if (for_society) {
        std::vector<std::string> named;
        (void)rules::disclose(record, computed, plan, disclosure, &named);
        import.refuse_sound_rows(rules::names_in_texts(record, named, names));
      }
      for (rules::Finding& finding : rules::find_unapproved(record, computed, plan, disclosure))
        findings.push_back(std::move(finding));
      list.add(record, std::move(findings), rules::agenda_of(record, computed, source.options()));
    }
  }
  list.sort();
}

}  // namespace

base::ExitCode check(const CheckOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  const model::Date as_of = options.as_of.value_or(today());
  LedgerImport import(workspace, console, as_of);  // never committed
  import.validate_touched(console);
  FindingList list(workspace.refused_rules, options.due.value_or(workspace.settings.due_soon_days));
  if (import.is_sound()) look_at_units(workspace, import, as_of, list);
  const bool refused = !import.rejects().empty();
  const bool strict = options.strict && !list.findings().empty();
  const base::ExitCode code = refused || strict ? base::ExitCode::refused : base::ExitCode::done;
  if (options.json) {
    console.out << check_json(list, import, as_of);
    return code;
  }
  if (refused) {
    import.report_rejects(console);
    import.offer_copies(console);
    return code;
  }
  const Console loud{console.out, console.err, console.quiet && !strict, console.terminal};
  import.report(loud);
  say_findings(list, import, as_of, loud);
  if (options.due) say_deadlines(list, import, loud);
  loud.say("\n台账可以导入。这次只核对，没有导入。");
  if (strict) loud.say(fmt::format("有 {} 处要留意。写了 --strict，所以退出码是 3。", list.findings().size()));
  return code;
}

}  // namespace app

// SPDX-License-Identifier: MIT
#include "app/commands.h"
#include "app/ledger_import.h"

namespace app {

base::ExitCode import_ledger(const CommandOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  LedgerImport import(workspace, console, today());
  import.validate_touched(console);
  if (!import.rejects().empty()) {
    import.report_rejects(console);
    return base::ExitCode::refused;
  }
  import.report(console);
  import.commit();
  workspace.cache.commit();
  return base::ExitCode::done;
}

std::string version() { return GONGSHILAN_VERSION; }

}  // namespace app

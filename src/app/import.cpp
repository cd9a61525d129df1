// SPDX-License-Identifier: MIT
#include "app/commands.h"
#include "app/ledger_import.h"

namespace app {

base::ExitCode import_ledger(const ImportOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  LedgerImport import(workspace, console, today());
  import.validate_touched(console);
  if (!import.rejects().empty()) {
    import.report_rejects(console);
    options.dry_run ? import.offer_copies(console) : import.mark_copies(console);
    return base::ExitCode::refused;
  }
  import.report(console);
  if (options.dry_run) {
    console.say("这次只是试一试，没有导入。");
    return base::ExitCode::done;
  }
  import.write_log();
  import.commit();
  import.settle_copies(console);
  workspace.cache.commit();
  return base::ExitCode::done;
}

std::string version() { return GONGSHILAN_VERSION; }

}  // namespace app

// SPDX-License-Identifier: MIT
// keygen: the pair of keys with which archives are signed. What is there already is never touched.
#include "app/commands.h"
#include "app/workspace.h"

namespace app {

base::ExitCode keygen(const KeygenOptions& options, const Console& /*console*/) {
  (void)config::read_settings(options.workspace);  // or it is no workspace
  const base::FileLock lock = lock_workspace(options.workspace);
  throw base::Failure("keygen", "这一版还不能做密钥", "请换用新的版本。");
}

}  // namespace app

// SPDX-License-Identifier: MIT
// What a new workspace holds, as values. Same options, same values; writes nothing.
#pragma once
#include <string>

#include "app/commands.h"
#include "config/plans.h"
#include "sheet/template.h"

namespace app {

struct NewWorkspace {
  std::string settings;
  sheet::LedgerBook book;
};

// One organisation. Where the plan has a 组织 table its name and contact stand there, otherwise in the settings.
NewWorkspace empty_workspace(const InitOptions& options, const config::Plans& plans, const model::Plan& plan);

// 说明.txt, for a double click in Windows or 麒麟: a byte-order mark and CRLF.
std::string guide(const NewWorkspace& made);

}  // namespace app

// SPDX-License-Identifier: MIT
#include "cli/archive_commands.h"

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace cli {

void ArchiveCommands::define_keygen(CLI::App& app) {
  CLI::App* keygen = app.add_subcommand("keygen", "做一对密钥，给年度归档签名用，一个单位做一次");
  add_common(*keygen, workspace_, quiet_);
  keygen->footer("例：gongshilan keygen --workspace 一支部");
}

std::optional<base::ExitCode> ArchiveCommands::run(const CLI::App& app, app::Console console) const {
  console.quiet = quiet_;
  if (app.got_subcommand("keygen")) return app::keygen({workspace_}, console);
  return std::nullopt;
}

}  // namespace cli

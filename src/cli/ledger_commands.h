// SPDX-License-Identifier: MIT
// The commands that write a ledger workbook: init and export. Their options, and what they mean.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"

namespace CLI {  // NOLINT(readability-identifier-naming): of the library
class App;
}

namespace cli {

class LedgerCommands {
 public:
  void define_init(CLI::App& app);
  void define_export(CLI::App& app);

  // Nothing if the command typed is not one of these.
  std::optional<base::ExitCode> run(const CLI::App& app, app::Console console) const;

 private:
  [[nodiscard]] app::InitOptions init_options() const;
  [[nodiscard]] app::ExportOptions export_options() const;

  std::string workspace_ = ".", folder_, plan_, name_, year_, organization_, meeting_, carry_over_, as_of_, out_;
  std::vector<std::string> values_;
  bool with_example_ = false, quiet_ = false;
};

}  // namespace cli

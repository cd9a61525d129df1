// SPDX-License-Identifier: MIT
// The commands about the yearly archive: archive, verify, restore, keygen. Their options, and what they mean.
#pragma once
#include <optional>
#include <string>

#include "app/commands.h"

namespace CLI {  // NOLINT(readability-identifier-naming): of the library
class App;
}

namespace cli {

class ArchiveCommands {
 public:
  void define_archive(CLI::App& app);
  void define_verify(CLI::App& app);
  void define_restore(CLI::App& app);
  void define_keygen(CLI::App& app);

  // Nothing if the command typed is not one of these.
  std::optional<base::ExitCode> run(const CLI::App& app, app::Console console) const;

 private:
  [[nodiscard]] app::RestoreOptions restore_options() const;
  [[nodiscard]] base::ExitCode archive(const app::Console& console) const;
  [[nodiscard]] app::VerifyOptions verify_options() const;

  std::string workspace_ = ".", meeting_, as_of_, audience_, reason_, key_, rebuild_, bag_, into_, report_;
  bool quiet_ = false, fast_ = false;
};

}  // namespace cli

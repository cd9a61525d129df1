// SPDX-License-Identifier: MIT
// The commands about what was posted and who did it: log, verify-screen, approve-sheet, withdraw. Their options, and
// what they mean.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"

namespace CLI {  // NOLINT(readability-identifier-naming): of the library
class App;
}

namespace cli {

class PostingCommands {
 public:
  void define_log(CLI::App& app);
  void define_verify_screen(CLI::App& app);
  void define_withdraw(CLI::App& app);
  void define_approve_sheet(CLI::App& app);

  // Nothing if the command typed is not one of these.
  std::optional<base::ExitCode> run(const CLI::App& app, app::Console console) const;

 private:
  [[nodiscard]] app::LogOptions log_options() const;
  [[nodiscard]] app::WithdrawOptions withdraw_options() const;

  [[nodiscard]] app::ApproveSheetOptions approve_sheet_options() const;

  std::string workspace_ = ".", organization_, record_, expect_, table_, reason_, meeting_, batch_, out_;
  std::vector<std::string> code_;  // typed with blanks it is several words
  bool json_ = false, quiet_ = false, undo_ = false;
};

}  // namespace cli

// SPDX-License-Identifier: MIT
#include "cli/posting_commands.h"

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace cli {
namespace {

constexpr std::size_t kFewestDigits = 8, kMostDigits = 64;

// Digits of a hash as they stand in the log, from a code as a person writes it down.
std::string digits_of(const std::string& code) {
  std::string digits;
  for (const char each : code) {
    if (each == '-' || each == ' ') continue;
    digits += each >= 'A' && each <= 'F' ? static_cast<char>(each - 'A' + 'a') : each;
  }
  const bool hexadecimal = digits.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hexadecimal || digits.size() < kFewestDigits || digits.size() > kMostDigits)
    throw base::Failure("--expect", "“" + code + "”不是核对码", "请照抄下的写，例如 3FA2-91BC。",
                        base::ExitCode::usage);
  return digits;
}

}  // namespace

void PostingCommands::define_log(CLI::App& app) {
  CLI::App* log = app.add_subcommand("log", "列出谁在什么时候做了什么，核对这份操作记录有没有人改过");
  add_common(*log, workspace_, quiet_);
  log->add_option("--organization", organization_, "只列说到这个组织的")->type_name("编号");
  log->add_option("--record", record_, "只列说到这一条的")->type_name("编号");
  log->add_option("--expect", expect_, "以前抄下的核对码，查一查到那时为止的有没有少")->type_name("核对码");
  log->add_flag("--json", json_, "结果写成一个 JSON，供别的程序读");
  log->footer("例：gongshilan log --workspace 一支部 --expect 3FA2-91BC");
}

app::LogOptions PostingCommands::log_options() const {
  app::LogOptions options;
  options.workspace = workspace_;
  if (!organization_.empty()) options.organization = organization_;
  if (!record_.empty()) options.record = record_;
  if (!expect_.empty()) options.expect = digits_of(expect_);
  options.json = json_;
  return options;
}

std::optional<base::ExitCode> PostingCommands::run(const CLI::App& app, app::Console console) const {
  console.quiet = quiet_;
  if (app.got_subcommand("log")) return app::show_log(log_options(), console);
  return std::nullopt;
}

}  // namespace cli

// SPDX-License-Identifier: MIT
#include "cli/posting_commands.h"

#include <CLI/CLI.hpp>

#include "base/text.h"
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

void PostingCommands::define_verify_screen(CLI::App& app) {
  CLI::App* verify = app.add_subcommand("verify-screen", "按屏幕角上的码，查出当时显示的是哪一版，是不是最新的");
  add_common(*verify, workspace_, quiet_);
  verify->add_option("码", code_, "屏幕角上的码，7F3A·0325·0910；中间的点可以不写")->required()->type_name("");
  verify->footer("例：gongshilan verify-screen 7F3A·0325·0910 --workspace 一支部");
}

void PostingCommands::define_withdraw(CLI::App& app) {
  CLI::App* withdraw = app.add_subcommand("withdraw", "把一条整改、承诺或问题从所有网站上撤下，或者恢复");
  add_common(*withdraw, workspace_, quiet_);
  withdraw->add_option("编号", record_, "哪一条")->required()->type_name("");
  withdraw->add_option("--reason", reason_, "为什么；撤下的理由要公开")->required()->type_name("理由");
  withdraw->add_option("--organization", organization_, "哪个组织的，几个组织有同一个编号时写")->type_name("编号");
  withdraw->add_option("--table", table_, "哪张表的：整改、承诺、问题，几张表有同一个编号时写")->type_name("表");
  withdraw->add_flag("--undo", undo_, "恢复以前撤下的");
  withdraw->footer("例：gongshilan withdraw ZG03 --reason 涉及个人隐私 --workspace 一支部");
}

app::WithdrawOptions PostingCommands::withdraw_options() const {
  app::WithdrawOptions options{workspace_, record_, organization_, std::nullopt, reason_, undo_};
  if (table_.empty()) return options;
  for (const model::TableId each : {model::TableId::rectification, model::TableId::commitment, model::TableId::problem})
    if (table_ == model::table(each).header) options.table = each;
  if (!options.table)
    throw base::Failure("--table", "“" + table_ + "”不能撤下", "请写 整改、承诺、问题 中的一个。",
                        base::ExitCode::usage);
  return options;
}

void PostingCommands::define_approve_sheet(CLI::App& app) {
  CLI::App* sheet = app.add_subcommand("approve-sheet", "打印一批公开内容的审批表，带内容码。不得公示");
  add_common(*sheet, workspace_, quiet_);
  sheet->add_option("--organization", organization_, "哪个组织，默认按 gongshilan.json")->type_name("编号");
  sheet->add_option("--meeting", meeting_, "哪次会议，默认按 gongshilan.json")->type_name("编号");
  sheet->add_option("--batch", batch_, "台账“公开”表里的哪一批")->required()->type_name("批次");
  sheet->add_option("--out", out_, "表放在哪里，默认是工作区的 report 文件夹")->type_name("文件夹");
  sheet->footer("例：gongshilan approve-sheet --workspace 一支部 --batch GK01");
}

app::ApproveSheetOptions PostingCommands::approve_sheet_options() const {
  app::ApproveSheetOptions options;
  options.workspace = workspace_;
  if (!organization_.empty()) options.organization = organization_;
  if (!meeting_.empty()) options.meeting = meeting_;
  options.batch = batch_;
  if (!out_.empty()) options.out = out_;
  return options;
}

std::optional<base::ExitCode> PostingCommands::run(const CLI::App& app, app::Console console) const {
  console.quiet = quiet_;
  if (app.got_subcommand("log")) return app::show_log(log_options(), console);
  if (app.got_subcommand("verify-screen")) return app::verify_screen({workspace_, base::join(code_, " ")}, console);
  if (app.got_subcommand("withdraw")) return app::withdraw(withdraw_options(), console);
  if (app.got_subcommand("approve-sheet")) return app::approve_sheet(approve_sheet_options(), console);
  return std::nullopt;
}

}  // namespace cli

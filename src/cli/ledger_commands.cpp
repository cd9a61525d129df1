// SPDX-License-Identifier: MIT
#include "cli/ledger_commands.h"

#include <CLI/CLI.hpp>

#include "cli/messages.h"
#include "cli/options.h"

namespace cli {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

void LedgerCommands::define_init(CLI::App& app) {
  CLI::App* init = app.add_subcommand("init", "建立一个新的工作区，带一份可以填的台账.xlsx");
  use_chinese(*init);
  init->add_option("文件夹", folder_, "新工作区的文件夹")->required()->type_name("");
  init->add_option("--plan", plan_, "按哪个工作方案，P01 到 P12，默认 P01")->type_name("方案");
  init->add_option("--name", name_, "单位的名称，默认是文件夹的名字")->type_name("名称");
  init->add_option("--organization", organization_, "单位的编号，以后不再改，默认 ZB1")->type_name("编号");
  init->add_option("--year", year_, "哪一年度的会，默认是今年")->type_name("年度");
  init->add_option("--set", values_, "方案里空着、要单位定的数，可以写几次")->type_name("名=值");
  init->add_flag("--with-example", with_example_, "装上这个方案的示例，先看一看");
  init->add_flag("--quiet", quiet_, "成功时不输出");
  init->footer("例：gongshilan init 一支部 --plan P10 --name 柳溪村党支部 --year 2024");
}

void LedgerCommands::define_export(CLI::App& app) {
  CLI::App* command = app.add_subcommand("export", "把记录库写回成一份台账.xlsx，或写出下一年的台账");
  add_common(*command, workspace_, quiet_);
  command->add_option("--organization", organization_, "只写哪个组织，默认都写")->type_name("编号");
  command->add_option("--meeting", meeting_, "只写哪次会议，默认都写")->type_name("编号");
  command->add_option("--carry-over", carry_over_, "写下一次会议的台账：方案、党员，和上次没有做完的")
      ->type_name("会议编号");
  add_as_of(*command, as_of_);
  command->add_option("--out", out_, "写到哪个文件，默认放在工作区里")->type_name("文件");
  command->footer("例：gongshilan export --workspace 一支部 --carry-over 2025");
}

app::InitOptions LedgerCommands::init_options() const {
  app::InitOptions options;
  options.folder = folder_;
  if (!plan_.empty()) options.plan = plan_;
  options.name = unless_empty(name_);
  options.year = unless_empty(year_);
  options.organization = unless_empty(organization_);
  for (const std::string& each : values_) {
    const std::size_t mark = each.find('=');
    if (mark == std::string::npos || mark == 0 || mark + 1 == each.size())
      throw base::Failure("--set", "“" + each + "”里要有名、= 和值", "请写成 --set days_before=7 这样。",
                          base::ExitCode::usage);
    options.values[each.substr(0, mark)] = each.substr(mark + 1);
  }
  options.with_example = with_example_;
  return options;
}

app::ExportOptions LedgerCommands::export_options() const {
  app::ExportOptions options;
  options.workspace = workspace_;
  options.as_of = as_of_date(as_of_);
  options.organization = unless_empty(organization_);
  options.meeting = unless_empty(meeting_);
  options.carry_over = unless_empty(carry_over_);
  if (!out_.empty()) options.out = out_;
  if (options.carry_over && options.meeting)
    throw base::Failure("--carry-over", "不能和 --meeting 一起写", "请只写一个。", base::ExitCode::usage);
  if (options.as_of && !options.carry_over)
    throw base::Failure("--as-of", "只能和 --carry-over 一起写", "请去掉它，或者加上 --carry-over。",
                        base::ExitCode::usage);
  return options;
}

std::optional<base::ExitCode> LedgerCommands::run(const CLI::App& app, app::Console console) const {
  console.quiet = quiet_;
  if (app.got_subcommand("init")) return app::init(init_options(), console);
  if (app.got_subcommand("export")) return app::export_ledger(export_options(), console);
  return std::nullopt;
}

}  // namespace cli
